#!/usr/bin/env python3
"""Two branches that both record, brought together by git: no record is lost, changed or doubled, and it does not matter
who merged whom.

  merges.py RBPLAN SOURCE_DIR [PAIRS]

Each of PAIRS pairs of branches (60 unless given) begins at a progress file of some form, or at none. Both sides append
one to five records in one or more commits, some with the program, some as lines in its form, some with CRLF or without
a final newline in the work tree. Then git merges each side into the other, rebases one onto the other and picks its
commits. The controls show that the test could fail: with records over several lines, and without the attribute.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import unittest

sys.dont_write_bytecode = True
from branches import ATTRIBUTES, HEADER, TEXTS, EVIDENCE, Repository, Side, damage, line_of, records_of

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
PAIRS = int(sys.argv[3]) if len(sys.argv) > 3 else 60
PLAN = SOURCE / "plans/2021.yaml"
DAY = "2021-12-31"
QUESTIONS = (["status"], ["due", *(f"--month={month}" for month in range(1, 13))], ["overdue"], ["timeline"])


class Pair:
    """Two branches, made from a number alone, and what git makes of them."""

    def __init__(self, number, repository, plan_ticks):
        self.number = number
        self.repository = repository
        self.dice = random.Random(number)
        self.traits = collections.Counter()
        self.problems = []
        self.by_program = self.trait("by the program", 0.2)
        self.indent = "" if self.trait("dashes at the margin", 0.2) else "  "
        ids = self.dice.sample(sorted(plan_ticks), 6)
        self.shared = {id: plan_ticks[id] for id in ids[:4]}
        self.own = [{id: plan_ticks[id]} for id in ids[4:]]
        self.seconds = iter(sorted(self.dice.sample(range(86400), 400)))
        self.answers = {}
        # Records that a commit ends with where no line end follows. The next commit of the side adds it, which to git
        # is another line: a rebase or a cherry-pick may keep both. The program always writes the line end.
        self.unended = set()

    def trait(self, name, chance):
        has = self.dice.random() < chance
        self.traits[name] += has
        return has

    def time(self):
        second = next(self.seconds)
        return f"2022-01-02T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"

    def base(self):
        """The text that both begin with, and what it says; no text where there is no file yet."""
        known = {}
        kind = self.dice.choice(["none", "empty", "header", "records", "records", "records", "records"])
        self.traits[f"from {kind}"] += 1
        if kind in ("none", "empty"):
            self.indent = "  "
            return (None if kind == "none" else ""), known
        text = "# Realisasi 2021\n\n" * self.trait("a comment first", 0.3) + HEADER
        if kind == "records":
            side = Side(self.dice, self.shared)
            for _ in range(self.dice.choice([1, 2, 3, 20])):
                text += "".join(side.lines(side.wish(), self.time(), self.indent))
                text += "# di antara\n" * (self.dice.random() < 0.2)
            known = side.known
        if self.trait("a comment last", 0.3):
            text += "\n# Di bawah ini tidak ada apa-apa.\n"
        return text[:-1] if self.trait("no final newline at the base", 0.3) else text, known

    def commit(self, message):
        text = self.repository.text()
        if not text.endswith("\n"):
            self.unended.update(records_of(text)[-1:])
        self.repository.commit(message)

    def work(self, side, name, twin):
        """One side's commits, from the commit that is checked out. `twin` is a line that both have."""
        records = self.dice.randint(1, 5)
        while records > 0:
            some = self.dice.randint(1, records)
            records -= some
            text = self.repository.text()
            if self.trait("CRLF in the work tree", 0.2):
                self.repository.path.write_bytes(text.replace("\n", "\r\n").encode())
            for _ in range(some):
                self.record(side, name, twin)
                twin = None
            self.commit(name)
        return self.repository.tip(), self.repository.text()

    def record(self, side, name, twin):
        wish = side.wish()
        self.traits[wish[0]] += 1
        if self.by_program:
            done = self.repository.run(*side.words(wish))
            if done.returncode != 0 or done.stderr:
                self.problems.append(f"{side.words(wish)}: {done.returncode} {done.stderr.decode()}")
            return
        path = self.repository.path
        text = path.read_bytes().decode() if path.exists() else ""
        end = "\r\n" if "\r\n" in text else "\n"
        text = text or HEADER
        text += end * (not text.endswith("\n"))
        new = (twin or "") + "".join(side.lines(wish, self.time(), self.indent))
        if self.trait("a comment beside the record", 0.1):
            new += f"# {name} {self.dice.random()}\n"
        if self.trait("no final newline on a side", 0.15):
            new = new[:-1]
        path.write_bytes((text + new.replace("\n", end)).encode())

    def run(self):
        git, repository = self.repository.git, self.repository
        repository.go_to("start")
        text, known = self.base()
        if text is not None:
            repository.path.write_text(text)
            self.commit("base")
        base = repository.tip()
        twin = None
        if self.trait("one record that both have", 0.15) and not self.by_program:
            side = Side(self.dice, self.shared, known)
            twin = "".join(side.lines(side.wish(), self.time(), self.indent))
            known = side.known
        sides = []
        for i, name in enumerate(("kita", "mereka")):
            repository.go_to(base)
            # By the program records of both sides are of the same seconds: there each has its own ticks.
            ticks = self.own[i] if self.by_program else self.own[i] | self.shared
            sides.append(self.work(Side(self.dice, ticks, known), name, twin))
        (ours, our_text), (theirs, their_text) = sides
        self.traits["several commits on a side"] += int(git("rev-list", "--count", f"{base}..{ours}").stdout) > 1
        apply = ["--apply"] if self.dice.random() < 0.3 else []
        for how, start, words in (("merge", ours, ["merge", "-q", "--no-edit", theirs]),
                                  ("merge back", theirs, ["merge", "-q", "--no-edit", ours]),
                                  ("rebase", ours, ["rebase", "-q", *apply, theirs]),
                                  ("cherry-pick", theirs, ["cherry-pick", f"{base}..{ours}"])):
            repository.go_to(start)
            done = git(*words, fine=None)
            if done.returncode != 0:
                self.problems.append(f"{how}: git {done.returncode}: {(done.stdout + done.stderr).decode()}")
                git(words[0], "--abort", fine=None)
                continue
            self.problems += [f"{how}: {wrong}" for wrong in self.wrong(text or "", our_text, their_text)]
        return self

    def wrong(self, base, ours, theirs):
        """What is wrong with the file that git made."""
        text = self.repository.path.read_bytes().decode()
        if text in self.answers:
            return []
        self.traits["texts that git made"] += 1
        wrong = damage(base, ours, theirs, text, self.unended)
        if not wrong and damage(base, ours, theirs, text):
            self.traits["texts with a record twice that had no line end"] += 1
        lines = iter(text.splitlines())
        if not all(line in lines for line in base.splitlines()):
            wrong.append("the lines of the base do not stand in their order any more")
        comments = {line for side in (ours, theirs) for line in side.splitlines() if line.startswith("#")}
        wrong += [f"lost: {comment}" for comment in comments - set(text.splitlines())]
        if "\r" in text:
            wrong.append("a carriage return is left")
        checked = self.repository.run("validate", "--strict")
        if (checked.returncode, checked.stdout, checked.stderr) != (0, b"", b""):
            wrong.append(f"validate: {checked.stdout.decode()}{checked.stderr.decode()}")
        answers = [self.repository.run(*words, "--format", "json", "--as-of", DAY).stdout for words in QUESTIONS]
        if any(answers != others for others in self.answers.values()):
            wrong.append("the answers depend on who merged whom")
        self.answers[text] = answers
        return [f"{one}\n{text}" for one in wrong]


