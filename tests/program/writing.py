"""What the tests of writing share: a folder with a plan, runs of a command that writes in it, and what must hold after
each.

  SCRIPT RBPLAN SOURCE_DIR [--all] [--starved PROGRAM] [TEST...]

--all takes every point instead of a sample; a test is named as CLASS or CLASS.test.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import platform
import re
import signal
import subprocess
import sys
import tempfile
import unittest

# A shell starts what runs in the background with SIGINT ignored; the programs tested here are to feel it.
signal.signal(signal.SIGINT, signal.default_int_handler)

_parser = argparse.ArgumentParser()
_parser.add_argument("rbplan", type=pathlib.Path)
_parser.add_argument("source", type=pathlib.Path)
_parser.add_argument("--all", action="store_true")
_parser.add_argument("--starved", type=lambda path: pathlib.Path(path).resolve())
_parser.add_argument("tests", nargs="*")
ASKED = _parser.parse_args()

RBPLAN = ASKED.rbplan.resolve()
SOURCE = ASKED.source.resolve()
PLAN = (SOURCE / "plans/2021.yaml").read_bytes()
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta", "HOME": "/nonexistent"}
NAME = "2021.progress.yaml"
BESIDE = r"\.rbplan-\w*\.\d+-20\d\d(?:\.progress)?\.yaml"  # a pattern: who writes is part of the name
HOST = re.sub(r"[^A-Za-z0-9]", "_", platform.node().split(".")[0])[:32]
DEAD = f".rbplan-{HOST}.4194305-{NAME}"  # no process has that number (proc(5), pid_max)
DONE = ["done", "1.1.1.1", "--month", "7", "--as-of", "2021-07-10", "--by", "Siti", "--wait", "1"]
# Memory, where there is some: most runs sync, and what a sync does to a disk is not what is tested.
SHELF = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
TIMEOUT = 60


def records(count):
    """A progress file with so many records, comments between and behind them."""
    lines = []
    for i in range(count):
        date = f"2021-03-{i % 28 + 1:02}"
        record = {"indicator": "1.1.1.1", "months": [1], "status": ("partial", "done")[i % 2], "date": date,
                  "note": f"langkah {i}", "by": "Ani", "recorded": f"{date}T03:12:00Z"}
        lines.append(f"  - {json.dumps(record)}\n")
    lines.insert(count // 2, "  # setengah jalan\n")
    return ("# catatan kantor\nrbplan_progress: 1\nrecords:\n" + "".join(lines) + "# akhir\n").encode()


def masked(data):
    """A file without the moment at which Siti's record was written."""
    return data and re.sub(rb'(?<="by": "Siti", "recorded": ")[^"]*', b"", data)


