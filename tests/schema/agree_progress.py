#!/usr/bin/python3
"""Do the JSON Schema of progress files and `rbplan validate` say the same of every record?

usage: agree_progress.py RBPLAN progress.schema.json [SEED [COUNT]]

COUNT files are made of records with up to three changes: a key left out, misspelt, given twice or of another place; a
value of another type, form or size. A file is sound for rbplan when it has no error of RB1xx, RB2xx, RB43x or RB44x,
and none of RB303, a month that is given twice. The schema must agree, save for the codes in BEYOND_SCHEMA, as in
agree.py. Besides them come whole files by hand. Each code of the shape that a record can have is met, and each entry of
BEYOND_SCHEMA, or the run is a failure.
"""
import collections
import copy
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import yaml

import agree

# What a schema cannot say: code -> why.
BEYOND_SCHEMA = {
    "RB103": "that a character reorders the text around it",
    "RB202": "that a key is given once: the YAML library refuses it in its stead",
    "RB209": "that a month has fewer days: 2021-02-30 has the form of a date",
    "RB213": "whether the indicator has months",
    "RB215": "that decoded text holds a hidden character: \"\\u202e\" is text",
    "RB221": "how a number is written: 1e3 is 1000",
    "RB430": "that the version stands in the first line, with nothing behind it",
    "RB431": "that `rbplan_progress` stands before `records`",
    "RB432": "that a record is a JSON object",
    "RB433": "that a record is one line",
    "RB437": "that nothing stands behind `records:`",
    "RB440": "that a day exists: 2021-02-30T00:00:00Z has the form of a time",
}

# The codes of the shape that changed records show; others are of lines, or of values that no record has.
OF_RECORDS = {
    "RB201", "RB202", "RB203", "RB204", "RB205", "RB206", "RB207", "RB208", "RB209", "RB211", "RB212", "RB213", "RB215",
    "RB216", "RB217", "RB221", "RB223", "RB303", "RB439", "RB440", "RB441", "RB442", "RB443",
}

OF_THE_SHAPE = re.compile(r"RB(?:[12][0-9]{2}|303|43[0-9]|44[0-9])")

PLAN = """\
rbplan: 1
title: "T"
year: 2021
institution: {{name: "KPU", code: "{number:04}"}}
programs:
  - number: 1
    name: "P"
    activities:
      - number: 1
        name: "A"
        sub_activities:
          - number: 1
            name: "S"
            indicators:
              - number: 1
                name: "I"
                months: [1, 2, 3]
"""
HEADER = "rbplan_progress: 1\nrecords:\n"