class Workers:
    """A repository for each thread."""

    def __init__(self, case):
        self.case = case
        self.local = threading.local()
        folder = tempfile.TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.ticks = collections.defaultdict(list)
        for tick in json.loads(self.repository().run("due", *QUESTIONS[1][1:], "--format", "json").stdout)["ticks"]:
            self.ticks[tick["id"]].append(tick["month"])

    def repository(self):
        if not hasattr(self.local, "repository"):
            folder = self.folder / str(threading.get_ident())
            folder.mkdir()
            self.local.repository = Repository(RBPLAN, PLAN, folder)
        return self.local.repository

    def pair(self, number):
        return Pair(number, self.repository(), self.ticks).run()


class Merges(unittest.TestCase):
    TRAITS = ("by the program", "dashes at the margin", "a comment first", "a comment last", "from none", "from empty",
              "from header", "from records", "no final newline at the base", "no final newline on a side",
              "CRLF in the work tree", "one record that both have", "several commits on a side",
              "a comment beside the record", "done", "each", "partial", "undo", "review", "again")

    def test_no_record_is_lost_and_it_does_not_matter_who_merged(self):
        workers = Workers(self)
        traits = collections.Counter()
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
            for pair in threads.map(workers.pair, range(PAIRS)):
                self.assertEqual(pair.problems, [], f"pair {pair.number}: {dict(pair.traits)}")
                traits += pair.traits
        print(f"{PAIRS} pairs: {dict(traits)}")
        self.assertEqual([trait for trait in self.TRAITS if traits[trait] == 0], [])
        self.assertGreater(traits["texts that git made"], 1.5 * PAIRS)

    def test_a_line_is_written_as_the_program_writes_it(self):
        repository = Workers(self).repository()
        for words in (["--month=1", "--value=12.5", "--note", TEXTS[1]],
                      ["--month=7", "--note", TEXTS[2], "--evidence", EVIDENCE, "--title", TEXTS[4]]):
            self.assertEqual(repository.run("done", "1.1.1.1", *words).returncode, 0)
        lines = repository.text().splitlines(True)[2:]
        self.assertEqual(len(lines), 2)
        self.assertIn('"by": "Siti"', lines[0])  # as git has it
        self.assertEqual([line_of(json.loads(line.strip()[2:])) for line in lines], lines)


