"""What is measured: commands by name, and the rows of the table, each a command held against another, or against a figure."""
import dataclasses
import pathlib
import shutil
import subprocess

import inputs
from measure import Command

DAY = f"{inputs.YEAR}-08-31"
LAST_DAY = f"{inputs.YEARS[-1]}-08-31"


@dataclasses.dataclass(frozen=True)
class Row:
    of: str
    to: str  # a command, or `instructions`, `peak`, `peak to size`
    most: float = None  # the target: millions of instructions, MiB of memory


@dataclasses.dataclass(frozen=True)
class Growth:
    """Wall time against size; the commands are the same work over more and more."""
    title: tuple
    of: dict  # size -> command


ROWS = [
    Row("due", "events of both", 0.28), Row("due", "taskwarrior", 0.36), Row("due", "reading both", 3.0),
    Row("due", "hashing both"), Row("due", "libyaml of both"), Row("due", "hledger"), Row("due", "instructions", 14),
    Row("due --month", "instructions", 6.5), Row("due --month", "events", 1.0),
    Row("overdue", "taskwarrior", 1.0), Row("overdue", "hledger"),
    Row("validate", "events", 1.0), Row("validate", "yamllint"), Row("validate", "jsonschema"), Row("validate", "ajv"),
    Row("validate --base", "validate edited", 3.0), Row("diff", "validate edited", 3.0),
    Row("list", "yq"), Row("--version", "nothing", 1.3), Row("completion", "events", 0.5),
    Row("list of rows", "events of rows", 0.3), Row("list of rows", "peak to size", 6), Row("list of rows", "libyaml of rows"),
    Row("due of records", "events of records"), Row("due of records", "peak to size"),
    Row("due of year", "events of year", 0.11), Row("due of year", "peak"),
    *(Row(f"{command} of all", to, most) for command in ("due", "status", "overdue")
      for to, most in (("events of all", 0.12), ("peak", 1024))),
    Row("due of all", "reading all"), Row("due of all", "hashing all"), Row("due of all", "libyaml of all"),
]
PACES = {"office": 21, "large": 5, "fleet": 3}  # how many rounds


def number(of):
    return f"{of:,}", f"{of:,}".replace(",", ".")


def both(title, *numbers):
    """A title in both languages, with numbers as each writes them."""
    return tuple(text.format(*(number(n)[i] for n in numbers)) for i, text in enumerate(title))


class Programs:
    def __init__(self, build):
        self.rbplan = build / "src/rbplan"
        self.bench = build / "tests/bench"

    def yardstick(self, name):
        return self.bench / name


def files_below(folder, listed):
    """A list of the files of plans there, as the yardsticks read one from standard input."""
    listed.write_text("".join(f"{file}\n" for file in sorted(folder.rglob("*.yaml"))))
    return listed