RECORDS = [
    {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29"},
    {"indicator": "1.1.1.1", "months": [1, 2], "review": "accepted", "date": "2021-01-29", "by": "KPU Provinsi"},
    {
        "indicator": "1.1.1.1", "months": [1, 2], "status": "partial", "date": "2021-01-29", "value": 99.5,
        "spent": 25000000,
        "evidence": [{"file": "../evidence/a.pdf", "sha256": "0" * 64, "title": "SK"}, {"url": "https://kpu.go.id"}],
        "obstacle": "o", "follow_up": "f", "note": "n", "by": "Siti", "recorded": "2021-01-29T03:12:00Z",
    },
    {
        "indicator": "1.1.1.1", "quarters": [2], "status": "not_done", "date": "2021-06-30", "value": "B",
        "obstacle": "o", "follow_up": "f", "follow_up_owner": "hukum", "follow_up_due": "2021-07-31",
    },
]
KEYS = sorted({key for record in RECORDS for key in record} | {"file", "sha256", "url", "title"})
ODD_KEYS = ["Status", "stats", "x", "", "month", "dates", "sha265", "<<", "1", "é"]


class Written(str):
    """A value as it stands in the file."""


NUMBERS = [Written(text) for text in ("1e3", "-0", "-0.0", "1.50", "1E-2", "0", "100")]
ODD_VALUES = [
    None, True, False, 0, 1, 2, 12, 13, -1, 1.0, 1.5, -0.5, 999999999999999, 1000000000000000, -1000000000000000,
    *NUMBERS,
    "", " ", "\t", "\u00a0", "a", "1", "100", "null", "true", "done", "partial", "not_done", "Done", "accepted",
    "returned", "diterima", "2021-01-29", "2021-02-29", "2020-02-29", "2021-13-01", "2021-00-10", "2021-01-32",
    "0000-01-01", "29-01-2021", "2021-1-29", "2021-01-29 ", "2021-01-29\n", "2021-01-29T03:12:00Z",
    "2021-02-29T03:12:00Z", "2021-01-29T24:00:00Z", "2021-01-29T23:59:60Z", "2021-01-29T03:12:00", "2021-01-29T03:12Z",
    "2021-01-29T03:12:00+07:00", "2021-01-29t03:12:00z", "2021-01-29T03:12:00Z\n", "1.1.1.1", "1.1.1", "1.1.1.1.a",
    "1.1.1.01", "1.1.1.1000", "1.1.1.A", "1.1.1.", "0.1.1.1", "1.1.1.1\n", "0" * 64, "a" * 64, "A" * 64, "0" * 63,
    "0" * 65, "g" * 64, "\u202e", "\u001b[31m", "\u0000", "😀", "é: #x", [], [1], [1, 1], [1, 2, 3], [0], [13], ["1"],
    [1.0], [None], [[1]], ["a"], [""], {}, {"file": "a"}, {"url": "a"}, [{}], [{"url": "a"}], [{"url": "a", "title": ""}],
    [{"file": "a", "sha256": "0" * 64}], [{"url": "a", "sha256": "0" * 64}], [{"url": "a"}, None],
    [{"file": "a", "url": "b"}], [{"file": "a", "sha256": "0" * 64, "url": "b"}], [{"title": "a"}],
]


def written(value):
    """A value as JSON; a mapping is a list of pairs, so that a key may stand in it twice."""
    if isinstance(value, Written):
        return str(value)
    if isinstance(value, dict):
        value = list(value.items())
    if isinstance(value, list) and value and isinstance(value[0], tuple):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {written(one)}" for key, one in value) + "}"
    if isinstance(value, list):
        return "{}" if isinstance(value, Pairs) else "[" + ", ".join(written(one) for one in value) + "]"
    # Only what JSON must escape is escaped: a pair of escapes for one character is not read alike by all.
    return json.dumps(value, ensure_ascii=False)


class Pairs(list):
    """The pairs of a mapping, in order."""


def as_pairs(value):
    if isinstance(value, dict):
        return Pairs((key, as_pairs(one)) for key, one in value.items())
    return [as_pairs(one) for one in value] if isinstance(value, list) else value


def mappings_in(value):
    """The mapping and those in it."""
    if isinstance(value, Pairs):
        yield value
        for _, one in value:
            yield from mappings_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from mappings_in(one)


def change(record, choose):
    """One change somewhere in the record."""
    pairs = choose.choice(list(mappings_in(record)))
    at = choose.randrange(len(pairs)) if pairs else 0
    what = choose.randrange(12)
    if what == 0 and pairs:
        del pairs[at]
    elif what == 1 and pairs:
        pairs[at] = (choose.choice(KEYS + ODD_KEYS), pairs[at][1])
    elif what == 2:
        pairs.insert(at, (choose.choice(KEYS + ODD_KEYS), as_pairs(copy.deepcopy(choose.choice(ODD_VALUES)))))
    elif what == 3 and pairs and choose.randrange(4) == 0:
        pairs.append(pairs[at])
    elif what == 4:
        pairs.append((choose.choice(["value", "spent"]), choose.choice(NUMBERS)))
    elif what == 5 and pairs and isinstance(pairs[at][1], list) and not isinstance(pairs[at][1], Pairs):
        pairs[at][1].append(as_pairs(copy.deepcopy(choose.choice(ODD_VALUES))))
    elif pairs:
        pairs[at] = (pairs[at][0], as_pairs(copy.deepcopy(choose.choice(ODD_VALUES))))


def mutant(choose):
    record = as_pairs(copy.deepcopy(choose.choice(RECORDS)))
    for _ in range(choose.randrange(4)):
        change(record, choose)
    return HEADER + "  - " + written(record) + "\n"


