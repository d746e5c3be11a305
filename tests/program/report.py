#!/usr/bin/env python3
"""Every number of a report is one that list, due, evidence and overdue give for the same question.

  report.py RBPLAN SOURCE_DIR
"""
import collections
import json
import pathlib
import subprocess
import sys
import unittest

RBPLAN, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
PLANS = {"plans/2021.yaml": 2021, "tests/data/office/plans/2021.yaml": 2021,
         "tests/data/offices/kpu-2025/plans/2025.yaml": 2025, "tests/plans/ok/everything.yaml": None}
PERIODS = {("--quarter", "1"): (1, 3), ("--quarter", "II"): (4, 6), ("--semester", "2"): (7, 12), ("--annual",): (1, 12),
           ("--month", "5"): (5, 5), ("--month", "2-4"): (2, 4)}


def ask(plan, day, *arguments):
    done = subprocess.run([RBPLAN, *arguments, "-p", plan, "--as-of", day, "--format", "json"], cwd=SOURCE, check=True,
                          capture_output=True, env={"LANG": "C.UTF-8"})
    return json.loads(done.stdout)


class Numbers(unittest.TestCase):
    def check(self, plan, day, period, first, last):
        report = ask(plan, day, "report", *period)
        year = report["period"]["year"]
        self.assertEqual((report["period"]["first_month"], report["period"]["last_month"]), (first, last))
        ticks = ask(plan, day, "due", "--month", "1-12")["ticks"]
        rows = ask(plan, day, "list")["indicators"]
        counted = [tick for tick in ticks if int(tick["deadline"][5:7]) <= last and tick["state"] != "cancelled"]
        cancelled = {tick["id"] for tick in ticks if tick["state"] == "cancelled"}

        def counts(of):
            mine = [tick for tick in counted if of(tick)]
            listed = [row for row in rows if of(row) and not row["heading"] and row["id"] not in cancelled]
            return {"indicators": len(listed), "scheduled": len(mine), "done": sum(t["state"] == "done" for t in mine),
                    "overdue": sum(t["state"] == "overdue" for t in mine),
                    "unproven": sum(t["state"] == "done" and not t["proven"] for t in mine),
                    "unscheduled": sum(not row["months"] and not row["quarters"] for row in listed)}

        for area in report["summary"] + [report["total"]]:
            wanted = counts(lambda row: area["program"] in (None, row["program"]))
            self.assertEqual({key: area[key] for key in wanted}, wanted, (plan, day, period, area["program"]))
        unproven = [t for t in ask(plan, day, "evidence")["ticks"] if int(t["deadline"][5:7]) <= last]
        self.assertEqual(collections.Counter((t["id"], t["month"]) for t in report["missing"]),
                         collections.Counter((t["id"], t["month"]) for t in unproven))
        begin = f"{year}-{first:02}-01"
        asked = {tick["id"] for tick in ticks if int(tick["deadline"][5:7]) >= first and
                 (tick["month"] if tick["quarter"] is None else tick["month"] - 2) <= last}
        before = {tick["id"] for tick in ticks if tick["state"] == "overdue" and tick["deadline"] < begin}
        self.assertEqual([row["id"] for row in report["matrix"]],
                         [row["id"] for row in rows if row["id"] in asked | before], (plan, day, period))
        self.assertEqual({row["id"] for row in report["matrix"] if row["from_before"]}, before - asked)

    def test_each_plan_period_and_day(self):
        for plan, year in PLANS.items():
            for period, (first, last) in PERIODS.items():
                for day in ("03-31", "07-15", "12-31"):
                    self.check(plan, f"{year or 2199}-{day}", period, first, last)


class Matrix(unittest.TestCase):
    def test_a_row_names_all_that_stands_above_it(self):
        done = subprocess.run([RBPLAN, "report", "-p", "tests/plans/ok/everything.yaml", "--annual", "--as-of", "2199-10-01",
                               "--format", "md"], cwd=SOURCE, check=True, capture_output=True, env={"LANG": "C.UTF-8"})
        rows = [[cell.strip() for cell in line.split(" | ")[3:5]] for line in done.stdout.decode().splitlines()
                if "Di bawah judul" in line]
        above = "1.1.2 Bagian-bagian: 1.1.2.y Bagian y: 1.1.2.y.1 Bagian di dalam bagian"
        self.assertEqual(rows, [[above, "Judul: Di bawah judul"], [above, "Judul: Di bawah judul juga"]])


class Choice(unittest.TestCase):
    def test_an_office_without_a_plan_of_the_year_is_told(self):
        done = subprocess.run([RBPLAN, "report", "-p", "plans/2021.yaml", "-p", "tests/data/offices/kpu-2025/plans/2025.yaml",
                               "--as-of", "2025-07-15"], cwd=SOURCE, check=True, capture_output=True, env={"LANG": "C.UTF-8"})
        self.assertIn("KPU Kabupaten Contoh Jaya", " ".join(done.stdout.decode().split()))
        self.assertIn("1 office has no plan of 2025: 3302 KPU Kabupaten Banyumas", " ".join(done.stderr.decode().split()))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