def repository(plan, progress, folder):
    """A repository with the plan and its progress as committed, and an edit of both in the work tree; the plan's path."""
    plans = folder / "repository" / "plans"
    plans.mkdir(parents=True)
    edited, records = (pathlib.Path(shutil.copy(file, plans)) for file in (plan, progress))
    git = ["git", "-C", str(plans), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "enacted"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    edited.write_text(edited.read_text().replace("months: [6]\n", "months: [6]\n                budget: 5000000\n", 1))
    records.write_text(records.read_text().replace("Siti", "Budi", 1))
    return edited


def of_office(programs, made, plan, folder):
    rbplan, yard = programs.rbplan, programs.yardstick
    files = [made / f"office/plans/{inputs.YEAR}{end}.yaml" for end in ("", ".progress")]
    edited = repository(*files, folder)
    validate = (rbplan, "-C", edited.parent, "validate", "--no-evidence", edited)
    events = ("yaml-cpp's events of {}", "peristiwa yaml-cpp dari {}")
    the_plan, the_both = ("the plan", "rencananya"), ("both files", "kedua berkas")
    of = lambda title, what: tuple(text.format(w) for text, w in zip(title, what))
    return {
        "due": Command(("`due`, one office with 250 records", "`due`, satu satuan kerja dengan 250 catatan"),
                       (rbplan, "due", "-p", files[0], "--as-of", DAY)),
        "overdue": Command(("`overdue`, the same office", "`overdue`, satuan kerja yang sama"),
                           (rbplan, "overdue", "-p", files[0], "--as-of", f"{inputs.YEAR}-09-01")),
        "due --month": Command(("`due --month 3`, the plan of 2021", "`due --month 3`, rencana tahun 2021"),
                               (rbplan, "due", "-p", plan, "--month", "3")),
        "validate": Command(("`validate`, the plan of 2021", "`validate`, rencana tahun 2021"), (rbplan, "validate", plan)),
        "validate edited": Command(("a `validate` without it", "`validate` tanpanya"), validate),
        "validate --base": Command(("`validate --base`, an edited plan", "`validate --base`, rencana yang disunting"),
                                   (*validate, "--base", "HEAD")),
        "diff": Command(("`diff`, an edited plan", "`diff`, rencana yang disunting"), (rbplan, "-C", edited.parent, "diff", edited)),
        "list": Command(("`list`, the plan of 2021", "`list`, rencana tahun 2021"), (rbplan, "list", "-p", plan)),
        "--version": Command(("`--version`", "`--version`"), (rbplan, "--version")),
        "completion": Command(("completion of an id", "pelengkapan id"), (rbplan, "__complete", "show", "-p", plan, "3.1")),
        "nothing": Command(("an empty static program", "program statis kosong"), (yard("nothing"),)),
        "events": Command(of(events, the_plan), (yard("parse_only"), plan)),
        "events of both": Command(of(events, the_both), (yard("parse_only"), *files)),
        "reading both": Command(("a static program that reads both files", "program statis yang membaca kedua berkas"),
                                (yard("read_only"), *files)),
        "hashing both": Command(("SHA-256 of both files", "SHA-256 kedua berkas"), (yard("hash_only"), *files)),
        "libyaml of both": Command(("libyaml's events of both files", "peristiwa libyaml dari kedua berkas"),
                                   (yard("libyaml_only"), *files)),
    }


def of_sizes(programs, made, sizes):
    """One plan of many rows, and one of many records, in all sizes."""
    rbplan, yard = programs.rbplan, programs.yardstick
    commands = {}
    for count in sizes.indicators:
        name = "list of rows" if count == sizes.indicators[-1] else f"list of {count} rows"
        commands[name] = Command(both(("`list`, one plan of {} indicators", "`list`, satu rencana dengan {} indikator"), count),
                                 (rbplan, "list", "-p", made / f"rows/{count}/{inputs.YEAR}.yaml"), "large")
    for count in sizes.records:
        name = "due of records" if count == sizes.records[-1] else f"due of {count} records"
        commands[name] = Command(both(("`due`, one plan with {} records", "`due`, satu rencana dengan {} catatan"), count),
                                 (rbplan, "due", "-p", made / f"records/{count}/{inputs.YEAR}.yaml", "--as-of", DAY), "large")
    of_rows, of_records = (sorted((made / kind / str(counts[-1])).glob("*.yaml"))
                           for kind, counts in (("rows", sizes.indicators), ("records", sizes.records)))
    events, of_both = ("yaml-cpp's events", "peristiwa yaml-cpp"), ("yaml-cpp's events of both files", "peristiwa yaml-cpp dari kedua berkas")
    commands["events of rows"] = Command(events, (yard("parse_only"), *of_rows), "large")
    commands["libyaml of rows"] = Command(("libyaml's events", "peristiwa libyaml"), (yard("libyaml_only"), *of_rows), "large")
    commands["events of records"] = Command(of_both, (yard("parse_only"), *of_records), "large")
    return commands


def of_fleets(programs, made, sizes, folder):
    rbplan, yard = programs.rbplan, programs.yardstick
    fleet, years = made / "fleet", len(inputs.YEARS)
    lists = {part: files_below(fleet / part, folder / f"{part}.txt") for part in ("year", "all")}
    commands = {
        "due of few": Command(both(("`due`, {} plans with progress, two cores", "`due`, {} rencana dengan realisasi, dua inti"),
                                   sizes.few * years), (rbplan, "due", "-p", fleet / "few", "--as-of", LAST_DAY), "fleet", 2),
        "due of year": Command(both(("`due`, {} offices with progress, two cores", "`due`, {} satuan kerja dengan realisasi, dua inti"),
                                    sizes.offices), (rbplan, "due", "-p", fleet / "year", "--as-of", LAST_DAY), "fleet", 2),
    }
    for command in ("due", "status", "overdue"):
        title = (f"`{command}`, {{}} plans with progress, two cores", f"`{command}`, {{}} rencana dengan realisasi, dua inti")
        commands[f"{command} of all"] = Command(both(title, sizes.offices * years),
                                                (rbplan, command, "-p", fleet / "all", "--as-of", LAST_DAY), "fleet", 2)
    of_all = ("{} of all files, one core", "{} dari semua berkas, satu inti")
    for what, title, program in (("events of", ("yaml-cpp's events", "peristiwa yaml-cpp"), "parse_only"),
                                 ("libyaml of", ("libyaml's events", "peristiwa libyaml"), "libyaml_only"),
                                 ("reading", ("the bytes", "byte"), "read_only"),
                                 ("hashing", ("SHA-256", "SHA-256"), "hash_only")):
        title = tuple(text.format(words) for text, words in zip(of_all, title))
        for part, listed in lists.items():
            commands[f"{what} {part}"] = Command(title, (yard(program), "-"), "fleet", 1, listed)
    return commands


def growths(sizes):
    def of(title, name, counts, last):
        return Growth(title, {count: last if count == counts[-1] else name.format(count) for count in counts})
    return [of(("`list` by indicators", "`list` menurut indikator"), "list of {} rows", sizes.indicators, "list of rows"),
            of(("`due` by records", "`due` menurut catatan"), "due of {} records", sizes.records, "due of records"),
            Growth(("`due` by plans, two cores", "`due` menurut rencana, dua inti"),
                   {sizes.few * len(inputs.YEARS): "due of few", sizes.offices: "due of year",
                    sizes.offices * len(inputs.YEARS): "due of all"})]
