#!/usr/bin/env python3
"""Whole processes side by side: the commands run in turn, and each ratio is the median over the rounds of that round's
wall time over its yardstick's. Milliseconds are of this machine; ratios travel.

  bench.py RBPLAN PARSE_ONLY NOTHING ACCOUNTING PLAN [ROUNDS]
"""
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

AS_OF = "2021-08-31"
RECORDS = 250


def seconds(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    assert done.returncode in (0, 1), command  # an edit that is refused is 1
    return time.perf_counter() - start


def office(rbplan, plan, folder):
    """The plan with records beside it, and its ticks as tasks of Taskwarrior; the two files and a command or nothing."""
    rng = random.Random(2021)
    shutil.copy(plan, folder / "2021.yaml")
    listed = json.loads(subprocess.run([rbplan, "list", "-p", plan, "--format", "json"], capture_output=True, check=True).stdout)
    ticks = [(row["id"], month, row["indicator"]) for row in listed["indicators"] for month in row["months"]]
    done = sorted(rng.sample(ticks, RECORDS), key=lambda tick: tick[1])
    lines = ["rbplan_progress: 1\n", "records:\n"]
    for id, month, _ in done:
        record = {"indicator": id, "months": [month], "status": "done", "date": f"2021-{month:02}-20", "value": 100,
                  "evidence": [{"file": f"../evidence/2021/{id}.pdf", "sha256": f"{rng.getrandbits(256):064x}"}],
                  "by": "Siti", "recorded": f"2021-{month:02}-20T03:12:00Z"}
        lines.append(f"  - {json.dumps(record)}\n")
    (folder / "2021.progress.yaml").write_text("".join(lines))
    files = [folder / "2021.yaml", folder / "2021.progress.yaml"]
    if not shutil.which("task"):
        return files, None
    finished = {(id, month) for id, month, _ in done}
    tasks = [{"description": text, "project": id, "due": f"2021{month:02}28T000000Z", "entry": "20210101T000000Z",
              **({"status": "completed", "end": f"2021{month:02}20T000000Z"} if (id, month) in finished else {"status": "pending"})}
             for id, month, text in ticks]
    (folder / "tasks.json").write_text(json.dumps(tasks))
    (folder / "taskrc").write_text(f"data.location={folder}/task\nconfirmation=off\nverbose=nothing\ngc=off\n")
    task = ["task", f"rc:{folder}/taskrc"]
    subprocess.run([*task, "import", folder / "tasks.json"], check=True, capture_output=True)
    return files, [*task, "due.before:2021-09-01", "status:pending", "list"]


def repository(files, folder):
    """A repository with the plan and its progress as committed, and an edit in the work tree; the plan's path."""
    plans = folder / "repository" / "plans"
    plans.mkdir(parents=True)
    plan, progress = (pathlib.Path(shutil.copy(file, plans)) for file in files)
    git = ["git", "-C", str(plans), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "enacted"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    plan.write_text(plan.read_text().replace("months: [6]", "months: []  # moved", 1))
    progress.write_text(progress.read_text().replace("Siti", "Budi", 1))
    return str(plan)


def main():
    with tempfile.TemporaryDirectory() as folder:
        measure(pathlib.Path(folder))


def measure(folder):
    os.environ.setdefault("TZ", "UTC")
    rbplan, parse_only, nothing, accounting, plan = sys.argv[1:6]
    rounds = int(sys.argv[6]) if len(sys.argv) > 6 else 41
    commands = {
        "yaml-cpp events of the plan": [parse_only, plan],
        "rbplan due --month 3": [rbplan, "due", "-p", plan, "--month", "3"],
        "rbplan validate": [rbplan, "validate", plan],
        "a static program that does nothing": [nothing],
        "rbplan --version": [rbplan, "--version"],
    }
    files, tasks = office(rbplan, plan, folder)
    due_with_records = f"rbplan due with {RECORDS} records"
    overdue_with_records = f"rbplan overdue with {RECORDS} records"
    commands["yaml-cpp events of the plan and its progress"] = [parse_only, *files]
    commands[due_with_records] = [rbplan, "due", "-p", files[0], "--as-of", AS_OF]
    commands[overdue_with_records] = [rbplan, "overdue", "-p", files[0], "--as-of", AS_OF]
    edited = repository(files, folder)
    validate_edited = f"rbplan validate with {RECORDS} records"
    commands[validate_edited] = [rbplan, "-C", os.path.dirname(edited), "validate", "--no-evidence", edited]
    commands["rbplan validate --base"] = [*commands[validate_edited], "--base", "HEAD"]
    commands["rbplan diff"] = [rbplan, "-C", os.path.dirname(edited), "diff", edited]
    ratios = [  # of, to, at most
        (due_with_records, "yaml-cpp events of the plan and its progress", 0.6),
        ("rbplan due --month 3", "yaml-cpp events of the plan", 1.0),
        ("rbplan validate", "yaml-cpp events of the plan", 1.0),
        ("rbplan --version", "a static program that does nothing", 2.0),
        ("rbplan validate --base", validate_edited, 3.0),
        ("rbplan diff", validate_edited, 3.0),
    ]
    if tasks:
        commands["task list"] = tasks
        ratios.append((due_with_records, "task list", 1.0))
        ratios.append((overdue_with_records, "task list", 1.0))
    else:
        print("Taskwarrior is not installed: nothing is compared with it")
    for command in commands.values():
        seconds(command)  # a warm-up that is not counted
    taken = [{name: seconds(command) for name, command in commands.items()} for _ in range(rounds)]
    for name in commands:
        print(f"{statistics.median(t[name] for t in taken) * 1e3:8.2f} ms  {name}")
    for of, to, most in ratios:
        ratio = statistics.median(t[of] / t[to] for t in taken)
        print(f"{ratio:8.2f} x   {of} to {to} (target: at most {most})")
    parse, accounted = map(float, subprocess.run([accounting, plan], capture_output=True, check=True).stdout.split())
    print(f"{accounted / parse:8.2f} x   accounting for every byte to the parse without it (target: at most 0.2)")


if __name__ == "__main__":
    main()
