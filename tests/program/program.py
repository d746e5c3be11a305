#!/usr/bin/env python3
"""The built program from outside: real files, real streams, a real environment.

  program.py RBPLAN SOURCE_DIR
"""
import hashlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
PLAN = SOURCE / "plans/2021.yaml"
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"}


def run(*words, cwd=SOURCE, env=None, input=b"", **more):
    return subprocess.run([RBPLAN, *map(str, words)], cwd=cwd, env=PLAIN if env is None else env,
                          input=input, capture_output=True, timeout=20, **more)


class Folder(unittest.TestCase):
    """Each test has an empty folder with plans/ in it."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.plans = self.folder / "plans"
        self.plans.mkdir()

    def write(self, name, data):
        path = self.plans / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def run_here(self, *words, **more):
        return run(*words, cwd=self.folder, **more)


class ManyPlans(Folder):
    """Forty offices with plans of several years, some of them broken."""

    def setUp(self):
        super().setUp()
        text = PLAN.read_text()
        for office in range(40):
            for year in (2019, 2020, 2021):
                plan = text.replace('code: "3302"', f'code: "{5000 + office}"').replace("year: 2021", f"year: {year}")
                if office % 9 == 4 and year == 2020:
                    plan = plan.replace("months: [1, 7]", "months: [1, 13]")
                self.write(f"{5000 + office}/{year}.yaml", plan.encode())

    def test_the_output_does_not_depend_on_the_number_of_cores(self):
        cores = sorted(os.sched_getaffinity(0))
        for words in (["due", "--month", "3"], ["overdue"], ["list", "--format", "csv"], ["timeline", "--format", "json"],
                      ["due", "--next", "3"], ["list", "--year", "2020"], ["validate"], []):
            alone, together = (
                self.run_here(*words, "--as-of", "2021-03-15",
                              preexec_fn=lambda: os.sched_setaffinity(0, some))  # pylint: disable=cell-var-from-loop
                for some in (cores[:1], cores))
            with self.subTest(words=words):
                self.assertGreater(len(alone.stdout) + len(alone.stderr), 100)
                self.assertEqual((alone.returncode, alone.stdout, alone.stderr),
                                 (together.returncode, together.stdout, together.stderr))

    def test_plans_with_errors_are_left_out_and_named(self):
        done = self.run_here("list", "--year", "2020", "--format", "csv", "--fields", "office")
        self.assertEqual(done.returncode, 1)
        broken = {str(5000 + office) for office in range(40) if office % 9 == 4}
        offices = set(done.stdout.decode().split()) - {"office"}
        self.assertEqual(len(offices), 40 - len(broken))
        self.assertFalse(offices & broken)
        for office in broken:
            self.assertIn(f"plans/{office}/2020.yaml:".encode(), done.stderr)


class Streams(unittest.TestCase):
    def test_version(self):
        done = run("--version")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertRegex(done.stdout, rb"\Arbplan \d+\.\d+\.\d+( \([0-9a-f]{12}(, changed)?\))?\n\Z")

    def test_a_full_disk_behind_stdout_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([RBPLAN, "due", "--month", "3"], cwd=SOURCE, env=PLAIN, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left", done.stderr)

    def test_a_closed_pipe_ends_quietly(self):
        for disposition in (signal.SIG_DFL, signal.SIG_IGN):
            reader, writer = os.pipe()
            os.close(reader)
            done = subprocess.run([RBPLAN, "due", "--format", "json"], cwd=SOURCE, env=PLAIN, stdout=writer,
                                  stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGPIPE, disposition))
            os.close(writer)
            self.assertEqual(done.stderr, b"")
            self.assertIn(done.returncode, (0, -signal.SIGPIPE))

    def test_an_empty_environment_is_enough(self):
        done = run("due", "--month", "3", env={})
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"66 ticks in March", done.stdout)

    def test_a_zone_that_does_not_exist_is_refused(self):
        for zone in ("Asia/Purwokerto", "WIB", "Asia", "../../etc/passwd"):
            done = run("due", env=PLAIN | {"TZ": zone})
            self.assertEqual((done.returncode, done.stdout), (2, b""), zone)
            self.assertIn(b"TZ names no time zone", done.stderr)
        for zone in ("", "UTC", ":Asia/Jayapura", "WIB-7", "<+07>-7", "CET-1CEST,M3.5.0,M10.5.0/3"):
            self.assertEqual(run("due", env=PLAIN | {"TZ": zone}).returncode, 0, zone)

    def test_utc_and_rules_need_no_files_of_zones(self):
        for zone, code in (("UTC", 0), ("WIB-7", 0), ("Asia/Jakarta", 2)):
            self.assertEqual(run("due", env=PLAIN | {"TZ": zone, "TZDIR": "/nonexistent"}).returncode, code, zone)

    def test_a_wrong_zone_is_told_whatever_asks_for_the_day(self):
        for words in (["due"], ["due", "--as-of", "today"], ["due", "--as-of", "2021-03-01"], ["validate"],
                      ["done", "1.1.1.1", "--month", "1", "--date", "yesterday"], ["due", "--known-on", "eom"]):
            done = run(*words, env=PLAIN | {"TZ": "Asia/Purwokerto"})
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(b"TZ names no time zone: `Asia/Purwokerto`", done.stderr, words)

    def test_today_is_local(self):
        east, west = (run("due", "--format", "json", env=PLAIN | {"TZ": zone}).stdout for zone in ("EST-12", "WST+12"))
        as_of = [line.split(b'"')[3] for output in (east, west) for line in output.splitlines() if b'"as_of"' in line]
        self.assertNotEqual(*as_of)


class Files(Folder):
    def check_refused(self, name, data, code, *phrases):
        self.write(name, data)
        done = self.run_here("validate", f"plans/{name}")
        self.assertEqual(done.returncode, code, done)
        for phrase in phrases:
            self.assertIn(phrase, done.stdout + done.stderr)

    def test_missing_empty_truncated(self):
        self.assertEqual(self.run_here("validate", "plans/2021.yaml").returncode, 3)
        self.check_refused("2021.yaml", b"", 1, b"plans/2021.yaml:1:1: error[RB113]")
        self.check_refused("2021.yaml", b"\n# nothing\n", 1, b"error[RB113]")
        whole = PLAN.read_bytes()
        for size in range(0, len(whole), 997):
            with self.subTest(size=size):
                self.write("2021.yaml", whole[:size])
                done = self.run_here("due", "--month", "3")
                self.assertIn(done.returncode, (0, 1))
                self.assertEqual(done.returncode == 1, b"error[RB" in done.stderr)

    def test_huge(self):
        path = self.write("2021.yaml", b"")
        os.truncate(path, (32 << 20) + 1)
        done = self.run_here("validate")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"plans/2021.yaml:1:1: error[RB104]: this file is larger than 32 MiB", done.stdout)

    def test_standard_input(self):
        whole = PLAN.read_bytes()
        silent = self.run_here("validate", "-", input=whole)
        self.assertEqual((silent.returncode, silent.stdout, silent.stderr), (0, b"", b""))
        cut = self.run_here("validate", "-", input=whole[:3000])
        self.assertEqual(cut.returncode, 1)
        self.assertTrue(cut.stdout.startswith(b"<stdin>:"), cut.stdout)
        named = self.run_here("validate", "--stdin-name", "plans/2020.yaml", "-", input=whole)
        self.assertTrue(named.stdout.startswith(b"plans/2020.yaml:22:7: warning[RB305]"), named.stdout)
        due = self.run_here("due", "-p", "-", "--month", "3", "--format", "csv", input=whole)
        self.assertEqual((due.returncode, due.stdout.count(b"\n")), (0, 67))
        self.assertIn(b",<stdin>,", due.stdout)

    def test_a_progress_file_from_standard_input(self):
        """An editor that has not saved it yet; the plan beside it is the one on disk."""
        text = (b'rbplan_progress: 1\nrecords:\n'
                b'  - {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29"}\n')
        words = ("validate", "-", "--stdin-name", "plans/2021.progress.yaml")
        alone = self.run_here(*words, input=text)
        self.assertEqual(alone.returncode, 1)
        self.assertTrue(alone.stdout.startswith(b"plans/2021.progress.yaml:1:1: error[RB409]"), alone.stdout)
        self.write("2021.yaml", PLAN.read_bytes())
        self.write("2021.progress.yaml", b"not what is piped in")
        silent = self.run_here(*words, input=text)
        self.assertEqual((silent.returncode, silent.stdout, silent.stderr), (0, b"", b""))
        wrong = self.run_here(*words, input=text.replace(b'"1.1.1.1"', b'"1.1.1.99"'))
        self.assertEqual(wrong.returncode, 1)
        self.assertTrue(wrong.stdout.startswith(b"plans/2021.progress.yaml:3:19: error[RB401]"), wrong.stdout)

    def test_a_pipe_that_is_named(self):
        """As `-p <(git show HEAD:plans/2021.yaml)` in a shell."""
        script = '"$0" list -p <(cat "$1") -p <(sed s/3302/3399/ "$1") "${@:2}"'
        run_in_bash = ["bash", "-c", script, RBPLAN, PLAN]
        wanted = run("list", "-p", PLAN, "--format", "csv", "--fields", "id").stdout
        piped = subprocess.run([*run_in_bash, "--format", "csv", "--fields", "id", "--office", "3302"], env=PLAIN,
                               capture_output=True, timeout=20, check=False)
        self.assertEqual((piped.returncode, piped.stdout, piped.stderr), (0, wanted, b""))
        wrong = subprocess.run(["bash", "-c", '"$0" validate <(echo x); "$0" validate --stdin-name a.yaml <(echo x)',
                                RBPLAN], env=PLAIN, capture_output=True, timeout=20, check=False)
        self.assertRegex(wrong.stdout, rb"(?s)^/dev/fd/\d+:1:1: error.*\na\.yaml:1:1: error")
        recorded = subprocess.run(["bash", "-c", '"$0" done 1.1.1.1 --month 1 -p <(cat "$1")', RBPLAN, PLAN],
                                  env=PLAIN, capture_output=True, timeout=20, check=False)
        self.assertEqual(recorded.returncode, 2)
        self.assertIn(b"nothing was recorded", recorded.stderr)

    def test_no_other_pipe_is_waited_for(self):
        for name in ("2021.yaml", "2020.progress.yaml", "2020.yml"):
            os.mkfifo(self.plans / name)
        self.write("2020.yaml", PLAN.read_bytes().replace(b"year: 2021", b"year: 2020"))
        done = self.run_here("list")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"plans/2021.yaml is not a regular file", done.stderr)

    def test_one_plan_named_in_several_ways_is_one(self):
        path = self.write("2021.yaml", PLAN.read_bytes())
        (self.folder / "tautan.yaml").symlink_to(path)
        (self.folder / "rencana").symlink_to("plans")
        wanted = self.run_here("list", "--fields", "id").stdout
        for names in (["plans", "./plans/2021.yaml"], [path, "plans"], ["tautan.yaml", "plans/2021.yaml"],
                      ["rencana", "plans"], ["plans/../plans/2021.yaml", "tautan.yaml"]):
            done = self.run_here("list", "--fields", "id", *(word for name in names for word in ("-p", name)))
            self.assertEqual((done.returncode, done.stdout), (0, wanted), names)
        # Its progress is found whatever is named first.
        self.run_here("done", "1.1.1.1", "--month", "1", "--as-of", "2021-02-01", "--by", "Siti")
        done = self.run_here("-p", "tautan.yaml", "-p", "plans", "due", "--month", "1", "--fields", "id,state")
        self.assertIn(b"1.1.1.1,done\n", done.stdout)
        # Two records of one plan are not put together silently.
        (self.folder / "tautan.progress.yaml").write_bytes(b"rbplan_progress: 1\nrecords:\n")
        self.assertEqual(self.run_here("-p", "tautan.yaml", "-p", "plans", "list").returncode, 1)

    def test_a_linked_folder_of_plans(self):
        self.write("2021.yaml", PLAN.read_bytes())
        self.plans.rename(self.folder / "rencana")
        self.plans.symlink_to("rencana")
        self.assertEqual(self.run_here("list").returncode, 0)
        self.assertEqual(run("list", cwd=self.folder / "rencana").returncode, 0)

    def test_empty_names(self):
        for words in (["-C", "", "list"], ["-p", "", "list"], ["--plan=", "list"], ["validate", ""], ["list", "-o", ""],
                      ["-C", ".", "-C", "", "list"], ["show", ""]):
            done = self.run_here(*words)
            self.assertEqual((done.returncode, done.stdout), (2, b""), words)
            self.assertRegex(done.stderr, rb"needs a value|an empty word is no", words)
        for paths in (":", "plans:", ":plans", "plans::plans"):
            done = self.run_here("list", env=PLAIN | {"RBPLAN_PATH": paths})
            self.assertEqual(done.returncode, 2)
            self.assertIn(f"RBPLAN_PATH holds an empty name: `{paths}`".replace("::", ": :").encode(), done.stderr)

    def test_what_a_file_of_output_was_stays(self):
        self.write("2021.yaml", PLAN.read_bytes())
        for mode in (0o600, 0o640, 0o664):
            for name, words in (("daftar.csv", ["list", "-o", "daftar.csv"]),
                                ("out/everyone.txt", ["remind", "--output", "out", "--as-of", "2021-04-10"])):
                path = self.folder / name
                self.run_here(*words)
                if not path.exists():
                    path = min((self.folder / "out").iterdir())
                path.chmod(mode)
                self.assertEqual(self.run_here(*words).returncode, 0)
                self.assertEqual(path.stat().st_mode & 0o777, mode)

    def test_what_is_no_file(self):
        (self.plans / "2021.yaml").mkdir()
        (self.plans / "2023.yaml").symlink_to("2023.yaml")
        done = self.run_here("due", "-p", "plans/2023.yaml")
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertTrue(done.stderr.startswith(b"error: plans/2023.yaml "), done.stderr)
        self.assertEqual(self.run_here("due", "-p", "/dev/null").returncode, 3)

    def test_a_file_that_may_not_be_read(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        self.write("2021.yaml", PLAN.read_bytes()).chmod(0)
        done = self.run_here("due")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"Permission denied", done.stderr)

    def test_plans_are_found_in_folders_above(self):
        self.write("banyumas/3302-2021.yaml", PLAN.read_bytes())
        self.write(".hidden/2021.yaml", b"x")
        (self.plans / "linked").symlink_to(self.plans)
        deep = self.folder / "a/b"
        deep.mkdir(parents=True)
        done = run("due", "--month", "3", cwd=deep)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"../../plans/banyumas/3302-2021.yaml, as of", done.stdout)
        there = run("-C", self.folder, "due", "--month", "3", cwd="/").stdout
        here = self.run_here("due", "--month", "3").stdout
        self.assertEqual(there.replace(f" -C {self.folder}".encode(), b""), here)
        self.assertIn(f"rbplan overdue -C {self.folder}".encode(), there)

    def test_no_plan_found(self):
        done = self.run_here("due")
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.write("2021.yml", PLAN.read_bytes())
        done = self.run_here("due")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"plans/2021.yml", done.stderr)

    def test_crlf_and_a_byte_order_mark_are_fine(self):
        self.write("2021.yaml", b"\xef\xbb\xbf" + PLAN.read_bytes().replace(b"\n", b"\r\n"))
        done = self.run_here("validate", "--strict")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        rows = self.run_here("due", "--month", "3", "--format", "csv").stdout
        self.assertEqual(rows, run("due", "--month", "3", "--format", "csv", cwd=SOURCE).stdout)


class Recipes(Folder):
    """The README's lines for crontab, run as cron runs them: a bare environment, /bin/sh, on a fixed day."""

    DAY = "2021-06-15"

    def lines(self):
        found = re.findall(r"^    [0-9*]+ [0-9*]+ [0-9*]+ [0-9*]+ [0-9*]+  (rbplan .*)$", (SOURCE / "README.md").read_text(), re.M)
        self.assertGreaterEqual(len(found), 4)
        return found

    def run_line(self, line, office):
        out = self.folder / "out"
        programs = self.folder / "bin"
        programs.mkdir(exist_ok=True)
        for name in ("mail", "logger"):
            (programs / name).write_text(f'#!/bin/sh\necho "{name}: $*" >> "{self.folder}/calls"\ncat >> "{self.folder}/calls"\n')
            (programs / name).chmod(0o755)
        if not (programs / "rbplan").exists():
            (programs / "rbplan").symlink_to(RBPLAN)
        line = re.sub(r"(rbplan -C \S+ (?:--lang id )?\w+)", rf"\1 --as-of {self.DAY}", line)
        line = line.replace("/srv/rencana-aksi", str(office)).replace("/var/lib/rbplan", str(out))
        done = subprocess.run(["env", "-i", f"PATH={programs}:/usr/bin:/bin", "TZ=Asia/Jakarta", "/bin/sh", "-c", line],
                              capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
        self.assertEqual(done.stderr, b"", line)
        return done

    def test_every_line_does_what_it_is_for(self):
        calls = self.folder / "calls"
        for line in self.lines():
            with self.subTest(line):
                calls.unlink(missing_ok=True)
                done = self.run_line(line, SOURCE / "tests/data/office")
                if "| mail" in line:
                    self.assertIn("mail: -s Rencana aksi tim-rb@example.go.id\n15 Juni 2021: 1 dikembalikan\n",
                                  calls.read_text())
                    self.assertIn("\n15 Juni 2021: 3 terlambat, 2 dengan batas waktu 30 Juni\n", calls.read_text())
                elif " overdue " in line:
                    self.assertIn("5 jadwal terlambat", done.stdout.decode())
                elif "--output" in line:
                    self.assertEqual(done.stdout, b"")
                    mails = {path.name: path.read_text() for path in (self.folder / "out").iterdir()}
                    self.assertEqual(sorted(mails), ["%no-owner.txt", ".rbplan.mails", "hukum.txt", "umum.txt"])
                    self.assertTrue(mails["umum.txt"].startswith("15 June 2021: 1 returned\n"))
                    self.assertTrue(mails["hukum.txt"].startswith("15 June 2021: 3 overdue"))
                elif "logger" in line:
                    self.assertIn("logger: -t rbplan data dukung belum lengkap", calls.read_text())
                else:
                    self.fail(f"nothing is known of {line}")

    def test_where_all_is_well_nothing_is_mailed(self):
        self.write("2021.yaml", (SOURCE / "tests/data/office/plans/2021.yaml").read_text().replace("[1, 2, 3, 4, 5, 6]", "[]")
                   .replace("[3, 6]", "[]").replace("months: [4]", "months: []").encode())
        self.write("2021.progress.yaml", b"".join(
            line for line in (SOURCE / "tests/data/office/plans/2021.progress.yaml").read_bytes().splitlines(True)
            if b"2.1.1" not in line and b"3.1.1" not in line and b'"returned"' not in line))
        (self.folder / "evidence").symlink_to(SOURCE / "tests/data/office/evidence")
        for line in self.lines():
            if " overdue " in line:
                self.assertEqual(self.run_line(line, self.folder).stdout, b"")
            if "| mail" in line:
                self.run_line(line, self.folder)
                self.assertIn("15 Juni 2021: tidak ada yang terlambat", (self.folder / "calls").read_text())


class EvidenceFiles(Folder):
    """Files that prove something, on a real disk: each with the problem that is told of it, or none."""

    def setUp(self):
        super().setUp()
        self.write("2021.yaml", (SOURCE / "tests/data/office/plans/2021.yaml").read_bytes())
        (self.folder / "evidence").mkdir()

    def problem(self, file, data=b"isi"):
        """What `evidence` says of a record with that file, whose content was `data`."""
        record = {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-20",
                  "evidence": [{"file": file, "sha256": hashlib.sha256(data).hexdigest()}]}
        self.write("2021.progress.yaml", f"rbplan_progress: 1\nrecords:\n  - {json.dumps(record)}\n".encode())
        done = self.run_here("evidence", "--as-of", "2021-06-15", "--format", "json")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        found = [one["problem"] for one in json.loads(done.stdout)["files"]]
        checked = self.run_here("validate", "--strict")
        self.assertEqual(checked.returncode, 1 if found else 0)
        return found[0] if found else None

    def put(self, name, data=b"isi"):
        path = self.folder / "evidence" / name
        path.write_bytes(data)
        return path

    def test_what_is_there_and_what_is_not(self):
        self.put("sk.pdf")
        self.assertIsNone(self.problem("../evidence/sk.pdf"))
        self.assertEqual(self.problem("../evidence/tidak-ada.pdf"), "missing")
        self.assertEqual(self.problem(str(self.folder / "evidence/sk.pdf")), "absolute")
        self.put("kosong.pdf", b"")
        self.assertEqual(self.problem("../evidence/kosong.pdf", b""), "empty")
        self.assertEqual(self.problem("../evidence"), "no_file")
        os.mkfifo(self.folder / "evidence/pipa")
        self.assertEqual(self.problem("../evidence/pipa"), "no_file")

    def test_every_change_is_seen(self):
        data = bytes(range(256)) * 300
        path = self.put("besar.bin", data)
        self.assertIsNone(self.problem("../evidence/besar.bin", data))
        for changed in (data[:-1], data + b"x", data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]):
            path.write_bytes(changed)
            self.assertEqual(self.problem("../evidence/besar.bin", data), "changed")

    def test_line_ends_that_git_changed(self):
        lf, crlf = b"satu\ndua\r tiga\n\nempat", b"satu\r\ndua\r tiga\r\n\r\nempat"
        self.put("lf.txt", lf)
        self.put("crlf.txt", crlf)
        self.assertEqual(self.problem("../evidence/lf.txt", crlf), "line_ends")
        self.assertEqual(self.problem("../evidence/crlf.txt", lf), "line_ends")
        self.assertEqual(self.problem("../evidence/lf.txt", lf + b"\n"), "changed")

    def test_what_leaves_the_folder(self):
        with tempfile.TemporaryDirectory() as elsewhere:
            outside = pathlib.Path(elsewhere) / "luar.pdf"
            outside.write_bytes(b"isi")
            self.put("sk.pdf")
            (self.folder / "evidence/ke-luar.pdf").symlink_to(outside)
            (self.folder / "evidence/ke-dalam.pdf").symlink_to("sk.pdf")
            (self.folder / "evidence/luar").symlink_to(elsewhere)
            self.assertEqual(self.problem("../evidence/ke-luar.pdf"), "outside")
            self.assertEqual(self.problem("../evidence/luar/luar.pdf"), "outside")
            self.assertIsNone(self.problem("../evidence/ke-dalam.pdf"))
            self.assertEqual(self.problem(os.path.relpath(outside, self.plans)), "outside")

    def test_a_git_work_tree_is_what_is_kept_together(self):
        inside = self.folder / "kantor"
        inside.mkdir()
        self.plans.rename(inside / "plans")
        self.plans = inside / "plans"
        self.put("sk.pdf")
        self.run_here = lambda *words, **more: run(*words, cwd=inside, **more)
        self.assertEqual(self.problem("../../evidence/sk.pdf"), "outside")
        (self.folder / ".git").mkdir()
        self.assertIsNone(self.problem("../../evidence/sk.pdf"))

    def test_sums_are_what_sha256sum_reads(self):
        name = "nama\\aneh.pdf"
        self.put(name)
        self.assertIsNone(self.problem(f"../evidence/{name}"))
        sums = self.run_here("evidence", "--as-of", "2021-06-15", "--sums").stdout
        checked = subprocess.run(["sha256sum", "--strict", "-c"], cwd=self.folder, input=sums, capture_output=True)
        self.assertEqual(checked.returncode, 0, checked.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
