"""What commands take, as whole processes; in turn, so that a machine whose speed drifts slows all of them alike."""
import dataclasses
import os
import pathlib
import re
import shutil
import statistics
import subprocess

ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "TZ": "UTC",
               **{name: os.environ[name] for name in ("NODE_PATH",) if name in os.environ}}


@dataclasses.dataclass(frozen=True)
class Command:
    title: tuple  # in English and in Indonesian
    words: tuple
    pace: str = "office"
    cores: int = 1
    stdin: pathlib.Path = pathlib.Path("/dev/null")


@dataclasses.dataclass(frozen=True)
class Run:
    wall: float  # seconds
    cpu: float
    peak: int  # bytes


class Failed(Exception):
    pass


class Stopwatch:
    def __init__(self, program):
        self.program = program
        self.all_cores = sorted(os.sched_getaffinity(0), reverse=True)  # interrupts mostly go to the first

    def run(self, command):
        cores = ",".join(map(str, self.all_cores[:command.cores]))
        with open(command.stdin) as stdin:
            done = subprocess.run([self.program, cores, *command.words], stdin=stdin, capture_output=True, env=ENVIRONMENT)
        wall, cpu, peak, code = map(int, done.stdout.split()) if done.returncode == 0 else (0, 0, 0, -1)
        if code not in (0, 1):  # an edit that is refused is 1
            raise Failed(f"exit code {code}: {' '.join(map(str, command.words))}")
        return Run(wall / 1e9, cpu / 1e9, peak * 1024)

    def rounds(self, commands, count):
        """{key: [Run]} of {key: Command}; every second round runs backwards."""
        taken = {key: [] for key in commands}
        for i in range(count):
            for key in (list(commands), list(reversed(commands)))[i % 2]:
                taken[key].append(self.run(commands[key]))
        return taken


def instructions(command):
    """How many it takes, or None where valgrind is not installed. They are the same on a busy machine."""
    if not shutil.which("valgrind"):
        return None
    count = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = subprocess.run([*count, *command.words], stdin=subprocess.DEVNULL, capture_output=True, env=ENVIRONMENT)
    found = re.search(rb"I +refs: +([\d,]+)", done.stderr)
    if not found:
        raise Failed(f"valgrind counted nothing: {' '.join(map(str, command.words))}")
    return int(found[1].replace(b",", b""))


def median(runs, what):
    return statistics.median(getattr(run, what) for run in runs)


def ratios(runs, to, what):
    """The quartiles of the ratios, round by round; the second is the median. CPU time may be less than what is counted."""
    each = [getattr(run, what) / max(getattr(other, what), 1e-6) for run, other in zip(runs, to)]
    return statistics.quantiles(each, n=4, method="inclusive") if len(each) > 1 else each * 3
