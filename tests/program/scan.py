#!/usr/bin/env python3
"""How well the text of a scan becomes a plan: that of the decree, and copies of its annex that were damaged at random.

  scan.py RBPLAN SOURCE_DIR [SEEDS]

The decree's scan must come out at least as well as it did: this may only improve. Of the damaged copies (cells lost,
moved, glued) the median, the worst, and how many wrong rows carry no doubt are printed; of the usual ones none may.
"""
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

import yaml

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
USUAL_SEEDS = 12
SEEDS = int(sys.argv[3]) if len(sys.argv) > 3 else USUAL_SEEDS
TRUTH = SOURCE / "plans/2021.yaml"
SCAN = SOURCE / "tests/data/2021-decree.txt"
FEWEST_INDICATORS = 152  # of 152 that are right
FEWEST_TICKS = 342  # of 342
MOST_WITHOUT_DOUBT = 0  # wrong rows that say nothing, of the scan and of all copies
TIMEOUT = 60

HEADING = "NO\tPROGRAM/KEGIATAN\tKEGIATAN\tSUB KEGIATAN\tINDIKATOR KEBERHASILAN\tPELAKSANAAN (BULAN)" + "\t" * 12 + "KET"
MONTHS = "\t" * 5 + "\t".join(str(month) for month in range(1, 13)) + "\t"
WIDTH = 18
TEXTS = 5  # columns before the months


def rbplan(*arguments):
    return subprocess.run([RBPLAN, *arguments], capture_output=True, text=True, check=False, timeout=TIMEOUT,
                          env={"LANG": "C.UTF-8", "RBPLAN_LANG": "id"})


def indicators(text):
    """Months and doubt of each indicator of a plan, by id."""
    found = {}

    def visit(row, above, key):
        row_id = f"{above}.{row['number']}" if above else str(row["number"])
        if key == "indicators":
            found[row_id] = (set(row.get("months", [])), row.get("doubt"))
        for below in ("activities", "sub_activities", "indicators"):
            for one in row.get(below, []):
                visit(one, row_id, below)

    for program in yaml.safe_load(text)["programs"]:
        visit(program, "", "programs")
    return found


class Score:
    """How much of a plan is right."""

    def __init__(self, truth, read):
        self.indicators = sum(row_id in read and read[row_id][0] == months for row_id, (months, _) in truth.items())
        self.ticks = sum(len(months & read[row_id][0]) for row_id, (months, _) in truth.items() if row_id in read)
        wrong = [row_id for row_id, (months, _) in read.items() if row_id not in truth or truth[row_id][0] != months]
        self.silent = [row_id for row_id in wrong if not read[row_id][1]]
        self.wrong = wrong
        self.missing = [row_id for row_id in truth if row_id not in read]

    def __str__(self):
        return f"{self.indicators} indicators, {self.ticks} ticks, {len(self.silent)} wrong without a doubt"


def imported(path, *options):
    run = rbplan("import", path, "-n", *options)
    if run.returncode != 0:
        return None, run.stderr
    return indicators(run.stdout), run.stderr


# ---- copies of the annex

def annex_rows(plan):
    """The annex as printed: a list of 18 cells for each indicator."""
    rows = []

    def number(row, sign):
        return f"{row['number']}{sign} "

    def add(row, cells, sign):
        cells = [*cells, number(row, sign) + row["name"]]
        line = cells + [""] * (WIDTH - TEXTS)
        for month in row.get("months", []):
            line[TEXTS - 1 + month] = "√"
        rows.append(line)
        for below in row.get("indicators", []):
            add(below, [""] * (TEXTS - 1), ")")

    for program in plan["programs"]:
        head = [str(program["number"]), program["name"]]
        for activity in program["activities"]:
            head = [*head[:2], number(activity, ".") + activity["name"]]
            for sub in activity["sub_activities"]:
                name = number(sub, ".") + sub["name"]
                for row in sub.get("indicators", []):
                    add(row, [*head, name], ".")
                    head, name = [""] * 3, ""
                for part in sub.get("sub_activities", []):
                    name = (name + " : " if name else "") + number(part, ")") + part["name"]
                    for row in part["indicators"]:
                        add(row, [*head, name], ".")
                        head, name = [""] * 3, ""
            head = [""] * 3 if not head[2] else [*head[:2], ""]
    return rows


