"""What the bench reads, made of the real plan. A seed gives the same bytes; what is there already is kept."""
import calendar
import dataclasses
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
from concurrent import futures

YEAR = 2021  # of the real plan
YEARS = range(2021, 2026)
SYLLABLES = ["ba", "ci", "du", "ga", "jo", "ka", "le", "ma", "nu", "pa", "ra", "si", "ta", "wo", "yu"]
PEOPLE = ["Siti", "Budi Santoso", "Dewi Lestari", "Agus Wijaya", "Nur Aini"]
WORD = re.compile(r"\b[A-Za-z]{4,}\b")
NAME = re.compile(r'(?m)^( +name: ")(.*)"$')


@dataclasses.dataclass(frozen=True)
class Sizes:
    offices: int
    few: int  # offices of the smallest fleet, with all their years
    indicators: tuple
    records: tuple


WHOLE = Sizes(offices=548, few=7, indicators=(1000, 10000, 100000), records=(1000, 10000, 100000))
SMALL = Sizes(offices=4, few=2, indicators=(30, 100, 300), records=(30, 100, 300))


def value_of(text):
    return json.JSONDecoder().raw_decode(text)[0]  # a remark may stand behind it


def ticks(plan):
    """[(id, month, name)] of a plan in the form that rbplan writes."""
    found, path, name = [], {}, ""
    for indent, key, value in re.findall(r"(?m)^( *(?:- )?)(number|name|months): (.*)$", plan.partition("\nprograms:\n")[2]):
        if key == "number":
            path = {depth: number for depth, number in path.items() if depth < len(indent)} | {len(indent): value.strip('"')}
        elif key == "name":
            name = value_of(value)
        else:
            found += [(".".join(path.values()), month, name) for month in value_of(value)]
    return found


def record(tick, year, rng, status):
    id, month, _ = tick
    day = rng.randint(15, calendar.monthrange(year, month)[1])
    said = {"indicator": id, "months": [month], "status": status, "date": f"{year}-{month:02}-{day:02}"}
    if status == "done":
        said["value"] = 100
        said["evidence"] = [{"file": f"../evidence/{year}/{id}-{month:02}.pdf", "sha256": f"{rng.getrandbits(256):064x}"}]
    else:
        said |= {"obstacle": "Menunggu arahan dari KPU Provinsi", "follow_up": "Dijadwalkan ulang pada bulan berikutnya"}
    at = f"T{rng.randint(1, 9):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}Z"
    return said | {"by": rng.choice(PEOPLE), "recorded": said["date"] + at}


def progress(plan, year, count, rng):
    """The text of `count` records, oldest first: of different ticks as long as there are any, the early months first."""
    all_ticks = ticks(plan)
    early = sorted(all_ticks, key=lambda tick: tick[1])[:count * 5 // 4]
    chosen = rng.sample(early, count) if count <= len(early) else early + rng.choices(all_ticks, k=count - len(early))
    made = [record(tick, year, rng, rng.choices(("done", "partial", "not_done"), (88, 8, 4))[0]) for tick in chosen]
    made.sort(key=lambda said: said["recorded"])
    return "".join(["rbplan_progress: 1\nrecords:\n", *(f"  - {json.dumps(said)}\n" for said in made)])


def names_of(plan):
    return [line[2] for line in NAME.finditer(plan)]


def words_of(plan):
    return sorted(set(WORD.findall(" ".join(names_of(plan)))))


def renamed(name, words, rng):
    """With every fifth word another one."""
    return WORD.sub(lambda word: rng.choice(words) if rng.random() < 0.2 else word[0], name)


def varied(plan, words, code, year, rng):
    """The plan as that of another office and year: its shape and its comments, other names."""
    place = "".join(random.Random(code).choices(SYLLABLES, k=3)).capitalize()
    plan = plan.replace("Banyumas", place).replace("3302", code).replace(str(YEAR), str(year))
    return NAME.sub(lambda line: f'{line[1]}{renamed(line[2], words, rng)}"', plan)


def write(folder, year, plan, records):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{year}.yaml").write_text(plan)
    if records:
        (folder / f"{year}.progress.yaml").write_text(records)


def office(folder, plan, sizes):
    write(folder / "plans", YEAR, plan, progress(plan, YEAR, 250, random.Random("office")))


def years_of(folder, plan, words, code):
    for year in YEARS:
        rng = random.Random(f"{code}/{year}")
        text = varied(plan, words, code, year, rng)
        write(folder / code / "plans", year, text, progress(text, year, 250 if year < YEARS[-1] else 125, rng))


def fleet(folder, plan, sizes):
    """All offices in `all`; a few of them in `few`, the last year of all in `year`, by links."""
    words = words_of(plan)
    codes = [f"{11 + i // 20}{1 + i % 20:02}" for i in range(sizes.offices)]
    with futures.ProcessPoolExecutor() as pool:
        for done in [pool.submit(years_of, folder / "all", plan, words, code) for code in codes]:
            done.result()
    for code in codes:
        for file in (folder / "all" / code / "plans").iterdir():
            for part, is_in in (("few", code in codes[:sizes.few]), ("year", file.name.startswith(f"{YEARS[-1]}."))):
                if is_in:
                    (folder / part / code / "plans").mkdir(parents=True, exist_ok=True)
                    os.link(file, folder / part / code / "plans" / file.name)


def of_rows(plan, count, rng):
    """A plan of so many indicators, five below each sub-activity; its names are like those of the real one."""
    names, words = names_of(plan), words_of(plan)
    lines = [plan.partition("\nprograms:\n")[0], "programs:"]

    def row(depth, number, *more):
        indent = "    " * depth
        lines.extend([f"{indent}  - number: {number}", f'{indent}    name: "{renamed(rng.choice(names), words, rng)}"'])
        lines.extend(f"{indent}    {line}" for line in more)

    for i in range(count):
        for depth, below, under in ((0, 2000, "activities:"), (1, 100, "sub_activities:"), (2, 5, "indicators:")):
            if i % below == 0:
                row(depth, i // below % (999, 20, 20)[depth] + 1, under)
        months = sorted(rng.sample(range(1, 13), rng.choice((0, 1, 1, 1, 2, 2, 12))))
        row(3, i % 5 + 1, f"months: {months}")
    return "\n".join(lines) + "\n"


def rows(folder, plan, sizes):
    for count in sizes.indicators:
        write(folder / str(count), YEAR, of_rows(plan, count, random.Random(f"rows/{count}")), "")


def records(folder, plan, sizes):
    for count in sizes.records:
        write(folder / str(count), YEAR, plan, progress(plan, YEAR, count, random.Random(f"records/{count}")))


def made(folder, plan, sizes, kinds, check, say):
    """Each kind as folder / its name; `check` is called with each folder of plans that is new."""
    source = pathlib.Path(__file__).read_bytes() + plan.encode() + repr(sizes).encode()
    stamp = hashlib.sha256(source).hexdigest()
    for kind in kinds:
        into = folder / kind.__name__
        mark = into / ".made-by"
        if mark.exists() and mark.read_text() == stamp:
            continue
        say(f"writing {into}")
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir(parents=True)
        kind(into, plan, sizes)
        for plans in filter(pathlib.Path.is_dir, sorted(into.iterdir())):
            check(plans)
        mark.write_text(stamp)
