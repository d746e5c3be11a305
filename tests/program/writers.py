#!/usr/bin/env python3
"""Many programs that record in one file at the same time: each record is there, once, and the file is whole.

  writers.py RBPLAN SOURCE_DIR [ROUNDS]

Each of ROUNDS rounds (one unless given) starts 200 at once, each for its own tick.
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 1
WRITERS = 200
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"}
HEADER = ["rbplan_progress: 1", "records:"]
MONTHS = [f"--month={month}" for month in range(1, 13)]


class Writers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.plans = pathlib.Path(folder.name) / "plans"
        self.plans.mkdir()
        (self.plans / "2021.yaml").write_bytes((SOURCE / "plans/2021.yaml").read_bytes())
        self.path = self.plans / "2021.progress.yaml"
        ticks = json.loads(self.finish(self.start("due", *MONTHS, "--format=json")))["ticks"]
        self.ticks = [(tick["id"], tick["month"]) for tick in ticks]

    def start(self, *words):
        return subprocess.Popen([RBPLAN, *words], cwd=self.plans.parent, env=PLAIN, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def finish(self, process, code=0):
        out, err = process.communicate(timeout=300)
        self.assertEqual((process.returncode, err), (code, b""))
        return out

    def start_done(self, tick, *more):
        return self.start("done", tick[0], "--month", str(tick[1]), "--date=2021-03-01", "--wait=240", *more)

    def lines(self):
        """The lines of the file, which is whole and alone."""
        self.assertEqual(self.finish(self.start("validate", "--strict")), b"")
        self.assertEqual(sorted(path.name for path in self.plans.iterdir()), ["2021.progress.yaml", "2021.yaml"])
        return self.path.read_text().splitlines()

    def test_rows_beside_lines(self):
        ticks = random.Random(7).sample(self.ticks, 60)
        writers = []
        for i in range(0, 60, 3):
            rows = self.plans.parent / f"rows{i}.csv"
            rows.write_text("id,month,status\n" + "".join(f"{id_},{month},done\n" for id_, month in ticks[i:i + 2]))
            writers += [self.start("record", rows, "--date=2021-03-01", "--wait=240"), self.start_done(ticks[i + 2])]
        for writer in writers:
            self.finish(writer)
        lines = self.lines()
        self.assertEqual((lines[:2], len(lines)), (HEADER, 62))
        self.assertEqual(len(set(lines)), 62)

    def test_each_record_is_there_once(self):
        for round_ in range(ROUNDS):
            self.path.unlink(missing_ok=True)
            ticks = random.Random(round_).sample(self.ticks, WRITERS)
            writers = [self.start_done(tick) for tick in ticks]
            readers = [self.start("validate") for _ in range(20)]  # while others write
            for writer in writers:
                self.assertIn(b"Recorded in plans/2021.progress.yaml:", self.finish(writer))
            for reader in readers:
                self.assertEqual(self.finish(reader), b"")
            lines = self.lines()
            self.assertEqual(lines[:2], HEADER)
            records = [json.loads(line.removeprefix("  - ")) for line in lines[2:]]
            self.assertEqual(sorted((record["indicator"], *record["months"]) for record in records), sorted(ticks))
            self.assertEqual({record["status"] for record in records}, {"done"})

    def test_each_tells_the_line_of_its_record(self):
        ticks = self.ticks[::7]
        out = [self.finish(writer).decode() for writer in [self.start_done(tick) for tick in ticks]]
        lines = self.lines()
        for tick, text in zip(ticks, out):
            number = int(text.split("Recorded in plans/2021.progress.yaml:")[1].split()[0])
            record = json.loads(lines[number - 1].removeprefix("  - "))
            self.assertEqual((record["indicator"], *record["months"]), tick)

    def test_of_two_for_one_tick_one_is_refused(self):
        for tick in self.ticks[:20]:
            before = len(self.path.read_text().splitlines()) if self.path.exists() else len(HEADER)
            writers = [self.start_done(tick) for _ in range(2)]
            errors = {writer.wait(timeout=300): writer.communicate()[1] for writer in writers}
            self.assertEqual(sorted(errors), [0, 2])
            self.assertEqual(errors[0], b"")
            self.assertIn(b"error[RB503]", errors[2])
            self.assertEqual(len(self.lines()), before + 1)

    def test_records_of_one_tick_at_once_are_of_different_seconds(self):
        tick = self.ticks[0]
        for writer in [self.start_done(tick, "--again", f"--note={i}") for i in range(40)]:
            self.finish(writer)
        records = [json.loads(line.removeprefix("  - ")) for line in self.lines()[2:]]
        self.assertEqual(sorted(record["note"] for record in records), sorted(map(str, range(40))))
        times = collections.Counter(record["recorded"] for record in records)
        self.assertEqual(max(times.values()), 1)
        self.assertEqual([record["recorded"] for record in records], sorted(times))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
