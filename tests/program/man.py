#!/usr/bin/env python3
"""The manual pages: man and lexgrog have nothing to say against them, and nothing is missing from them.

  man.py RBPLAN SOURCE_DIR
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

RBPLAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}


def run(*command, language="en"):
    return subprocess.run(command, env={**ENVIRONMENT, "RBPLAN_LANG": language}, capture_output=True, text=True,
                          check=False)


def keys_of(schema):
    for key, value in schema.get("properties", {}).items():
        yield key
        yield from keys_of(value)
    for value in schema.get("definitions", {}).values():
        yield from keys_of(value)


def wanted_words(name):
    if name == "rbplan-plan":
        schemas = [json.loads((SOURCE / f"schemas/{of}.schema.json").read_text()) for of in ("plan", "progress")]
        return {key for schema in schemas for key in keys_of(schema)}
    help_text = run(RBPLAN, "help").stdout
    commands = re.findall(r"^  ([a-z]+)  ", help_text, re.M)
    assert len(commands) >= 10, help_text
    texts = [run(RBPLAN, "help", topic).stdout for topic in [*commands, "options"]]
    return {f"rbplan {command}" for command in commands} | set(re.findall(r"^  (?:-., )?(--?[a-zA-Z-]+)", "\n".join(texts), re.M))


def problems(name, section, language):
    page = run(RBPLAN, "__man", name, language=language).stdout
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/{name}.{section}"
        pathlib.Path(path).write_text(page)
        formatted = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", path)
        if formatted.returncode or formatted.stderr:
            yield f"man complains: {formatted.stderr}"
        entry = run("lexgrog", path)
        if entry.returncode or f'"{name} - ' not in entry.stdout:
            yield f"lexgrog finds no name: {entry.stdout}{entry.stderr}"
        shown = run("man", "-E", "UTF-8", "-l", path).stdout
    shown = re.sub(r".\x08", "", shown)
    for word in wanted_words(name):
        if word not in shown:
            yield f"{word} is missing"


def main():
    found = [f"{name}({section}) in {language}: {problem}"
             for name, section, language in (("rbplan", 1, "en"), ("rbplan", 1, "id"), ("rbplan-plan", 5, "en"), ("rbplan-plan", 5, "id"))
             for problem in problems(name, section, language)]
    print("\n".join(found) or "4 manual pages are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