GOOD = "  - " + json.dumps(RECORDS[0]) + "\n"
WHOLE_FILES = [
    HEADER, HEADER + GOOD, HEADER + GOOD * 3, "rbplan_progress: 1\n", "records:\n" + GOOD, "rbplan_progress: 2\nrecords:\n",
    "rbplan_progress: 1.0\nrecords:\n", "rbplan_progress: \"1\"\nrecords:\n", "rbplan_progress: 1 # first\nrecords:\n",
    "rbplan_progress: 1\nrecords: []\n", "rbplan_progress: 1\nrecords: null\n", "rbplan_progress: 1\nrecords: {}\n",
    "rbplan_progress: 1\nrecords: 1\n", HEADER + "  - []\n", HEADER + "  - 1\n", HEADER + "  -\n" + GOOD,
    HEADER + GOOD.replace(", ", ",\n    ", 1), HEADER + GOOD + "x: 1\n", "x: 1\n" + HEADER + GOOD,
    HEADER + "  - indicator: \"1.1.1.1\"\n    months: [1]\n    status: done\n    date: \"2021-01-29\"\n",
    HEADER + GOOD + " " + GOOD, HEADER + GOOD.replace("done", "\\u12"), "[]\n", "records:\nrbplan_progress: 1\n",
    HEADER.replace("rbplan_progress", "rbplan"), GOOD, "\"a\"\n",
]


def verdicts(program, texts):
    """rbplan's errors of the shape for each text, all from one run."""
    with tempfile.TemporaryDirectory() as folder:
        plans = pathlib.Path(folder) / "plans"
        plans.mkdir()
        for number, text in enumerate(texts):
            (plans / f"{number}x-2021.yaml").write_text(PLAN.format(number=number), encoding="utf-8")
            (plans / f"{number}x-2021.progress.yaml").write_text(text, encoding="utf-8", newline="")
        run = subprocess.run(
            [program, "validate", "--format", "json", plans],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=agree.TIME_LIMIT, check=False,
        )
    errors = collections.defaultdict(list)
    for problem in json.loads(run.stdout)["diagnostics"]:
        name = pathlib.Path(problem["path"]).name
        if problem["severity"] == "error" and name.endswith(".progress.yaml") and OF_THE_SHAPE.fullmatch(problem["code"]):
            errors[int(name.split("x")[0])].append(problem)
    return [errors[number] for number in range(len(texts))]


def schema_problems(validator, text):
    """What the schema says of a text; one that is not YAML is not valid either."""
    try:
        document = yaml.load(text, agree.PlanLoader)
        return [agree.shortened(f"{error.json_path}: {error.message}") for error in validator.iter_errors(document)]
    except (yaml.YAMLError, ValueError) as error:
        return [" ".join(str(error).split())]


def disagree(by_schema, by_rbplan):
    if by_schema:
        return not by_rbplan
    return any(problem["code"] not in BEYOND_SCHEMA for problem in by_rbplan)


def main():
    program, schema_path = sys.argv[1], pathlib.Path(sys.argv[2])
    seed, count = (int(word) for word in (sys.argv[3:] + ["1", "4000"][len(sys.argv) - 3:])[:2])
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    faults = [f"{schema_path}: {fault}" for fault in agree.faults_of_schema(schema)]
    validator = agree.PlanValidator(schema)
    choose = random.Random(seed)
    texts = WHOLE_FILES + [mutant(choose) for _ in range(count)]
    met, beyond, valid = collections.Counter(), set(), 0
    for text, by_rbplan in zip(texts, verdicts(program, texts)):
        by_schema = schema_problems(validator, text)
        met.update({problem["code"] for problem in by_rbplan})
        valid += not by_rbplan
        if disagree(by_schema, by_rbplan):
            faults += [text] + agree.report("a progress file", by_schema, by_rbplan)
        elif not by_schema or "given twice" in by_schema[0]:
            beyond.update(problem["code"] for problem in by_rbplan)
    faults += [f"{code}: no record shows it" for code in sorted(OF_RECORDS - set(met))]
    faults += [f"{code}: no file that the schema passes shows it" for code in sorted(set(BEYOND_SCHEMA) - beyond)]
    print("\n".join(faults[:80]))
    print(f"{len(texts)} progress files, {valid} valid; " + ", ".join(f"{code} {met[code]}" for code in sorted(met)))
    return 1 if faults or valid * 10 < len(texts) else 0


if __name__ == "__main__":
    sys.exit(main())
