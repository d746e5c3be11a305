"""What a user would take instead, as commands over the same ticks and the same plan; a peer that is missing has none."""
import json
import shutil
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
if (!new (Ajv.default || Ajv)().validate(JSON.parse(schema), require("yaml").parse(plan))) process.exit(2);
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
    year = inputs.YEAR
    return json.dumps([{"description": name, "project": id, "entry": f"{year}0101T000000Z", "due": f"{year}{month:02}28T000000Z",
                        **({"status": "completed", "end": f"{year}{month:02}20T000000Z"} if (id, month) in done else {"status": "pending"})}
                       for id, month, name in ticks])


def journal(ticks, done):
    """For hledger: a transaction on the 28th, cleared once it is done."""
    in_turn = sorted(ticks, key=lambda tick: tick[1])
    return "".join(f"{inputs.YEAR}-{month:02}-28 {'*' if (id, month) in done else '!'} {id} {name.replace(';', ',')}\n    (ticks)  1\n\n"
                   for id, month, name in in_turn)


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


def versions(names):
    """[name and version] of peers, as each tells it."""
    programs = {"taskwarrior": "task", "jsonschema": None, "ajv": None}
    said = []
    for name in names:
        program = programs.get(name, name)
        if program and shutil.which(program):
            line = subprocess.run([program, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout.split("\n")[0]
            words = [word.strip(",") for word in line.split() if word[0].isdigit()]
            said.append(f"{name} {words[0]}" if words else name)
        else:
            said.append(name)
    return said
