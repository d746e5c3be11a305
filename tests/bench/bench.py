#!/usr/bin/env python3
"""Whole processes side by side: commands run in turn, and each ratio is the median over the rounds of that round's time
over its yardstick's. Milliseconds are of this machine; ratios travel. `./build.sh bench` builds what this runs and gives
BUILD.

  bench.py [BUILD] [--quick] [--only WORD]... [--table]
  bench.py [BUILD] --other RBPLAN      a second program in the same rounds: its ratios to the first. So is a change judged.
"""
import argparse
import contextlib
import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import inputs
import measure
import peers
import report
import rows

ROOT = pathlib.Path(__file__).resolve().parents[2]


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=pathlib.Path, default=ROOT / "build/release", help="the folder of the build")
    parser.add_argument("--rbplan", type=pathlib.Path, help="a program in place of the one that was built")
    parser.add_argument("--other", type=pathlib.Path, help="a second rbplan, compared with the first")
    parser.add_argument("--quick", action="store_true", help="without the fleets of many plans")
    parser.add_argument("--only", action="append", default=[], metavar="WORD", help="only work whose title has this; repeatable")
    parser.add_argument("--rounds", type=int, help="so many, in place of %s" % rows.PACES)
    parser.add_argument("--table", action="store_true", help="the table of the READMEs on stdout, all else on stderr")
    parser.add_argument("--check", action="store_true", help="one round over small inputs: whether every row gets a figure")
    return parser.parse_args()


