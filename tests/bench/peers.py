"""What a user would take instead, as commands over the same ticks and the same plan; a peer that is missing has none."""
import json
import re
import subprocess
import sys

import inputs
import measure
from measure import Command

OF_SCHEMA = """
import json, sys, jsonschema, yaml
with open(sys.argv[1]) as schema, open(sys.argv[2]) as plan:
    jsonschema.Draft7Validator(json.load(schema)).validate(yaml.load(plan, yaml.CSafeLoader))
"""
OF_AJV = """
const [schema, plan] = process.argv.slice(1).map((name) => require("fs").readFileSync(name, "utf8"));
const Ajv = require("ajv");
if (!new (Ajv.default || Ajv)({strict: false}).validate(JSON.parse(schema), require("yaml").parse(plan))) process.exit(2);
"""


def closed(progress):
    """The ticks that are done: of each the last record decides."""
    last = {}
    for line in progress.splitlines()[2:]:
        record = json.loads(line.removeprefix("  - "))
        last[record["indicator"], record["months"][0]] = record["status"]
    return {tick for tick, status in last.items() if status == "done"}


def tasks(ticks, done):
    """For `task import`: each tick is due on the 28th of its month."""
    made = []
    for id, month, name in ticks:
        of_month = f"{inputs.YEAR}{month:02}"
        made.append({"description": name, "project": id, "entry": f"{inputs.YEAR}0101T000000Z", "due": f"{of_month}28T000000Z",
                     "status": "pending"})
        if (id, month) in done:
            made[-1] |= {"status": "completed", "end": f"{of_month}20T000000Z"}
    return json.dumps(made)


def journal(ticks, done):
    """For hledger: a transaction on the 28th, cleared once it is done."""
    lines = []
    for id, month, name in sorted(ticks, key=lambda tick: tick[1]):
        mark = "*" if (id, month) in done else "!"
        lines.append(f"{inputs.YEAR}-{month:02}-28 {mark} {id} {name.replace(';', ',')}\n    (ticks)  1\n\n")
    return "".join(lines)


def works(*words):
    try:
        return subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, env=measure.ENVIRONMENT).returncode == 0
    except OSError:
        return False


def taskwarrior(folder, ticks, done, plan, schema):
    (folder / "taskrc").write_text(f"data.location={folder}/task\nconfirmation=off\nverbose=nothing\ngc=off\nhooks=off\n")
    (folder / "tasks.json").write_text(tasks(ticks, done))
    task = ("task", f"rc:{folder}/taskrc")
    if works(*task, "import", folder / "tasks.json"):
        return Command(("Taskwarrior's list of the same ticks", "daftar Taskwarrior dari jadwal yang sama"),
                       (*task, f"due.before:{inputs.YEAR}-09-01", "status:pending", "list"))


def hledger(folder, ticks, done, plan, schema):
    (folder / "ticks.journal").write_text(journal(ticks, done))
    words = ("hledger", "-f", folder / "ticks.journal", "register", "--pending", "--end", f"{inputs.YEAR}-09-01")
    if works(*words):
        return Command(("hledger's register of the same ticks", "register hledger dari jadwal yang sama"), words)


def yamllint(folder, ticks, done, plan, schema):
    if works("yamllint", "--version"):
        return Command(("yamllint", "yamllint"), ("yamllint", "-d", "relaxed", plan))


def jsonschema(folder, ticks, done, plan, schema):
    words = (sys.executable, "-c", OF_SCHEMA, schema, plan)
    if works(*words):
        return Command(("jsonschema of Python", "jsonschema dari Python"), words)


def ajv(folder, ticks, done, plan, schema):
    words = ("node", "-e", OF_AJV, schema, plan)
    if works(*words):
        return Command(("ajv of Node", "ajv dari Node"), words)


def yq(folder, ticks, done, plan, schema):
    words = ("yq", "-r", ".programs[].name", plan)
    if works(*words):
        return Command(("yq, the names of the programs", "yq, nama-nama program"), words)


PEERS = (taskwarrior, hledger, yamllint, jsonschema, ajv, yq)


def installed(folder, office, schema):
    """({name: Command}, [names of those that are missing]); their own files go into `folder`."""
    plan = office / f"{inputs.YEAR}.yaml"
    ticks = inputs.ticks(plan.read_text())
    done = closed((office / f"{inputs.YEAR}.progress.yaml").read_text())
    commands = {peer.__name__: peer(folder, ticks, done, plan, schema) for peer in PEERS}
    return {name: command for name, command in commands.items() if command}, [name for name in commands if not commands[name]]


def overdue(commands):
    """{name: how many ticks it finds} of the peers that find what `rbplan overdue` should."""
    found = {}
    if "taskwarrior" in commands:
        found["taskwarrior"] = int(printed(*commands["taskwarrior"].words[:-1], "count"))
    if "hledger" in commands:
        found["hledger"] = len(printed(*commands["hledger"].words).splitlines())
    return found


def printed(*words):
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=measure.ENVIRONMENT)
    return done.stdout


def versions(commands):
    """[name and version] of the peers, as each tells it."""
    told = {"taskwarrior": ("task", "--version"), "ajv": ("node", "-p", "require('ajv/package.json').version"),
            "jsonschema": (sys.executable, "-c", "import importlib.metadata as m; print(m.version('jsonschema'))")}
    of = {name: re.search(r"[0-9][0-9.]*", printed(*told.get(name, (name, "--version")))) for name in commands}
    return [f"{name} {version[0]}" if version else name for name, version in of.items()]
