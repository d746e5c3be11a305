#!/usr/bin/python3
"""Do the JSON Schema of plans and `rbplan validate` say the same of every plan?

usage: agree.py --rbplan PROGRAM --schema plan.schema.json [--no-stale] FILE_OR_FOLDER...

A plan is sound for rbplan when it has no error of RB1xx, RB2xx or RB3xx, and no RB443. The schema must agree, save for the codes in
BEYOND_SCHEMA: a plan with no other errors may pass the schema. Such a code that no file shows is stale, which is a
failure. Before the files, the schema itself is checked.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

# What a schema cannot say: code -> why. `RB1xx` stands for all codes that begin so.
BEYOND_SCHEMA = {
    "RB1xx": "bytes, tags, anchors, directives: a schema judges values only, and the YAML library reads these",
    "RB209": "that a month has fewer days: 2022-02-29 has the form of a date",
    "RB214": "how a row's number is written: `n` without quotes is the text \"n\", and 01 is 1",
    "RB215": "that decoded text holds a hidden character: \"\\u202e\" is text",
    "RB220": "how a number is written: 010 is 10",
    "RB221": "how a number is written: 1e3 is 1000",
    "RB301": "that siblings have different numbers",
    "RB302": "that ids, which are made of the numbers of several rows, differ",
    "RB303": "that the months of `by` differ",
    "RB306": "that an owner is in the list `owners`",
    "RB307": "that an amendment is in the list `amendments`",
    "RB308": "that an indicator is in the plan",
    "RB309": "that owners, amendments, or the grades of a scale, have different names",
    "RB332": "that a grade is of the scale",
}

PROBLEM_OF_A_PLAN = re.compile(r"RB(?:[123][0-9]{2}|443)")
LONGEST_MESSAGE = 200  # characters; a validator quotes whole rows
TIME_LIMIT = 60  # seconds for one run of rbplan


# ---- YAML as an editor reads it


class PlanLoader(yaml.SafeLoader):
    """YAML 1.2's core schema instead of PyYAML's 1.1: no dates, no yes and no, no octal `010`, no merge keys.

    Refused, since JSON, which a schema describes, has nothing like it: a key that is given twice or is not text, an
    alias (one may stand for millions of rows, or for itself), and the numbers 0x1F, 0o17, .inf and .nan.
    """

    yaml_implicit_resolvers = {}
    yaml_constructors = {}

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "an alias", self.peek_event().start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else []:
            if key.tag != "tag:yaml.org,2002:str":
                raise yaml.constructor.ConstructorError(None, None, "a key that is not text", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key `{key.value}` is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_truth(self, node):
        return self.construct_scalar(node).lower() == "true"

    def construct_whole(self, node):
        return int(self.construct_scalar(node))

    def construct_decimal(self, node):
        return float(self.construct_scalar(node))

    def refuse_number(self, node):
        raise yaml.constructor.ConstructorError(None, None, f"{node.value}, a number that JSON lacks", node.start_mark)


# Plain scalars: (tag, form, first characters); the first form that fits decides, else it is text.
PLAIN_SCALARS = [
    ("tag:yaml.org,2002:null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
    ("!number-json-lacks", r"0x[0-9a-fA-F]+|0o[0-7]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", list("-+.0")),
]
CONSTRUCTORS = {
    "tag:yaml.org,2002:map": PlanLoader.construct_yaml_map,
    "tag:yaml.org,2002:seq": PlanLoader.construct_yaml_seq,
    "tag:yaml.org,2002:str": PlanLoader.construct_yaml_str,
    "tag:yaml.org,2002:null": PlanLoader.construct_yaml_null,
    "tag:yaml.org,2002:bool": PlanLoader.construct_truth,
    "tag:yaml.org,2002:int": PlanLoader.construct_whole,
    "tag:yaml.org,2002:float": PlanLoader.construct_decimal,
    "!number-json-lacks": PlanLoader.refuse_number,
    None: PlanLoader.construct_undefined,
}
for scalar_tag, form, first_characters in PLAIN_SCALARS:
    PlanLoader.add_implicit_resolver(scalar_tag, re.compile(rf"(?:{form})\Z"), first_characters)
for node_tag, constructor in CONSTRUCTORS.items():
    PlanLoader.add_constructor(node_tag, constructor)


# ---- the two verdicts: lists of problems, empty where all is well


def is_whole(_, value):
    """JSON Schema takes 1.0 for an integer; YAML, and rbplan, for a decimal."""
    return isinstance(value, int) and not isinstance(value, bool)


def fits_pattern(validator, pattern, value, _):
    """`$` is the end of the text, as in JavaScript; Python's also stands before a last line break."""
    if validator.is_type(value, "string") and not re.search(re.sub(r"\$\Z", r"\\Z", pattern), value):
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


PlanValidator = jsonschema.validators.extend(
    jsonschema.Draft7Validator,
    validators={"pattern": fits_pattern},
    type_checker=jsonschema.Draft7Validator.TYPE_CHECKER.redefine("integer", is_whole),
)


def shortened(message):
    return message if len(message) <= LONGEST_MESSAGE else message[:LONGEST_MESSAGE] + " ..."


