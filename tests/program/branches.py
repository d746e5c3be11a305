"""Branches of a repository in which people record, for merges.py: git, who records, and what damage to records is."""
import calendar
import collections
import hashlib
import json
import pathlib
import subprocess

NAME = "plans/2021.progress.yaml"
HEADER = "rbplan_progress: 1\nrecords:\n"
ATTRIBUTES = "*.yaml text eol=lf\n*.progress.yaml merge=union\nevidence/** -text\n"
EVIDENCE = "evidence/sk.pdf"
PROOF = b"sk\r\n"
FILE = {"file": f"../{EVIDENCE}", "sha256": hashlib.sha256(PROOF).hexdigest(), "title": "SK"}
TEXTS = ("sk belum ditandatangani", 'tertulis "final", di \\\\server\\rb', "Jum’at – 你好 😀", "a: b # c, [d] {e}",
         "baris 1\nbaris 2")


def records_of(text):
    """The records of a progress file, whatever their form: each its line and those that continue it."""
    records = []
    for line in text.splitlines():
        if line.lstrip().startswith("- "):
            records.append(line.strip())
        elif records and line.strip() and not line.lstrip().startswith("#"):
            records[-1] += "\n" + line.strip()
    return records


def damage(base, ours, theirs, merged, unended=()):
    """What is wrong with the records of a merge; nothing where each is there that either side has, and no other. One
    that both sides added may stand there twice, and so may one of `unended`."""
    before, mine, others, after = (collections.Counter(records_of(text)) for text in (base, ours, theirs, merged))
    added = (mine - before) + (others - before)
    wrong = []
    for record in before | mine | others | after:
        least = max(mine[record], others[record])
        most = before[record] + added[record] + (record in unended)
        if not least <= after[record] <= most:
            wrong.append(f"{after[record]} times, not {least} to {most}: {record}")
    return wrong


def line_of(record, indent="  "):
    """A record as the program writes it."""
    return f"{indent}- {json.dumps(record, ensure_ascii=False)}\n"


class Repository:
    """A git repository with a plan, for one pair after another."""

    def __init__(self, rbplan, plan, folder, attributes=ATTRIBUTES):
        self.rbplan = rbplan
        self.folder = pathlib.Path(folder)
        self.path = self.folder / NAME
        self.env = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta", "HOME": str(folder),
                    "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true"}
        self.git("init", "-q", "-b", "start")
        for key, value in {"user.name": "Siti", "user.email": "siti@example.go.id", "gc.auto": "0",
                           "core.fsync": "none", "advice.detachedHead": "false"}.items():
            self.git("config", key, value)
        for name, data in {".gitattributes": attributes.encode(), EVIDENCE: PROOF,
                           "plans/2021.yaml": plan.read_bytes()}.items():
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        self.commit("start")

    def git(self, *words, fine=(0,)):
        done = subprocess.run(["git", *words], cwd=self.folder, env=self.env, capture_output=True, timeout=60)
        if fine and done.returncode not in fine:
            output = (done.stdout + done.stderr).decode()
            raise AssertionError(f"git {' '.join(words)}: {done.returncode}\n{output}")
        return done

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def go_to(self, commit):
        self.git("checkout", "-qf", "--detach", commit)

    def tip(self):
        return self.git("rev-parse", "HEAD").stdout.decode().strip()

    def run(self, *words):
        return subprocess.run([self.rbplan, *words], cwd=self.folder, env=self.env, capture_output=True, timeout=60)

    def text(self):
        return self.path.read_text() if self.path.exists() else ""


class Side:
    """Who records. It knows what its branch says of each tick, so that what it records makes sense there."""

    def __init__(self, dice, ticks, known=()):
        self.dice = dice
        self.ticks = ticks  # id -> months, those that this side works on
        self.known = dict(known)  # (id, month) -> status
        self.reviews = 0

    def having(self, *statuses):
        return [tick for tick, status in self.known.items() if status in statuses and tick[0] in self.ticks]

    def wish(self):
        """What to record next: a verb, an id, months, and what is said of them."""
        new = [(id, month) for id, months in self.ticks.items() for month in months
               if self.known.get((id, month), "not_done") == "not_done"]
        done, begun = self.having("done"), self.having("done", "partial")
        choices = {"done": new, "each": new, "partial": new, "undo": begun, "review": done, "again": done}
        verb = self.dice.choice([verb for verb, ticks in choices.items() if ticks])
        id, month = self.dice.choice(choices[verb])
        months = [month]
        if verb in ("done", "each") and self.dice.random() < 0.6:
            months = sorted(other for one, other in new if one == id)
        say = {"date": f"2021-{self.dice.randint(1, 11):02}-{self.dice.randint(1, 28):02}"}
        if verb == "review":
            say["date"] = "2021-12-31"  # not before the work
        if verb in ("done", "each", "partial") and self.dice.random() < 0.5:
            say["value"] = self.dice.choice([0, 1, 12.5, 99.75, 100])
        if verb == "again" or (verb == "done" and self.dice.random() < 0.4):
            say["evidence"] = self.dice.choice([{"url": "https://example.go.id/sk?a=1&b=2"}, FILE])
        if self.dice.random() < 0.4:
            say["note"] = self.dice.choice(TEXTS)
        status = {"done": "done", "each": "done", "again": "done", "partial": "partial", "undo": "not_done"}.get(verb)
        if status:
            self.known.update({(id, month): status for month in months})
        return verb, id, months, say

    def lines(self, wish, recorded, indent):
        """The lines that the program would write."""
        verb, id, months, say = wish
        key, word = "status", {"undo": "not_done", "partial": "partial"}.get(verb, "done")
        if verb == "review":
            key, word = "review", self.dice.choice(["accepted", "returned"])
        for some in [[month] for month in months] if verb == "each" else [months]:
            record = {"indicator": id, "months": some, key: word, "date": say["date"]}
            if verb == "each":
                record["date"] = f"2021-{some[0]:02}-{calendar.monthrange(2021, some[0])[1]}"
            if "value" in say:
                record["value"] = say["value"]
            if "evidence" in say:
                record["evidence"] = [say["evidence"]]
            if "note" in say:
                record["note"] = say["note"]
            yield line_of(record | {"by": "Siti", "recorded": recorded}, indent)

    def words(self, wish):
        """What the program is told for them."""
        verb, id, months, say = wish
        words = ["done", id, "--month", ",".join(map(str, months))]
        if verb in ("undo", "review"):
            words[0] = verb
        if verb == "review":  # nobody says the same twice
            self.reviews += 1
            words += ["--by", f"Reviu {self.reviews}"]
        words += {"partial": ["--status=partial"], "again": ["--again"], "each": ["--each-month"],
                  "review": [self.dice.choice(["--accept", "--return"])]}.get(verb, [])
        if verb != "each":
            words += ["--date", say["date"]]
        if "value" in say:
            words += ["--value", str(say["value"])]
        if "evidence" in say:
            words += ["--evidence", say["evidence"].get("url", EVIDENCE)]
            if "title" in say["evidence"]:
                words += ["--title", say["evidence"]["title"]]
        if "note" in say:
            words += ["--note", say["note"]]
        return words