class Bench:
    def __init__(self, args, folder):
        self.args = args
        self.folder = folder  # of this run
        self.sizes = inputs.SMALL if args.check else inputs.WHOLE
        self.made = args.build / "bench-check" if args.check else ROOT / "build/bench"
        self.programs = rows.Programs(args.build)
        self.programs.rbplan = args.rbplan or self.programs.rbplan
        self.counts = {pace: args.rounds or (1 if args.check else count) for pace, count in rows.PACES.items()}
        self.out = sys.stderr if args.table else sys.stdout

    def say(self, text):
        print(f"bench: {text}", file=sys.stderr, flush=True)

    def validated(self, plans):
        done = subprocess.run([self.programs.rbplan, "validate", "--no-evidence", plans], capture_output=True, text=True)
        if done.returncode != 0:
            raise measure.Failed(f"a plan made for the bench has errors:\n{done.stdout}{done.stderr}")

    def make_inputs(self):
        kinds = [inputs.office, inputs.rows, inputs.records] + ([] if self.args.quick else [inputs.fleet])
        plan = (ROOT / f"plans/{inputs.YEAR}.yaml").read_text()
        inputs.made(self.made, plan, self.sizes, kinds, self.validated, self.say)

    def all_commands(self):
        plan, schema = ROOT / f"plans/{inputs.YEAR}.yaml", ROOT / "schemas/plan.schema.json"
        commands = rows.of_office(self.programs, self.made, plan, self.folder) | rows.of_sizes(self.programs, self.made, self.sizes)
        if not self.args.quick:
            commands |= rows.of_fleets(self.programs, self.made, self.sizes, self.folder)
        self.there, self.missing = {}, []
        if not self.args.other:
            self.there, self.missing = peers.installed(self.folder, self.made / "office/plans", schema)
        for name, command in list(commands.items()):
            if not command.words[0].exists() and not self.args.other:
                if command.words[0].name != "libyaml_only":
                    raise measure.Failed(f"there is no {command.words[0]}; ./build.sh bench builds it")
                self.missing.append(name)
                del commands[name]
        for name in self.missing:
            self.say(f"{name} is not installed: nothing is compared with it")
        return commands | self.there

    def is_asked(self, title):
        return not self.args.only or any(word.lower() in title[0].lower() for word in self.args.only)

    def choose(self, commands):
        """The rows and growths that are asked for and have commands; the names of all that they need."""
        chosen = [row for row in rows.ROWS if row.of in commands and (row.to in commands or row.to in report.SPECIAL)]
        chosen = [row for row in chosen if self.is_asked(commands[row.of].title)]
        growths = [growth for growth in rows.growths(self.sizes)
                   if self.is_asked(growth.title) and all(name in commands for name in growth.of.values())]
        needed = {name for row in chosen for name in (row.of, row.to)} | {name for growth in growths for name in growth.of.values()}
        return chosen, growths, {name: command for name, command in commands.items() if name in needed}

    def measure(self, commands):
        """{name: [Run]}, the paces one after the other; a warm-up that is not counted first; of fleets the bytes are read."""
        stopwatch = measure.Stopwatch(self.programs.yardstick("stopwatch"))
        if len(stopwatch.all_cores) < 2:
            self.say("there is one core only: what is said of two cores is of one")
        self.load = os.getloadavg()[0]
        if self.load > report.BUSY:
            self.say(f"others are at work here (load {self.load:.1f}): wall times are disturbed, CPU times less so")
        taken = {}
        for pace, count in self.counts.items():
            of_pace = {name: command for name, command in commands.items() if command.pace == pace}
            if not of_pace:
                continue
            self.say(f"{count} rounds of {len(of_pace)} commands")
            if not self.args.check:
                quick = [name for name in commands if pace != "fleet" or name.startswith("reading")]
                stopwatch.rounds({name: command for name, command in of_pace.items() if name in quick}, 1)
            taken |= stopwatch.rounds(of_pace, count)
        return taken

    def count(self, names, commands):
        if not names:
            return {}
        counted = {name: measure.instructions(commands[name]) for name in names}
        if None in counted.values():
            self.say("valgrind is not installed: no instructions are counted")
        return counted

    def run(self):
        commands = self.all_commands()
        chosen, growths, commands = self.choose(commands)
        if not commands:
            self.say("no row has these words")
            return 2
        taken = self.measure(commands)
        counted = self.count({row.of for row in chosen if row.to == "instructions"}, commands)
        report.print_costs(commands, taken, counted, self.out)
        figures = [report.figure(row, commands, taken, counted) for row in chosen]
        figures = [figure for figure in figures if figure]
        report.print_figures(figures, self.out)
        report.print_growths(growths, taken, self.out)
        if self.args.table:
            shown = [figure for figure in figures if figure.row.most or figure.row.to in self.there]
            report.table(shown, growths, taken, self.counts, self.versions(), self.load, sys.stdout)
        return self.judge(commands, figures, counted) if self.args.check else 0

    def versions(self):
        version = subprocess.run([self.programs.rbplan, "--version"], capture_output=True, text=True).stdout.strip()
        return [version, *peers.versions(self.there)]

    def judge(self, commands, figures, counted):
        """With --check: every row has a figure, but for what is not installed, which was said; peers find the same ticks."""
        has = {(figure.row.of, figure.row.to) for figure in figures if figure.value > 0}
        has |= {(name, "instructions") for name in counted if counted[name] is None}
        without = [row for row in rows.ROWS if row.to not in self.missing and (row.of, row.to) not in has]
        for row in without:
            self.say(f"no figure: {row.of}, {row.to}")
        found, differ = peers.overdue(self.there), {}
        if found:
            ticks = json.loads(peers.printed(*commands["overdue"].words, "--format", "json"))["ticks"]
            differ = {name: count for name, count in found.items() if count != len(ticks)}
        for name, count in differ.items():
            self.say(f"{name} finds {count} ticks, rbplan {len(ticks)}")
        return 1 if without or differ else 0

    def compare(self):
        """Both programs run every command of rbplan."""
        commands = {name: command for name, command in self.all_commands().items()
                    if command.words[0] == self.programs.rbplan and self.is_asked(command.title)}
        others = {report.other_name(name): dataclasses.replace(command, words=(self.args.other.resolve(), *command.words[1:]))
                  for name, command in commands.items()}
        both = {key: command for name in commands for key, command in
                ((name, commands[name]), (report.other_name(name), others[report.other_name(name)]))}
        taken = self.measure(both)
        counted = self.count([name for name, command in both.items() if command.pace == "office"], both)
        report.print_costs(both, taken, counted, self.out)
        print("\nthe other program to the first:", file=self.out)
        report.print_comparison(both, taken, counted, others, self.out)
        return 0


def main():
    args = options()
    args.build = args.build.resolve()
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(KeyboardInterrupt):
        bench = Bench(args, pathlib.Path(folder))
        try:
            bench.make_inputs()
            return bench.compare() if args.other else bench.run()
        except measure.Failed as failed:
            bench.say(failed)
    return 1


if __name__ == "__main__":
    sys.exit(main())
