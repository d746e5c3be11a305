#!/usr/bin/env python3
"""Whole processes side by side: the commands run in turn, and each ratio is the median over the rounds of that round's
wall time over its yardstick's. Milliseconds are of this machine; ratios travel.

  bench.py RBPLAN PARSE_ONLY NOTHING ACCOUNTING PLAN [ROUNDS]
"""
import statistics
import subprocess
import sys
import time


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main():
    rbplan, parse_only, nothing, accounting, plan = sys.argv[1:6]
    rounds = int(sys.argv[6]) if len(sys.argv) > 6 else 41
    commands = {
        "yaml-cpp events of the plan": [parse_only, plan],
        "rbplan due --month 3": [rbplan, "due", "-p", plan, "--month", "3"],
        "rbplan validate": [rbplan, "validate", plan],
        "a static program that does nothing": [nothing],
        "rbplan --version": [rbplan, "--version"],
    }
    ratios = [  # of, to, at most
        ("rbplan due --month 3", "yaml-cpp events of the plan", 1.0),
        ("rbplan validate", "yaml-cpp events of the plan", 1.0),
        ("rbplan --version", "a static program that does nothing", 2.0),
    ]
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
