#!/usr/bin/env python3
"""Many random records through `rbplan record` are what the same through `done` and `review`, one after another, are:
byte for byte but for `recorded`. What these refuse, `record` refuses for the same reason. Sent again, nothing is left to
record of them.

  rows.py RBPLAN SOURCE_DIR [COUNT [SEED]]

COUNT rows are made (150 unless given), of each form that they can be given in: CSV with `,` and with `;`, tabs, JSON.
"""
import csv
import io
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import unittest

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 150
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 1
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta", "HOME": "/nonexistent"}
DAY = "2021-07-10"
RECORDED = re.compile(r', "recorded": "[^"]*"')
CODE = re.compile(r"error\[(RB[0-9]+)\]")
TEXTS = ["belum lengkap", "rapat; ditunda", 'surat "final", lampiran', "-rusak", "=1+1", "+62", "dua\nbaris", "ya", "1.10",
         "@kantor", "Ünïcödé √", "'kutip", "::catatan"]
FORMS = ["comma", "semicolon", "tab", "json"]
OPTIONS = {"note": "--note", "by": "--by", "value": "--value", "spent": "--spent", "obstacle": "--obstacle",
           "follow_up": "--follow-up", "follow_up_due": "--follow-up-due", "evidence": "--evidence", "date": "--date"}


