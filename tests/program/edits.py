#!/usr/bin/env python3
"""Edits of a plan in real repositories, as they happen, and what a reviewer reads of them.

  edits.py RBPLAN SOURCE_DIR

edits.txt holds the cases of what may be, diffs.txt those of what is said. `== TITLE` begins one, in a repository with tests/data/edits as its one commit, `base`; with
`@ no repository` below it in an empty folder. Lines `> ` are shell that sets the scene; a line `$ ` is run, and what it
prints follows: `| ` on standard output, `! ` on standard error, `= CODE`. A commit is told by its subject, `<base>`,
the folder of the case as FOLDER. Nothing that rbplan does may write there. With RBPLAN_ACCEPT=1 the file is rewritten,
and the test fails all the same.
"""
import concurrent.futures
import difflib
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True
from branches import ATTRIBUTES

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
GOLDENS = [SOURCE / "tests/program" / name for name in ("edits.txt", "diffs.txt")]
START = SOURCE / "tests/data/edits"
PRELUDE = """set -eu
PLAN=plans/2021.yaml RECORDS=plans/2021.progress.yaml
commit() { git add -A; git commit -qm "$1"; }
branch() { git checkout -q -b "$1" "${2:-main}"; }
record() { # ID MONTH DAY, of 2021
  echo "  - {\\"indicator\\": \\"$1\\", \\"months\\": [$2], \\"status\\": \\"done\\", \\"date\\": \\"2021-$3\\", \\"recorded\\": \\"2021-$3T03:00:00Z\\"}" >> $RECORDS
}
amend() { # NUMBER DAY IDS
  sed -i "/^amendments:/a\\\\  - {number: \\"$1\\", date: \\"2021-$2\\", about: \\"Perubahan\\", indicators: [$3]}" $PLAN
}
"""


class Scene:
    """One case's folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.repository = self.folder / "repo"
        self.repository.mkdir()
        (self.folder / "bin").mkdir()
        (self.folder / "bin/rbplan").symlink_to(RBPLAN)
        stamp = "2021-07-09T08:00:00Z"
        self.env = {"PATH": f"{self.folder}/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta",
                    "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true",
                    "GIT_AUTHOR_NAME": "Siti", "GIT_AUTHOR_EMAIL": "siti@example.go.id", "GIT_AUTHOR_DATE": stamp,
                    "GIT_COMMITTER_NAME": "Siti", "GIT_COMMITTER_EMAIL": "siti@example.go.id",
                    "GIT_COMMITTER_DATE": stamp, "BIN": f"{self.folder}/bin", "FOLDER": str(self.folder)}

    def begin(self):
        (self.repository / "plans").mkdir()
        for path in sorted((START / "plans").iterdir()):
            (self.repository / "plans" / path.name).write_bytes(path.read_bytes())
        (self.repository / ".gitattributes").write_text(ATTRIBUTES)
        self.set("git init -q -b main\ncommit base")

    def set(self, script):
        done = self.run(PRELUDE + script)
        if done.returncode != 0:
            raise AssertionError(f"{script}\n{done.returncode} {(done.stdout + done.stderr).decode()}")

    def run(self, script):
        return subprocess.run(["sh", "-c", script], cwd=self.repository, env=self.env, capture_output=True, timeout=300)

    def subjects(self):
        """Short names of commits, and what people call them."""
        done = self.run("git log --all --format=%H%x09%s")
        lines = [line.split("\t") for line in done.stdout.decode().splitlines()]
        return {name[:7]: subject for name, subject in lines}

    def told(self, text):
        subjects = self.subjects()
        text = text.replace(str(self.folder), "FOLDER")
        return re.sub(r"\b([0-9a-f]{7})([0-9a-f]{33})?\b",
                      lambda match: f"<{subjects[match[1]]}>" if match[1] in subjects else match[0], text)

    def files(self):
        return {str(path): (path.lstat().st_mtime_ns, path.is_file() and hashlib.sha256(path.read_bytes()).digest())
                for path in self.folder.rglob("*")}


def prefixed(text, sign):
    return [f"{sign} {line}".rstrip() for line in text.splitlines()]


def replay(case):
    """The lines of a case again, with what is printed now."""
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(folder)
        if "@ no repository" not in case:
            scene.begin()
        script, out = [], []
        for line in case:
            if re.match(r"[|!=]( |$)", line):
                continue
            out.append(line)
            if line.startswith("> "):
                script.append(line[2:])
            if line.startswith("$ "):
                scene.set("\n".join(script))
                script = []
                before = scene.files()
                done = scene.run(line[2:])
                after = scene.files()
                if before != after:
                    out.append(f"WRITTEN: {sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))}")
                out += prefixed(scene.told(done.stdout.decode()), "|") + prefixed(scene.told(done.stderr.decode()), "!")
                out.append(f"= {done.returncode}")
        return out


def cases_of(text):
    cases = [[]]
    for line in text.splitlines():
        if line.startswith("== "):
            cases.append([])
        cases[-1].append(line)
    return cases


class Edits(unittest.TestCase):
    maxDiff = None

    def test_transcripts(self):
        for golden in GOLDENS:
            with self.subTest(golden.name):
                self.replay_all(golden)

    def replay_all(self, golden):
        text = golden.read_text()
        head, *cases = cases_of(text)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            lines = head + [line for case in pool.map(replay, cases) for line in case]
        now = "\n".join(lines) + "\n"
        if now != text and os.environ.get("RBPLAN_ACCEPT") == "1":
            golden.write_text(now)
        difference = "\n".join(difflib.unified_diff(text.splitlines(), now.splitlines(), golden.name, "now", lineterm=""))
        self.assertEqual(difference, "", f"\n{difference}")

    @unittest.skipIf("RBPLAN_SANITIZED" in os.environ, "its time is measured of the release build")
    def test_very_large_plan(self):
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(folder)
            scene.begin()
            head, rows = (START / "plans/2021.yaml").read_text().split("              - {number: 1, name: \"SOP yang")
            path = scene.repository / "plans/2021.yaml"
            tail = "".join(f"          - number: {i}\n            name: \"Bagian {i}\"\n            indicators:\n" + "".join(
                f"              - {{number: {j}, name: \"Indikator {i} {j}\", months: [{j % 12 + 1}]}}\n"
                for j in range(1, 200)) for i in range(2, 503))
            path.write_text(head + "              - {number: 1, name: \"SOP yang" + rows + tail)
            scene.set("commit besar")
            path.write_text(path.read_text().replace('"Indikator 300 7", months: [8]', '"Indikator 300 7", months: [9]'))
            begin = time.monotonic()
            alone = scene.run("rbplan validate")
            middle = time.monotonic()
            judged = scene.run("rbplan validate --base HEAD")
            end = time.monotonic()
        self.assertEqual((alone.returncode, alone.stdout), (0, b""))
        self.assertEqual(judged.returncode, 1)
        self.assertIn(b"error[RB601]: `months` of 2.1.300.7 was enacted as 8 and is 9 now", judged.stdout)
        self.assertLess(end - middle, 5 + 8 * (middle - begin))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
