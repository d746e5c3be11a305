#!/usr/bin/env python3
"""What no command does: one that reads writes nothing, none opens a socket, no program is started but git, and nothing
that a file, a name or a variable holds reaches the screen as a command to it.

  reading.py RBPLAN SOURCE_DIR

At the end stands how many commands were watched, and how many of their system calls.
"""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
DAY = ["--as-of", "2021-06-15"]
TIMEOUT = 60
TALLY = collections.Counter()

READING = [[], ["due"], ["overdue"], ["timeline"], ["list"], ["show", "1.1.1.1"], ["status"], ["report"], ["decree"], ["page"],
           ["evidence"],
           ["evidence", "--sums"], ["remind"], ["log"], ["validate"], ["validate", "--format", "sarif"],
           ["explain", "RB401"], ["schema", "due"], ["help"], ["help", "plan"], ["completion", "bash"], ["__complete", "show", "1."],
           ["__man", "rbplan"], ["new", "2022", "-n"],
           ["import", str(SOURCE / "tests/data/2021-decree.txt"), "-n"], ["--version"], ["due", "--format", "csv"], ["nothing"]]
ASKING_GIT = [["diff"], ["diff", "HEAD", "--format", "json"], ["validate", "--base", "HEAD"],
              ["done", "2.1.1.3", "--month", "6", "-n"], ["record", "rows.csv", "-n"], ["__complete", "diff", ""]]
WRITING = [["done", "2.1.1.3", "--month", "6"], ["undo", "1.1.1.1", "--month", "1"],
           ["review", "--accept", "1.1.1.2", "--month", "2", "--by", "KPU Provinsi"], ["record", "rows.csv"], ["import", str(SOURCE / "tests/data/tables/bulan.csv"), "-o", "plans/table.yaml"], ["new", "2022"], ["init", "new"],
           ["list", "-o", "list.csv"], ["remind", "--output", "mails"]]
STARTING = {"edit"}  # starts the editor that it is for

WRITES = re.compile(r"\b(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND)\b|^(?:unlink|rename|mkdir|rmdir|link|symlink|mknod|"
                    r"f?ch(?:mod|own)|f?truncate|utime|f?setxattr|f?removexattr)\w*\(")
