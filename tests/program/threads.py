#!/usr/bin/env python3
"""ThreadSanitizer has nothing to say of the commands that use several threads, over many offices.

  threads.py RBPLAN SOURCE_DIR [OFFICES]

RBPLAN is a build of the preset `tsan`. Half of OFFICES (100 unless given) have records, some plans are broken. What is
printed is what one core alone prints. On a machine with one core there are no threads, and the test fails.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
OFFICES = int(sys.argv[3]) if len(sys.argv) > 3 else 100
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta", "HOME": "/nonexistent",
         "TSAN_OPTIONS": "halt_on_error=1 exitcode=66"}
DAY = ["--as-of", "2021-07-10"]
ASKED = [["due", *DAY], ["due", "--month", "3", "--format", "csv", *DAY], ["status", *DAY], ["overdue", *DAY],
         ["timeline", "--format", "json", *DAY], ["list", "--format", "csv"], ["show", "1.1.1.1", *DAY], ["evidence", *DAY],
         ["log"], ["remind", "--by", "office", *DAY], ["validate"], []]
ASKED_OF_GIT = [["validate", "--base", "HEAD"], ["diff"], ["diff", "HEAD", "--format", "json"]]
CORES = sorted(os.sched_getaffinity(0))
TIMEOUT = 600


def record(dice):
    day = f"2021-0{dice.randint(1, 6)}-{dice.randint(1, 28):02}"
    status = dice.choice(("done", "partial", "not_done"))
    return json.dumps({"indicator": "1.1.1.1", "months": [1], "status": status, "date": day, "by": "Siti",
                       "recorded": f"{day}T03:12:00Z"})


class Threads(unittest.TestCase):
    def setUp(self):
        self.assertIn(b"__tsan_init", RBPLAN.read_bytes(), "this is no build with ThreadSanitizer")
        self.assertGreater(len(CORES), 1, "one core: nothing runs beside anything")
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        dice = random.Random(1)
        plan = (SOURCE / "plans/2021.yaml").read_text()
        for office in range(OFFICES):
            path = self.folder / f"plans/{5000 + office}-2021.yaml"
            path.parent.mkdir(exist_ok=True)
            text = plan.replace('code: "3302"', f'code: "{5000 + office}"')
            path.write_text(text.replace("months: [1, 7]", "months: [1, 13]") if office % 30 == 7 else text)
            if office % 2:
                lines = "".join(f"  - {record(dice)}\n" for _ in range(dice.randint(1, 50)))
                path.with_suffix(".progress.yaml").write_text(f"rbplan_progress: 1\nrecords:\n{lines}")

    def run_on(self, cores, words, folder):
        done = subprocess.run([RBPLAN, *words], cwd=folder, env=PLAIN, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=TIMEOUT, check=False, preexec_fn=lambda: os.sched_setaffinity(0, cores))
        self.assertNotIn(b"ThreadSanitizer", done.stderr, done.stderr[-4000:].decode(errors="replace"))
        self.assertIn(done.returncode, (0, 1), (words, done.stderr[-2000:]))
        return done.returncode, done.stdout, done.stderr

    def check(self, questions, folder):
        for words in questions:
            with self.subTest(words):
                self.assertEqual(self.run_on(CORES, words, folder), self.run_on(CORES[:1], words, folder))

    def test_many_offices(self):
        self.check(ASKED, self.folder)

    def test_a_province(self):
        self.check(ASKED, SOURCE / "tests/data/province")

    def test_two_revisions(self):
        git = ["git", "-c", "user.name=Siti", "-c", "user.email=siti@example.org"]
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
            subprocess.run([*git, *words], cwd=self.folder, env=PLAIN, check=True, timeout=60)
        for path in sorted(self.folder.glob("plans/*[05]-2021.yaml")):
            path.write_text(path.read_text().replace("months: [3]", "months: [4]"))
        self.check(ASKED_OF_GIT, self.folder)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