class Rows(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(SEED)
        self.folders = []
        ticks = json.loads(self.run_in(self.folder(), "due", "--month", "1-12", "--format", "json").stdout)["ticks"]
        self.ticks = [(tick["id"], tick["month"]) for tick in ticks]

    def folder(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        plans = pathlib.Path(folder.name) / "plans"
        plans.mkdir()
        (plans / "2021.yaml").write_bytes((SOURCE / "plans/2021.yaml").read_bytes())
        self.folders.append(plans)
        return plans

    @staticmethod
    def run_in(plans, *words, text=None):
        return subprocess.run([RBPLAN, *words, "--as-of", DAY], cwd=plans.parent, env=PLAIN, input=text,
                              stdin=None if text is not None else subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=600)

    @staticmethod
    def lines(plans):
        path = plans / "2021.progress.yaml"
        text = path.read_text() if path.exists() else ""
        # On a line 1.125 could be a thousand, and is typed otherwise.
        return RECORDED.sub("", text).replace('"value": 1.1250', '"value": 1.125').splitlines()

    def row(self):
        """A row as `done` or `review` could be asked for it; some are refused."""
        choose = self.random.choice
        id_, month = choose(self.ticks)
        if self.random.random() < 0.03:
            id_ += ".9"
        if self.random.random() < 0.05:
            month = self.random.randint(1, 12)
        row = {"id": id_, "month": str(month), "date": f"2021-{self.random.randint(1, 7):02}-{self.random.randint(1, 10):02}"}
        if self.random.random() < 0.02:
            row["date"] = "2031-01-01"
        said = choose(["done", "done", "done", "partial", "not_done", "accepted", "returned"])
        row["review" if said in ("accepted", "returned") else "status"] = said
        if "status" in row:
            for key, value in [("value", choose(["12", "0.5", "99.75", "-3", "1.125"])), ("spent", choose(["1500000", "0"])),
                               ("evidence", f"https://contoh.go.id/{self.random.randint(1, 99)}"), ("obstacle", choose(TEXTS)),
                               ("follow_up", choose(TEXTS)), ("follow_up_due", "2021-09-01")]:
                if self.random.random() < 0.3:
                    row[key] = value
        for key in "note", "by":
            if self.random.random() < 0.4:
                row[key] = choose(TEXTS)
        return row

    def typed(self, row, flags):
        words = ["done", row["id"]] if "status" in row else ["review", row["id"]]
        words += ["--status", row["status"]] if "status" in row else ["--accept" if row["review"] == "accepted" else "--return"]
        words += ["--month", row["month"]]
        for key, option in OPTIONS.items():
            if key not in row:
                continue
            typed = "1.1250" if row[key] == "1.125" else row[key]
            words.append(f"{option}={typed}")
        return words + (flags if "status" in row else [])

    def text_of(self, rows, form):
        if form == "json":
            return "".join(json.dumps(self.object_of(row), ensure_ascii=False) + "\n" for row in rows)
        keys = ["id", "month", "status", "review", *OPTIONS]
        out = io.StringIO()
        separator = {"comma": ",", "semicolon": ";", "tab": "\t"}[form]
        writer = csv.writer(out, delimiter=separator, lineterminator="\n")
        writer.writerow(keys)
        for row in rows:
            cells = dict(row)
            if form == "semicolon" and "value" in cells:
                cells["value"] = cells["value"].replace(".", ",")
            # as rbplan itself guards them
            writer.writerow(["'" + cells[key] if key not in ("value", "month") and cells.get(key, "")[:1] in "=+-@" and cells.get(key)
                             else cells.get(key, "") for key in keys])
        return ("\ufeff" if form == "semicolon" else "") + out.getvalue()

    @staticmethod
    def object_of(row):
        record = {"indicator": row["id"], "months": [int(row["month"])]}
        for key in "status", "review", "date", "obstacle", "follow_up", "follow_up_due", "note", "by":
            if key in row:
                record[key] = row[key]
        for key in "value", "spent":
            if key in row:
                record[key] = float(row[key]) if "." in row[key] else int(row[key])
        if "evidence" in row:
            record["evidence"] = [{"url": row["evidence"]}]
        return record

    def one_after_another(self, plans, flags):
        """The rows that are recorded, and some that are refused, with the code and how many were recorded before."""
        rows, refused = [], []
        while len(rows) < COUNT:
            row = self.row()
            done = self.run_in(plans, *self.typed(row, flags))
            self.assertIn(done.returncode, (0, 2), done)
            if done.returncode == 0:
                rows.append(row)
            else:
                refused.append((row, CODE.findall(done.stderr), len(rows), done.stderr))
        return rows, refused

    def nothing_is_left(self, plans, text):
        before = (plans / "2021.progress.yaml").read_bytes()
        again = self.run_in(plans, "record", "-", "--skip-recorded", text=text)
        self.assertEqual((again.returncode, again.stdout), (0, "Nothing to record\n"), again.stderr)
        self.assertIn(f"{COUNT:,} rows were recorded before", again.stderr)
        self.assertEqual((plans / "2021.progress.yaml").read_bytes(), before)

    def same(self, flags):
        one_by_one = self.folder()
        rows, refused = self.one_after_another(one_by_one, flags)
        expected = self.lines(one_by_one)
        self.assertEqual(len(expected), COUNT + 2)
        for form in FORMS:
            plans = self.folder()
            began = time.monotonic()
            done = self.run_in(plans, "record", "-", *flags, text=self.text_of(rows, form))
            print(f"{COUNT} rows of {form}, {' '.join(flags) or 'no options'}: {time.monotonic() - began:.2f} s", file=sys.stderr)
            self.assertEqual(done.returncode, 0, done.stderr)
            found = self.lines(plans)
            for got, want in zip(found, expected):
                self.assertEqual(got, want)
            self.assertEqual(len(found), len(expected))
            self.assertEqual(self.run_in(plans, "validate").returncode, 0)
            if not flags:
                self.nothing_is_left(plans, self.text_of(rows, form))
        self.assertTrue(refused)
        for row, codes, before, said in self.random.sample(refused, min(12, len(refused))):
            plans = self.folder()
            form = self.random.choice(FORMS)
            done = self.run_in(plans, "record", "-", *flags, text=self.text_of(rows[:before] + [row], form))
            self.assertEqual(done.returncode, 2, done)
            # A date to come is a usage error of `done`, and has a code where a place can be told.
            self.assertEqual(CODE.findall(done.stderr), codes or ["RB403"], said + done.stderr)
            self.assertEqual(self.lines(plans), [])

    def test_rows_are_what_lines_are(self):
        self.same([])

    def test_rows_are_what_lines_are_again_and_ahead(self):
        self.same(["--again", "--ahead"])


if __name__ == "__main__":
    sys.argv = sys.argv[:1]
    unittest.main()