SOCKET = re.compile(r"^(?:socket|socketpair|connect|bind|sendto|io_uring_setup)\(")
EVIL = "\x1b]0;x\x07\x1b[2J\x9b31m\u202e"
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Office(unittest.TestCase):
    """Each test has a repository of its own, whose plan was changed after its one commit."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.outer = pathlib.Path(temporary.name)
        self.folder = self.outer / "office"
        shutil.copytree(SOURCE / "tests/data/office", self.folder)
        self.plain = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta", "HOME": "/nonexistent",
                      "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        (self.folder / "rows.csv").write_text("id,month,status\n2.1.1.3,6,partial\n")
        self.git("init", "-q")
        self.git("config", "user.name", "Siti")
        self.git("config", "user.email", "siti@example.org")
        self.git("add", "-A")
        self.git("commit", "-qm", "first")
        plan = self.folder / "plans/2021.yaml"
        plan.write_text(plan.read_text().replace("Kode etik pelayanan", "Kode etik petugas"))

    def git(self, *words):
        subprocess.run(["git", *words], cwd=self.folder, env=self.plain, check=True, capture_output=True, timeout=TIMEOUT)

    def run_here(self, words, under=(), env=None):
        return subprocess.run([*under, RBPLAN, *words], cwd=self.folder, env=self.plain | (env or {}), timeout=TIMEOUT,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)

    def state(self):
        """Each file and folder with what it holds and when it was changed; reading alone changes no such time."""
        return {path: (path.lstat().st_mtime_ns, path.lstat().st_ctime_ns, path.is_file() and hash(path.read_bytes()))
                for path in self.outer.rglob("*")}


class Watched(Office):
    def setUp(self):
        probe = subprocess.run(["strace", "-e", "trace=none", "/bin/true"], capture_output=True, check=False)
        if probe.returncode != 0:
            self.skipTest("processes cannot be traced here")
        super().setUp()

    def calls(self, words, env=None):
        """The program's calls, those of the programs that it started, and their names."""
        with tempfile.TemporaryDirectory() as traces:
            under = ["strace", "-ff", "-o", f"{traces}/of", "-e", "trace=%file,%network,%process,%desc,io_uring_setup"]
            done = self.run_here([*words, *(DAY if words and words[0] in DATED else [])], under, env)
            self.assertGreaterEqual(done.returncode, 0, done.stderr)
            self.assertLess(done.returncode, 127, done.stderr)
            own, others, programs = [], [], []
            for path in sorted(pathlib.Path(traces).iterdir()):
                mine = True  # a thread, and a child before it becomes another program, is this one
                for line in path.read_text(errors="replace").splitlines():
                    started = re.match(r'execve\("([^"]*)".*= 0$', line)
                    if started and pathlib.Path(started[1]) != RBPLAN:
                        programs.append(pathlib.Path(started[1]).name)
                        mine = False
                    (own if mine else others).append(line)
        self.assertTrue(any(line.startswith("execve(") for line in own))
        TALLY.update(commands=1, calls=len(own) + len(others))
        return own, others, programs

    def check_quiet(self, words):
        before = self.state()
        own, others, programs = self.calls(words)
        for line in own + others:
            if "/dev/null" not in line and not line.startswith("fcntl("):
                self.assertNotRegex(line, WRITES)
            self.assertNotRegex(line, SOCKET)
        self.assertEqual(self.state(), before)
        return programs

    def test_commands_that_read_write_nothing_and_start_nothing(self):
        for words in READING:
            with self.subTest(words):
                self.assertEqual(self.check_quiet(words), [])

    def test_those_that_ask_git_start_nothing_else(self):
        for words in ASKING_GIT:
            with self.subTest(words):
                self.assertEqual(set(self.check_quiet(words)), {"git"})

    def test_those_that_write_open_no_socket_and_write_in_their_folder(self):
        for words in WRITING:
            with self.subTest(words):
                before = self.state()
                own, others, programs = self.calls(words)
                self.assertNotEqual(self.state(), before)
                self.assertLessEqual(set(programs), {"git"})
                for line in own + others:
                    self.assertNotRegex(line, SOCKET)
                    opened = re.match(r'openat\([^"]*"(/[^"]*)".*O_(?:WRONLY|RDWR|CREAT)', line)
                    if opened and opened[1] != "/dev/null":
                        self.assertTrue(opened[1].startswith(str(self.folder)), line)

    def test_every_command_is_one_of_these(self):
        listed = re.findall(r"^  ([a-z]+)  ", self.run_here(["help"]).stdout.decode(), re.M)
        self.assertGreater(len(listed), 15)
        watched = {words[0] for words in READING + ASKING_GIT + WRITING if words} | STARTING
        self.assertEqual(set(listed) - watched, set())

    def test_a_repository_starts_no_program(self):
        """What a repository of somebody else may name in its files, and in its configuration."""
        trap = self.outer / "trap"
        trap.write_text("#!/bin/sh\ntouch sprung\n")
        trap.chmod(0o755)
        (self.folder / ".gitattributes").write_text("*.yaml diff=trap merge=trap\n*.txt filter=trap\nsk.txt filter=a=b\n")
        for key in ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external", "diff.trap.command",
                    "diff.trap.textconv", "merge.trap.driver", "pager.diff", "credential.helper", "filter.trap.clean"):
            self.git("config", key, str(trap))
        self.git("config", "core.hooksPath", str(self.outer))
        self.git("config", "remote.origin.url", "ext::" + str(trap))
        self.git("config", "remote.origin.promisor", "true")
        proof = ["done", "2.1.1.3", "--month", "6", "--again", "--evidence"]
        for words in [*ASKING_GIT, ["diff", "0000000000000000000000000000000000000001"], *WRITING[:3],
                      [*proof, "evidence/notula.txt"]]:
            os.utime(self.folder / "evidence/notula.txt")  # git looks into what it has with another time
            with self.subTest(words):
                self.assertEqual(set(self.calls(words)[2]), {"git"})
        for key in ("process", "smudge", "required"):
            self.git("config", f"filter.trap.{key}", str(trap) if key != "required" else "true")
        os.utime(self.folder / "evidence/notula.txt")
        self.assertEqual(set(self.calls([*proof, "evidence/notula.txt"])[2]), {"git"})
        self.git("config", "filter.a=b.clean", str(trap))
        os.utime(self.folder / "evidence/sk.txt")
        self.assertEqual(set(self.calls([*proof, "evidence/sk.txt"])[2]), {"git"})
        self.assertEqual(list(self.outer.rglob("sprung")), [])


