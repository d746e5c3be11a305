#!/usr/bin/env python3
"""A year on the plan of 2021: each month work is recorded, in time, late, in part, not at all; some proof is missing and
comes later, the province reviews, an amendment cancels two indicators. At each month's end every tick is in one state,
the lists hold the ticks that they should, and all counts add up, whatever they are counted by.

  year.py RBPLAN SOURCE_DIR
"""
import calendar
import collections
import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
STATES = ("done", "overdue", "due", "upcoming", "cancelled")
CANCELLED = {"5.1.2.1": "Data mutasi", "1.2.1.1": "Tersedianya media sosialisasi RB"}  # id: how its name begins
AMENDED = datetime.date(2021, 6, 7)


def month_end(month, year=2021):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


class Year(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "plans").mkdir()
        plan = (SOURCE / "plans/2021.yaml").read_text()
        amendment = ('amendments:\n  - {number: "09/2021", date: "%s", about: "Perubahan", indicators: [%s]}\n'
                     % (AMENDED, ", ".join(f'"{id}"' for id in CANCELLED)))
        plan = plan.replace("amendments: []\n", amendment, 1)
        for name in CANCELLED.values():
            line, = (line for line in plan.splitlines() if f'name: "{name}' in line)
            blanks = " " * (len(line) - len(line.lstrip(" ")))
            plan = plan.replace(line, f'{line}\n{blanks}cancelled_by: "09/2021"', 1)
        (self.folder / "plans/2021.yaml").write_text(plan)
        self.progress = self.folder / "plans/2021.progress.yaml"
        self.progress.write_text("rbplan_progress: 1\nrecords:\n")
        self.random = random.Random(2021)
        self.clock = 0
        self.statuses = collections.defaultdict(list)  # tick -> records in the order of their time
        self.reviews = collections.defaultdict(list)
        self.ticks = [(row["id"], month) for row in self.ask("list")["indicators"] for month in row["months"]]

    def ask(self, *words):
        done = subprocess.run([RBPLAN, *words, "--format", "json"], cwd=self.folder, capture_output=True, timeout=60,
                              env={"LANG": "C.UTF-8", "TZ": "Asia/Jakarta"})
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return json.loads(done.stdout)

    def record(self, tick, day, **keys):
        """Writes a record of its own time and keeps it."""
        self.clock += 1
        time = datetime.datetime(day.year, day.month, day.day, 1) + datetime.timedelta(seconds=self.clock)
        record = {"indicator": tick[0], "months": [tick[1]], "date": day.isoformat(), **keys,
                  "recorded": time.strftime("%Y-%m-%dT%H:%M:%SZ")}
        with self.progress.open("a") as file:
            file.write(f"  - {json.dumps(record)}\n")
        (self.statuses if "status" in keys else self.reviews)[tick].append(record)

    def work(self, month):
        """What an office does in a month."""
        proof = {"evidence": [{"url": "https://example.go.id/bukti"}]}
        for tick in self.ticks:
            day = datetime.date(2021, month, self.random.randint(1, month_end(month).day))
            before = self.statuses[tick]
            if tick[1] == month:
                what = self.random.choices(["proven", "bare", "partial", "not_done", "nothing"], [60, 10, 8, 4, 18])[0]
                if what in ("proven", "bare"):
                    self.record(tick, day, status="done", **(proof if what == "proven" else {}))
                elif what != "nothing":
                    self.record(tick, day, status=what, obstacle="menunggu")
            elif tick[1] < month and (not before or before[-1]["status"] != "done"):
                if self.random.random() < 0.3:
                    self.record(tick, day, status="done", obstacle="terlambat", **proof)
            elif before and before[-1]["status"] == "done":
                if self.random.random() < 0.02:
                    self.record(tick, day, status="not_done", obstacle="ternyata belum")
                elif "evidence" not in before[-1] and self.random.random() < 0.4:
                    self.record(tick, day, status="done", **proof)
                elif self.random.random() < 0.1:
                    self.record(tick, day, review=self.random.choice(["accepted", "returned"]))

    def expected(self, tick, day):
        """The state of a tick, whether it is late and whether it is proven."""
        deadline = month_end(tick[1])
        records = [one for one in self.statuses[tick] if one["date"] <= day.isoformat()]
        # Within a month the days are not in the order of the times: the latest by `recorded` decides.
        records.sort(key=lambda one: one["recorded"])
        if records and records[-1]["status"] == "done":
            proven = False
            for one in reversed(records):
                if one["status"] != "done":
                    break
                proven = proven or "evidence" in one
            return "done", records[-1]["date"] > deadline.isoformat(), proven
        if tick[0] in CANCELLED and day >= AMENDED:
            return "cancelled", False, False
        if day > deadline:
            return "overdue", False, False
        return ("due" if day >= datetime.date(2021, tick[1], 1) else "upcoming"), False, False

    def check(self, day):
        as_of = ("--as-of", day.isoformat())
        wanted = {tick: self.expected(tick, day) for tick in self.ticks}
        counts = collections.Counter(state for state, _, _ in wanted.values())
        total = self.ask("status", *as_of)["total"]
        for state in STATES:
            self.assertEqual(total[state], counts[state], (day, state))
        self.assertEqual(sum(total[state] for state in STATES), total["planned"])
        self.assertEqual(total["planned"], len(self.ticks))
        self.assertEqual(total["late"], sum(late for _, late, _ in wanted.values()))
        self.assertEqual(total["proven"], sum(proven for _, _, proven in wanted.values()))
        for by in ("program", "owner", "quarter", "office"):
            rows = self.ask("status", "--by", by, *as_of)["rows"]
            for key in (key for key in rows[0] if isinstance(total.get(key), int)):
                self.assertEqual(sum(row[key] for row in rows), total[key], (day, by, key))
        overdue = self.ask("overdue", *as_of)["ticks"]
        self.assertEqual({(row["id"], row["month"]) for row in overdue},
                         {tick for tick, (state, _, _) in wanted.items() if state == "overdue"})
        self.assertEqual([row["deadline"] for row in overdue], sorted(row["deadline"] for row in overdue))
        for row in overdue:
            self.assertEqual(row["days_overdue"], (day - datetime.date.fromisoformat(row["deadline"])).days)
        due = self.ask("due", "--month", str(day.month), *as_of)
        self.assertEqual({(row["id"], row["month"]): (row["state"], row["late"], row["proven"]) for row in due["ticks"]},
                         {tick: facts for tick, facts in wanted.items() if tick[1] == day.month})
        self.assertEqual(due["earlier_overdue"],
                         sum(state == "overdue" and tick[1] < day.month for tick, (state, _, _) in wanted.items()))
        missing = self.ask("evidence", *as_of)["ticks"]
        self.assertEqual({(row["id"], row["month"]) for row in missing},
                         {tick for tick, (state, _, proven) in wanted.items() if state == "done" and not proven})
        return counts

    def check_order(self):
        """The records say the same in every order of their lines."""
        questions = [("status", "--by", "program", "--as-of", "2021-09-10"), ("due", "--next", "4", "--as-of", "2021-05-20"),
                     ("evidence", "--as-of", "2021-12-31"), ("overdue", "--as-of", "2021-12-31", "--known-on", "2021-10-05")]
        answers = [self.ask(*question) for question in questions]
        header, lines = self.progress.read_text().splitlines(True)[:2], self.progress.read_text().splitlines(True)[2:]
        for _ in range(5):
            self.random.shuffle(lines)
            self.progress.write_text("".join(header + lines))
            self.assertEqual([self.ask(*question) for question in questions], answers)

    def test_every_month_adds_up(self):
        seen = collections.Counter()
        self.check(datetime.date(2020, 12, 31))
        for month in range(1, 13):
            self.work(month)
            seen += self.check(month_end(month))
            self.check(month_end(month).replace(day=15))
        seen += self.check(datetime.date(2022, 1, 31))
        for state in STATES:
            self.assertGreater(seen[state], 0, state)
        self.assertGreater(sum(map(len, self.reviews.values())), 20)
        self.check_order()
        done = subprocess.run([RBPLAN, "validate"], cwd=self.folder, capture_output=True, timeout=60, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