class Office:
    """A folder with plans/2021.yaml and, unless `old` is None, a progress file, in which `done` writes."""

    words = DONE
    name = NAME  # of the file that is written
    said = (f"the record is in plans/{NAME}:", "nothing was recorded")

    def __init__(self, old, plan=PLAN):
        self._temporary = tempfile.TemporaryDirectory(dir=SHELF)
        self.folder = pathlib.Path(self._temporary.name).resolve()
        self.plans = self.folder / "plans"
        self.plans.mkdir()
        (self.plans / "2021.yaml").write_bytes(plan)
        if old is not None:
            (self.plans / self.name).write_bytes(old)

    def __enter__(self):
        return self

    def __exit__(self, *_unused):
        self._temporary.cleanup()

    @property
    def progress(self):
        return self.plans / self.name

    def bytes(self):
        try:
            return self.progress.read_bytes()
        except FileNotFoundError:
            return None

    def leftovers(self):
        return sorted(name for name in os.listdir(self.plans) if name.startswith("."))

    def run(self, *words, program=RBPLAN, under=(), **more):
        more = {"env": PLAIN, "stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        return subprocess.run([*under, program, *words], cwd=self.folder, timeout=TIMEOUT, check=False, **more)

    def done(self, **more):
        return self.run(*self.words, **more)

    def traced(self, calls, inject=None):
        """The command under strace, and the lines of its trace."""
        trace = self.folder / "trace"
        under = ["strace", "-y", "-o", trace, "-e", "trace=" + calls, *(["-e", "inject=" + inject] if inject else [])]
        done = self.done(under=under)
        if not trace.exists():
            raise AssertionError(f"strace does not start: {done}")
        return done, trace.read_text(errors="replace").splitlines()


class Rows(Office):
    """Where `record` writes several records at once."""

    words = ["record", "rows.csv", *DONE[4:]]

    def __init__(self, old, plan=PLAN):
        super().__init__(old, plan)
        (self.folder / "rows.csv").write_text("id,month,status\n1.1.1.1,7,done\n1.1.2.1,6,partial\n")


class NextYear(Office):
    """Where `new` writes a plan."""

    words = ["new", "2022"]
    name = "2022.yaml"
    said = ("the plan is in plans/2022.yaml", "nothing was written")


class Good:
    """What a run that nothing disturbs makes of the file."""

    def __init__(self, old, plan=PLAN, kind=Office):
        self.kind = kind
        with kind(old, plan) as office:
            done = office.done()
            if (done.returncode, done.stderr) != (0, b""):
                raise AssertionError(f"a run without a fault fails: {done}")
            self.old, self.new, self.out = old, masked(office.bytes()), done.stdout
        if self.new == old:
            raise AssertionError("a run without a fault writes nothing")

    def state(self, office):
        """`old`, `new`, or `lost`."""
        data = office.bytes()
        return "old" if data == self.old else "new" if masked(data) == self.new else "lost"


class Tally:
    """The table that is printed at the end: for each kind of run how many, and what went wrong in how many."""

    COLUMNS = ("points", "lost", "false success", "leftovers", "signals", "unsaid")

    def __init__(self):
        self.rows = collections.defaultdict(collections.Counter)

    def add(self, row, problems):
        self.rows[row]["points"] += 1
        for column in {column for column, _ in problems}:
            self.rows[row][column] += 1

    def text(self):
        width = max(map(len, self.rows), default=0)
        lines = [" " * width + "".join(f"  {column:>13}" for column in self.COLUMNS)]
        for row, counts in self.rows.items():
            lines.append(f"{row:{width}}" + "".join(f"  {counts[column]:>13}" for column in self.COLUMNS))
        return "\n".join(lines)


TALLY = Tally()


def synced(trace):
    """Whether the file was synced before it got its name, and the folder afterwards."""
    steps = "".join("f" if re.search(f"/{BESIDE}>", line) else "d" if line.startswith("fsync(") else "r" for line in trace
                    if re.match(r"(fsync|rename\w*)\(.*= 0$", line))
    return re.search("fr+d", steps) is not None


def unsyncable(trace, err):
    """Whether the file system knows no sync of folders, and the user is told."""
    is_so = any(re.match(r"fsync\(\d+<[^>]*/plans>\).*EINVAL", line) for line in trace)
    return is_so and "cannot say whether a name is on disk" in err


def judge(good, office, done, trace=None, may_leave=False):
    """What is wrong after a run of `done`, as (column, sentence)."""
    state, code = good.state(office), done.returncode
    err = done.stderr.decode(errors="replace")
    if state == "lost":
        yield "lost", f"the file is neither the old one nor the new one: {office.bytes()!r:.300}"
    if code < 0:
        yield "signals", f"killed by signal {-code}"
    is_synced = trace is None or synced(trace) or unsyncable(trace, err)
    if code == 0 and (state != "new" or done.stdout != good.out or not is_synced):
        yield "false success", "exit 0 although the record is not on disk or not told"
    if code >= 0 and office.leftovers() and not may_leave:
        yield "leftovers", f"left behind: {office.leftovers()}"
    unheard = trace is not None and any(re.match(r"write\(2<.*\(INJECTED\)$", line) for line in trace)
    if code > 0 and not unheard and not told(office, state, code, err):
        yield "unsaid", f"exit {code}, the file is the {state} one, and stderr is {err!r}"


def told(office, state, code, err):
    """Whether standard error says what became of the file."""
    written, untouched = office.said
    if state == "new":
        return written in err
    # Where memory is missing little can be said.
    return code in (1, 2, 3) and (untouched in err or (code, err) == (3, "error: out of memory\n"))


def on_all_cores(work, points):
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return list(pool.map(work, points))


class Test(unittest.TestCase):
    def check(self, row, work, points):
        """Runs `work` on each point, whose result is a list of problems; none may have any."""
        points = list(points)
        found = []
        for point, problems in zip(points, on_all_cores(work, points)):
            TALLY.add(row, problems)
            found += [f"{point}: {column}: {sentence}" for column, sentence in problems]
        self.assertGreater(len(points), 0)
        self.assertEqual(len(found), 0, "\n".join(found[:40]))

    def need_strace(self):
        probe = subprocess.run(["strace", "-e", "trace=none", "/bin/true"], capture_output=True, check=False)
        if probe.returncode != 0:
            self.skipTest("processes cannot be traced here")


def main():
    program = unittest.main(argv=[sys.argv[0], *ASKED.tests], exit=False)
    if TALLY.rows:
        print(TALLY.text(), flush=True)
    sys.exit(not program.result.wasSuccessful())