DATED = ("due", "overdue", "timeline", "show", "status", "evidence", "remind", "done", "undo", "review")


class Screen(Office):
    """Nothing but rbplan's own signs is told to a terminal: with a pipe in its place there are none."""

    def check_shown(self, words, env=None, told=True):
        done = self.run_here(words, env=env)
        shown = (done.stdout + done.stderr).decode()  # all of it is UTF-8
        found = UNSEEN.search(shown)
        self.assertIsNone(found, (words, found and shown[max(0, found.start() - 60):found.end() + 20]))
        if told:
            self.assertIn("\\x1b", shown, words)

    def test_names_and_variables(self):
        self.check_shown(["list", "--grep", EVIL], told=False)
        for words in (["show", EVIL], ["due", "--month", EVIL], ["due", "--format", EVIL], ["list", "--owner", EVIL],
                      ["-p", EVIL, "list"], ["-C", EVIL, "list"], ["explain", EVIL], ["help", EVIL],
                      ["diff", EVIL], ["validate", "--base", EVIL], ["list", "-o", f"{EVIL}/x.csv"], [EVIL],
                      ["done", "2.1.1.3", "--month", EVIL], ["validate", "-", "--stdin-name", EVIL]):
            with self.subTest(words):
                self.check_shown(words)
        for name in ("TZ", "RBPLAN_PATH"):
            with self.subTest(name):
                self.check_shown(["due"], env={name: EVIL})

    def test_names_of_files(self):
        for name in (f"plans/{EVIL}2021.yaml", f"plans/{EVIL}-2021.progress.yaml", f"plans/{EVIL}/2021.yaml"):
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"rbplan: 1 {EVIL}\n")
            for words in (["validate"], ["list"], ["due"], ["status"], ["diff"], ["log"], ["evidence"], ["new", "2022"]):
                with self.subTest((name, words)):
                    self.check_shown(words, told=words == ["validate"])
            path.unlink()

    def test_texts_of_plans_and_records(self):
        """Escaped as YAML and JSON have it: refused, shown as an escape, and never as what it stands for."""
        plan, progress = self.folder / "plans/2021.yaml", self.folder / "plans/2021.progress.yaml"
        good, records = plan.read_text(), progress.read_text()
        commands = (["validate"], ["list"], ["due", *DAY], ["show", "1.1.1.1"], ["diff"], ["log"], ["evidence", *DAY])
        for escape in ("\\e[31m", "\\x9b31m", "\\u202e", "\\x07", "\\r", "\\L"):
            with self.subTest(escape):
                plan.write_text(good.replace('name: "', f'name: "{escape}', 1))
                for words in commands:
                    self.check_shown(words, told=False)
        plan.write_text(good)
        for escape in ("\\u001b[31m", "\\u009b31m", "\\u202e", "\\u0007", "\\r"):
            with self.subTest(escape):
                progress.write_text(records.replace('"by": "', f'"by": "{escape}', 1))
                for words in commands:
                    self.check_shown(words, told=False)


class Surroundings(Office):
    def test_the_machine_decides_no_byte_of_a_format(self):
        """Language, locale, width, home and colour are for people; json, csv and tsv know none of them."""
        others = {"LANG": "id_ID", "LC_ALL": "tr_TR.ISO-8859-9", "RBPLAN_LANG": "id", "HOME": str(self.outer),
                  "COLUMNS": "30", "TERM": "xterm", "FORCE_COLOR": "1", "RBPLAN_ACCESSIBLE": "1", "LC_NUMERIC": "id_ID.UTF-8"}
        for command in ("due", "overdue", "timeline", "list", "status", "log", "evidence"):
            for name in ("json", "csv", "tsv"):
                words = [command, "--format", name, *DAY]
                with self.subTest(words):
                    here, there = self.run_here(words), self.run_here(words, env=others)
                    self.assertGreater(len(here.stdout), 20)
                    self.assertEqual((here.returncode, here.stdout), (there.returncode, there.stdout))


if __name__ == "__main__":
    program = unittest.main(argv=sys.argv[:1], exit=False)
    print(f"{TALLY['commands']} commands watched, {TALLY['calls']} system calls")
    sys.exit(not program.result.wasSuccessful())
