#!/usr/bin/env python3
"""What commands print as JSON fits the schemas that rbplan publishes for it.

  outputs.py RBPLAN SOURCE_DIR

schemas/NAME.schema.json is what `rbplan schema NAME` prints, a valid draft-07 schema, and fits: the documents of several
questions, and every golden document of tests/plans. A document with a field taken away does not fit.
RBPLAN_ACCEPT=1 rewrites the files; the test fails all the same.
"""
import copy
import json
import os
import pathlib
import subprocess
import sys

import jsonschema

RBPLAN, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
OFFICE = ["-p", "tests/data/office/plans", "--as-of", "2021-06-15"]
PROVINCE = ["-p", "tests/data/province/plans", "--as-of", "2021-06-15"]
QUARTERS = ["-p", "tests/data/offices/kpu-2025/plans", "--as-of", "2026-01-10"]
ROWS = ["-n", "-C", "tests/data/rows", "--as-of", "2021-07-10"]
QUESTIONS = {
    "due": [["--month", "3"], ["--next", "12"], ["--state", "done"], ["-p", "tests/plans/ok"], ["-p", "tests/plans/err"],
            ["--month", "2", *OFFICE], PROVINCE],
    "overdue": [["--as-of", "2021-07-10"], ["--as-of", "2020-01-01"], ["-p", "tests/plans/ok"], OFFICE],
    "list": [[], ["--doubtful"], ["-p", "tests/plans/ok"], PROVINCE],
    "timeline": [[], ["--from", "3", "--to", "5"], ["-p", "tests/plans/ok"], OFFICE, PROVINCE],
    "show": [["1.1.1.1"], ["1"], ["6.1.4.1"], ["1.1.1.2", *OFFICE], ["2.1.1.3", *OFFICE], ["1.1.1.1", *PROVINCE],
             ["1", *PROVINCE]],
    "status": [OFFICE, [], ["--by", "owner", *OFFICE], ["--by", "quarter"], ["-p", "tests/plans/ok"], ["-p", "tests/plans/err"],
               ["--limit", "1", *PROVINCE], ["--across", "program", *PROVINCE]],
    "report": [[], QUARTERS, ["--quarter", "2", *QUARTERS], ["--annual", *OFFICE], ["-p", "tests/plans/ok/smallest.yaml"]],
    "decree": [[], QUARTERS],
    "evidence": [OFFICE, [], ["-p", "tests/plans/err"]],
    "log": [OFFICE, [], ["--month", "4", *OFFICE], PROVINCE],
    "diff": [["tests/data/office/plans/2020.yaml", "tests/data/office/plans/2021.yaml"],
             ["tests/data/office/plans/2021.yaml", "plans/2021.yaml"], ["plans", "plans"],
             ["tests/data/office/plans", "tests/data/province/plans"]],
    "record": [["wrong.csv", *ROWS], ["rows.jsonl", *ROWS], ["tw2.csv", "--status", "partial", "--columns", "Kode=id,Realisasi TW II=value@tw2", *ROWS]],
    "import": [["tests/data/tables/bulan.csv", "-n"], ["tests/data/2021-decree.txt", "-n"],
               ["tests/data/tables/asing.csv", "-n", "--year", "2024", "--office", "KPU"],
               ["tests/data/tables/geser.csv", "-n"], ["tests/data/tables/none.csv"]],
    "validate": [["plans"], ["tests/plans/err"], ["tests/plans/ok"]],
}


def run(*arguments):
    return subprocess.run([RBPLAN, *arguments], cwd=SOURCE, capture_output=True, text=True, check=False,
                          env={"LANG": "C.UTF-8"}).stdout


def validator(name):
    schema = json.loads(run("schema", name))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.draft7_format_checker)


def without_each_key(document):
    """The document again and again, each time without one of its keys; of lists the first item."""
    def visit(node, at):
        for key, value in list(node.items()):
            yield [*at, key]
            inside = value[0] if isinstance(value, list) and value else value
            if isinstance(inside, dict):
                yield from visit(inside, [*at, key, 0] if isinstance(value, list) else [*at, key])

    for path in visit(document, []):
        changed = copy.deepcopy(document)
        node = changed
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]
        yield path, changed


def names_known():
    said = subprocess.run([RBPLAN, "schema"], capture_output=True, text=True, check=False, env={"LANG": "C.UTF-8"}).stderr
    return said.split("schemas are ")[1].strip().split(", ")


def problems():
    unasked = set(names_known()) - set(QUESTIONS) - {"plan", "progress"}
    if unasked:
        yield f"nothing is asked of {', '.join(sorted(unasked))}"
    for name, questions in QUESTIONS.items():
        fits = validator(name)
        published = SOURCE / f"schemas/{name}.schema.json"
        if not published.exists() or published.read_text() != run("schema", name):
            yield f"{published} is not what rbplan schema {name} prints"
            if os.environ.get("RBPLAN_ACCEPT") == "1":
                published.write_text(run("schema", name))
        for question in questions:
            document = json.loads(run(name, *question, "--format", "json"))
            for error in fits.iter_errors(document):
                yield f"{name} {question}: {error.json_path}: {error.message}"
        for path, changed in without_each_key(json.loads(run(name, *questions[0], "--format", "json"))):
            if fits.is_valid(changed):
                yield f"{name}: the schema does not miss {path}"
    goldens = sorted((SOURCE / "tests/plans").rglob("*.json"))
    assert len(goldens) > 200, "the golden documents have moved"
    fits = validator("validate")
    for golden in goldens:
        for error in fits.iter_errors(json.loads(golden.read_text())):
            yield f"{golden}: {error.json_path}: {error.message}"
    for name in "plan", "progress":
        if run("schema", name) != (SOURCE / f"schemas/{name}.schema.json").read_text():
            yield f"rbplan schema {name} is not schemas/{name}.schema.json"


def main():
    found = list(problems())
    print("\n".join(found) or "every document fits its schema")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