class Controls(unittest.TestCase):
    """That what the pairs are looked over with would see damage, and that the damage is there to be seen."""

    PAIRS = 200
    BLOCK = "  - indicator: {id}\n    months: [1]\n    status: done\n    date: 2021-01-{day}\n    by: {by}\n"
    LINE = '  - {{"indicator": "{id}", "months": [1], "status": "done", "date": "2021-01-{day}", "by": "{by}"}}\n'

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def union(self, form, dice):
        """What git makes of a pair with records of that form."""
        def some(most):
            return "".join(form.format(id=f"1.1.1.{dice.randint(1, 9)}", day=dice.randint(10, 28),
                                       by=dice.choice(["Ani", "Budi"])) for _ in range(dice.randint(1, most)))

        base = HEADER + some(5)
        sides = [base + some(3), base + some(3)]
        for name, text in zip(("base", "ours", "theirs"), (base, *sides)):
            (self.folder / name).write_text(text)
        merged = subprocess.run(["git", "merge-file", "-p", "--union", "ours", "base", "theirs"], cwd=self.folder,
                                capture_output=True, timeout=20, check=True).stdout.decode()
        return damage(base, *sides, merged)

    def test_records_over_several_lines_would_be_damaged(self):
        damaged = [sum(bool(self.union(form, dice)) for dice in map(random.Random, range(self.PAIRS)))
                   for form in (self.BLOCK, self.LINE)]
        print(f"of {self.PAIRS} pairs {damaged[0]} are damaged with records over several lines, {damaged[1]} else")
        self.assertGreater(damaged[0], self.PAIRS // 10)
        self.assertEqual(damaged[1], 0)

    def test_without_the_attribute_there_is_a_conflict(self):
        for attributes, code in ((ATTRIBUTES, 0), ("*.yaml text eol=lf\n", 1)):
            folder = self.folder / str(code)
            folder.mkdir()
            repository = Repository(RBPLAN, PLAN, folder, attributes)
            for name in ("kita", "mereka"):
                repository.go_to("start")
                repository.run("done", "1.1.1.1", "--month=1", "--by", name)
                repository.commit(name)
                repository.git("branch", name)
            merge = repository.git("merge", "kita", fine=None)
            self.assertEqual(merge.returncode, code, merge)

    def test_damage_is_seen(self):
        one, two, three = (self.LINE.format(id=f"1.1.1.{i}", day=11, by="Ani") for i in (1, 2, 3))
        base, ours, theirs = (HEADER + text for text in (one, one + two, one + three))
        self.assertEqual(damage(base, ours, theirs, HEADER + one + three + two), [])
        for merged in (one + two, two + three, one + two + three + three, one + two + three.replace("Ani", "Adi"),
                       one + two[:-1] + three, one + two + three + self.LINE.format(id="1.1.1.4", day=11, by="Ani")):
            self.assertNotEqual(damage(base, ours, theirs, HEADER + merged), [], merged)
        self.assertEqual(damage(base, base + two, base + two, base + two + two), [])
        self.assertNotEqual(damage(base, base + two, base + two, base + two + two + two), [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
