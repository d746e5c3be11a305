#!/usr/bin/env python3
"""Every allocation of `rbplan done`, `record`, `validate` and `import` fails: once, and from then on.

  memory.py RBPLAN SOURCE_DIR --starved PROGRAM [--all] [TEST...]

PROGRAM is rbplan with the allocations of starve.cpp. A short run tries the first of them, then every so manieth.
"""
from writing import ASKED, PLAIN, PLAN, RBPLAN, SOURCE, Good, Office, Rows, Test, judge, main, records

FIRST = 40  # at the start not everything is in place yet
SAMPLE = 150
SMALL = (SOURCE / "tests/data/office/plans/2021.yaml").read_bytes()


def starved(office, words, number, goes_on):
    env = PLAIN | {"RBPLAN_STARVE": str(number)} | ({"RBPLAN_STARVE_ON": "1"} if goes_on else {})
    return office.run(*words, program=ASKED.starved, env=env)


def allocations(office, words):
    done = office.run(*words, program=ASKED.starved, env=PLAIN | {"RBPLAN_STARVE_COUNT": "1"})
    return int(done.stderr.rsplit(b"\n", 1)[-1])


class Starved(Test):
    def sweep(self, row, old, words, verdict, kind=Office, plan=SMALL):
        with kind(old, plan) as office:
            count = allocations(office, words)
        self.assertGreater(count, 500)
        step = 1 if ASKED.all else count // SAMPLE
        numbers = sorted({*range(1, FIRST), *range(FIRST, count, step), *range(count - FIRST, count + 1)})
        points = [(number, goes_on) for number in numbers for goes_on in (False, True)]

        def one(point):
            with kind(old, plan) as office:
                return list(verdict(office, starved(office, words, *point)))

        self.check(row, one, points)

    def record(self, row, old, kind=Office, plan=SMALL):
        good = Good(old, plan, kind)

        def verdict(office, done):
            yield from judge(good, office, done)
            if done.returncode not in (0, 3):
                yield "unsaid", f"exit {done.returncode}: {done.stderr}"

        self.sweep(row, old, kind.words, verdict, kind, plan)

    def reader(self, row, words):
        """What only reads says all, or that there is no memory."""
        old = records(2)
        with Office(old, SMALL) as office:
            was = office.run(*words, program=RBPLAN)

        def verdict(office, done):
            if office.bytes() != old or office.leftovers():
                yield "lost", "a reader writes"
            if done.returncode < 0:
                yield "signals", f"killed by signal {-done.returncode}"
            if done.returncode != 3 and (done.returncode, done.stdout) != (was.returncode, was.stdout):
                yield "false success", f"{done}"
            if done.returncode == 3 and not done.stderr.startswith(b"error: "):
                yield "unsaid", f"{done}"

        self.sweep(row, old, words, verdict)

    def test_where_a_record_is_added(self):
        self.record("no memory, append", records(2))

    def test_where_the_file_is_new(self):
        self.record("no memory, first", None)

    def test_where_rows_are_recorded(self):
        self.record("no memory, rows", records(2), Rows, PLAN)

    def test_validate(self):
        self.reader("no memory, validate", ["validate", "--strict"])

    def test_import(self):
        tables = SOURCE / "tests/data/tables"
        self.reader("no memory, import", ["import", tables / "bulan.csv", "-n"])
        self.reader("no memory, import of a workbook", ["import", SOURCE / "tests/fuzz/corpus/table_archive/a.xlsx", "-n",
                                                        "--year", "2024", "--office", "KPU"])


if __name__ == "__main__":
    main()
