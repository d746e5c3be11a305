#!/usr/bin/env python3
"""The public YAML test suite (data-2022-01-17, 402 cases, MIT licence) through `rbplan validate`.

  suite.py RBPLAN SUITE

No case of it is a plan, so all are refused; what counts is how: no crash, no wait, and for each of the 94 cases that are
no YAML an error of the bytes or the YAML (RB1xx), but for those listed here.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

# Refused by the shape: a last line without a colon, which the parser takes for a key with nothing.
REFUSED_BY_SHAPE = {"236B": "RB203", "7MNF": "RB203", "9CWY": "RB203", "HU3P": "RB222"}
SECONDS = 10


def errors(rbplan, path):
    """The codes of the errors, or a sentence on what went wrong."""
    try:
        done = subprocess.run([rbplan, "validate", "--format", "json", path], capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"no answer within {SECONDS} s"
    if done.returncode not in (0, 1):
        return f"exit code {done.returncode}: {done.stderr.decode(errors='replace')}"
    return [found["code"] for found in json.loads(done.stdout)["diagnostics"] if found["severity"] == "error"]


def problem_of(case, codes):
    if isinstance(codes, str):
        return codes
    if not codes:
        return "taken for a plan"
    by_yaml = any(code.startswith("RB1") for code in codes)
    listed = REFUSED_BY_SHAPE.get(case["id"])
    if listed and (by_yaml or listed not in codes):
        return f"the exception is stale: {codes}"
    if not case["valid"] and not by_yaml and not listed:
        return f"no YAML, and not refused as such: {codes}"
    return None


def main():
    rbplan, suite = sys.argv[1:3]
    cases = [json.loads(line) for line in pathlib.Path(suite).read_text(encoding="utf-8").splitlines()]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "case.yaml"
        for case in cases:
            path.write_bytes(case["yaml"].encode())
            problem = problem_of(case, errors(rbplan, path))
            if problem:
                failed += 1
                print(f"{case['id']} {case['title']}: {problem}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or len(cases) != 402 else 0


if __name__ == "__main__":
    sys.exit(main())