def schema_problems(validator, path):
    """What the schema says of a file, as text. A file that is not one YAML document is not valid either."""
    try:
        plan = yaml.load(path.read_bytes(), PlanLoader)
        return [shortened(f"{error.json_path}: {error.message}") for error in validator.iter_errors(plan)]
    except (yaml.YAMLError, ValueError) as error:  # ValueError: `!!int abc`
        return [" ".join(str(error).split())]
    except RecursionError:
        return ["nested too deeply for Python"]


def rbplan_errors(program, path):
    """rbplan's errors of a plan file, as diagnostics; what it says of the progress beside it is left out."""
    run = subprocess.run(
        [program, "validate", "--format", "json", path],
        stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT, check=False,
    )
    if run.returncode not in (0, 1):
        raise ValueError(f"exit code {run.returncode}: {run.stderr.decode(errors='replace').strip()}")
    return [
        problem
        for problem in json.loads(run.stdout)["diagnostics"]
        if problem["severity"] == "error"
        and PROBLEM_OF_A_PLAN.fullmatch(problem["code"])
        and pathlib.Path(problem["path"]).name == path.name
    ]


# ---- comparing


def entry_for(code):
    """The key of BEYOND_SCHEMA that a code falls under, or None."""
    return next((entry for entry in (code, code[:3] + "xx") if entry in BEYOND_SCHEMA), None)


def disagree(by_schema, by_rbplan):
    """Whether two verdicts contradict each other."""
    if by_schema:
        return not by_rbplan
    return any(entry_for(problem["code"]) is None for problem in by_rbplan)


def report(path, by_schema, by_rbplan):
    """The lines that show a disagreement."""
    verdicts = ["not valid" if problems else "valid" for problems in (by_schema, by_rbplan)]
    lines = [f"{path}: the schema says {verdicts[0]}, rbplan says {verdicts[1]}"]
    lines += [f"  schema: {problem}" for problem in by_schema]
    lines += [f"  rbplan: {p['line']}:{p['column']}: {p['code']} {p['message']}" for p in by_rbplan]
    return lines


# ---- the schema itself


def parts_of(part, place="#"):
    """Every object within a schema, with its place as a JSON pointer."""
    if isinstance(part, dict):
        yield place, part
    members = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, member in members:
        yield from parts_of(member, f"{place}/{key}")


def faults_of_object(place, schema):
    """What an object with `properties` lacks: strictness, or a property its title or description."""
    if schema.get("additionalProperties") is not False:
        yield f"{place}: lets unknown keys pass"
    for name in schema.get("required", []):
        if name not in schema["properties"]:
            yield f"{place}: requires `{name}`, which is not among its properties"
    for name, member in schema["properties"].items():
        for word in ("title", "description"):
            if not str(member.get(word, "")).strip():
                yield f"{place}/properties/{name}: has no {word} of its own"


def faults_of_schema(schema):
    """What is wrong with the schema, as text.

    Editors show titles and descriptions; draft-07 ignores whatever stands beside a $ref.
    """
    try:
        jsonschema.Draft7Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        return [f"{error.json_path}: {error.message}"]
    faults = []
    places = dict(parts_of(schema))
    for place, part in places.items():
        if "$ref" in part and len(part) > 1:
            faults.append(f"{place}: what stands beside a $ref is ignored")
        if "$ref" in part and part["$ref"] not in places:
            faults.append(f"{place}: {part['$ref']} does not exist")
        is_condition = re.search(r"/(?:if|then|else)(?:/|\Z)", place)  # on what stands elsewhere with its title
        if isinstance(part.get("properties"), dict) and not is_condition:
            faults += faults_of_object(place, part)
    return faults


# ---- the program


def plans_among(paths):
    """The plan files named, and those below the folders named, in order."""
    found = []
    for path in paths:
        found += sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    return [path for path in found if not path.name.endswith(".progress.yaml")]


def arguments():
    parser = argparse.ArgumentParser(description="compare the schema of plans with rbplan validate")
    parser.add_argument("--rbplan", required=True, help="the program")
    parser.add_argument("--schema", required=True, type=pathlib.Path, help="plan.schema.json")
    parser.add_argument("--no-stale", action="store_true", help="let codes that no file shows pass")
    parser.add_argument("paths", nargs="+", type=pathlib.Path, metavar="FILE_OR_FOLDER")
    options = parser.parse_args()
    options.plans = plans_among(options.paths)
    if not options.plans:
        parser.error("no plan found")
    return options


def main():
    options = arguments()
    schema = json.loads(options.schema.read_text(encoding="utf-8"))
    faults = faults_of_schema(schema)
    if faults:
        print(*(f"{options.schema}: {fault}" for fault in faults), sep="\n")
        print("0 passed, 1 failed")
        return 1

    validator = PlanValidator(schema)
    passed, failed, shown = 1, 0, set()
    for path in options.plans:
        by_schema = schema_problems(validator, path)
        try:
            by_rbplan = rbplan_errors(options.rbplan, path)
        except (OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
            print(f"{path}: rbplan gives no verdict: {error}")
            failed += 1
            continue
        if disagree(by_schema, by_rbplan):
            print(*report(path, by_schema, by_rbplan), sep="\n")
            failed += 1
            continue
        passed += 1
        if not by_schema:
            shown.update(entry_for(problem["code"]) for problem in by_rbplan)

    stale = [] if options.no_stale else [code for code in BEYOND_SCHEMA if code not in shown]
    for code in stale:
        print(f"{code}: no plan that the schema passes shows this code; take it out of BEYOND_SCHEMA")
    failed += len(stale)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