def lose_cells(rng, row):
    """Empty cells before the first text are lost, and what follows stands as far to the left."""
    empty = next(at for at, cell in enumerate(row) if cell)
    lost = rng.randint(1, empty) if empty else 0
    return row[lost:] + [""] * lost


def move(rng, row):
    """The texts stand a column to the left, or the whole row one or two to the right."""
    if rng.random() < 0.5:
        right = rng.randint(1, 2)
        return [""] * right + row
    texts = row[:TEXTS]
    return (texts[1:] + [""] if not texts[0] else texts) + row[TEXTS:]


def glue(_, row):
    """Two texts side by side in one cell."""
    for at in range(TEXTS - 1):
        if row[at] and row[at + 1]:
            return [*row[:at], row[at] + " " + row[at + 1], *row[at + 2:], ""]
    return row


def right_of_december(rng, row):
    """A mark in December stands right of it."""
    if row[WIDTH - 2] != "√":
        return row
    return row[:WIDTH - 2] + [""] * rng.randint(1, 3) + ["√"]


def damaged(rows, seed):
    rng = random.Random(seed)
    out = []
    for at, row in enumerate(rows):
        if at % 20 == 0:
            out += [HEADING, MONTHS]
        for chance, harm in (0.06, lose_cells), (0.05, move), (0.01, glue), (0.3, right_of_december):
            if rng.random() < chance:
                row = harm(rng, row)
        out.append("\t".join(row))
    return "\n".join(out) + "\n"


def main():
    truth = indicators(TRUTH.read_text())
    problems = []
    read, said = imported(SCAN)
    if read is None:
        return f"the scan is refused: {said}"
    score = Score(truth, read)
    print(f"the decree's scan: {score}, of {len(truth)} and {sum(len(months) for months, _ in truth.values())}")
    for row_id in score.wrong:
        print(f"  {row_id}: {sorted(read[row_id][0])} {read[row_id][1] or 'WITHOUT DOUBT'}")
    if score.missing:
        print(f"  missing: {' '.join(score.missing)}")
    if (score.indicators < FEWEST_INDICATORS or score.ticks < FEWEST_TICKS or len(score.silent) > MOST_WITHOUT_DOUBT):
        problems.append("the scan came out better before")

    plan = yaml.safe_load(TRUTH.read_text())
    rows = annex_rows(plan)
    scores = []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "annex.txt"
        for seed in range(-1, SEEDS):
            text = damaged(rows, seed) if seed >= 0 else "\n".join([HEADING, MONTHS, *("\t".join(row) for row in rows)])
            path.write_text(text)
            read, said = imported(path, "--year", "2021", "--office", "KPU")
            if read is None:
                problems.append(f"seed {seed} is refused: {said[-400:]}")
                continue
            score = Score(truth, read)
            if seed < 0:
                print(f"the annex undamaged: {score}")
                if score.indicators < len(truth):
                    problems.append(f"the undamaged annex is not read right: {score.wrong} {score.missing}")
            else:
                scores.append(score)
            if "-v" in sys.argv:
                print(seed, score, score.silent)
    if scores:
        for name in "indicators", "ticks":
            values = [getattr(score, name) for score in scores]
            print(f"{len(scores)} damaged copies: {name} median {statistics.median(values):g}, worst {min(values)}")
        silent = [len(score.silent) for score in scores]
        print(f"wrong rows without a doubt: median {statistics.median(silent):g}, most {max(silent)}, in all {sum(silent)} "
              f"of {sum(len(score.wrong) for score in scores)} wrong")
        if sum(silent) > MOST_WITHOUT_DOUBT and SEEDS == USUAL_SEEDS:
            problems.append("in damaged copies rows are wrong without a doubt")
    return "\n".join(problems)


if __name__ == "__main__":
    sys.exit(main() or 0)
