"""What was measured, for people who work on rbplan and as the table of the READMEs, which has both languages."""
import dataclasses
import math
import os
import platform

import measure
import rows

SPECIAL = {"instructions": ("its instructions, in millions", "instruksinya, dalam juta", "{:.1f}", "{:.0f} M"),
           "peak": ("peak memory, in MiB", "memori puncak, dalam MiB", "{:.0f}", "{:.0f} MiB"),
           "peak to size": ("peak memory, to the size of the files", "memori puncak, terhadap ukuran berkas", "{:.1f}", "{:.0f}")}

BUSY = 0.5  # a load from which on others disturb what is measured


@dataclasses.dataclass
class Figure:
    row: rows.Row
    title: tuple
    to: tuple
    value: float
    cpu: float = None

    @property
    def said(self):
        return (SPECIAL[self.row.to][2] if self.row.to in SPECIAL else "{:.2f}").format(self.value)

    @property
    def most(self):
        return "" if self.row.most is None else f"{self.row.most:g}"

    @property
    def is_met(self):
        return self.row.most is None or self.value <= self.row.most


def size_of(command):
    """The bytes of the plan that it reads, with its progress."""
    plan = command.words[command.words.index("-p") + 1]
    progress = plan.with_suffix(".progress.yaml")
    return plan.stat().st_size + (progress.stat().st_size if progress.exists() else 0)


def figure(row, commands, taken, counted):
    """The row with its figure; None where there is nothing to hold it against."""
    runs = taken[row.of]
    if row.to in SPECIAL:
        peak = measure.median(runs, "peak")
        value = {"instructions": lambda: counted[row.of] and counted[row.of] / 1e6, "peak": lambda: peak / 2**20,
                 "peak to size": lambda: peak / size_of(commands[row.of])}[row.to]()
        return value and Figure(row, commands[row.of].title, SPECIAL[row.to][:2], value)
    if row.to in taken:
        wall, cpu = (measure.ratios(runs, taken[row.to], what)[1] for what in ("wall", "cpu"))
        return Figure(row, commands[row.of].title, commands[row.to].title, wall, cpu)


def exponent(growth, taken):
    """The slope of the logarithms, by least squares; {size: seconds} too."""
    walls = {size: measure.median(taken[name], "wall") for size, name in growth.of.items()}
    x, y = [math.log(size) for size in walls], [math.log(wall) for wall in walls.values()]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x), walls


def print_costs(commands, taken, counted, out):
    print(f"{'wall ms':>10}{'cpu ms':>10}{'peak MiB':>10}{'instr. M':>10}", file=out)
    for name, runs in taken.items():
        wall, cpu, peak = (measure.median(runs, what) for what in ("wall", "cpu", "peak"))
        count = f"{counted[name] / 1e6:.1f}" if counted.get(name) else ""
        print(f"{wall * 1e3:10.2f}{cpu * 1e3:10.2f}{peak / 2**20:10.1f}{count:>10}  {commands[name].title[0]}", file=out)


def print_figures(figures, out):
    print(f"\n{'wall x':>10}{'cpu x':>10}{'at most':>10}", file=out)
    for f in figures:
        cpu = "" if f.cpu is None else f"{f.cpu:.2f}"
        verdict = "" if f.row.most is None else "yes" if f.is_met else "NO"
        print(f"{f.said:>10}{cpu:>10}{f.most:>10} {verdict:3}  {f.title[0]}: {f.to[0]}", file=out)


def print_growths(growths, taken, out):
    for growth in growths:
        slope, walls = exponent(growth, taken)
        steps = ", ".join(f"{size:,}: {wall * 1e3:.1f} ms" for size, wall in walls.items())
        print(f"{slope:10.2f}  exponent of {growth.title[0]} ({steps})", file=out)


def processor():
    with open("/proc/cpuinfo") as info:
        names = [line.partition(": ")[2].strip() for line in info if line.startswith("model name")]
    return names[0] if names else platform.machine()


def table(figures, growths, taken, counts, versions, load, out):
    """The table in English and in Indonesian, with how it was measured below it."""
    words = [("Work", "Held against", "Time", "CPU", "Target", "missed: ", "as {}^{:.2f}",
              "Medians of {office} rounds in turn ({large} for a large plan, {fleet} for many), whole processes, one core unless said; {host}.",
              " Others were at work there (load {}): CPU is the steadier column."),
             ("Pekerjaan", "Dibandingkan dengan", "Waktu", "CPU", "Sasaran", "belum: ", "seperti {}^{:.2f}",
              "Median {office} putaran bergantian ({large} untuk rencana besar, {fleet} untuk banyak rencana), proses utuh, satu inti kecuali "
              "disebutkan; {host}.", " Proses lain sedang berjalan di sana (beban {}): kolom CPU lebih ajek.")]
    for i, (work, to, time, cpu, target, missed, growth_of, how, disturbed) in enumerate(words):
        local = (lambda text: text.replace(".", ",")) if i else str
        print(f"| {work} | {to} | {time} | {cpu} | {target} |\n|---|---|---|---|---|", file=out)
        for f in figures:
            most = f.most and ("" if f.is_met else missed) + "≤ " + local(f.most)
            print(f"| {f.title[i]} | {f.to[i]} | {local(f.said)} | {'' if f.cpu is None else local(f'{f.cpu:.2f}')} | {most} |", file=out)
        for growth in growths:
            print(f"| {growth.title[i]} | n | {local(growth_of.format('n', exponent(growth, taken)[0]))} | | |", file=out)
        linux = ".".join(platform.release().split(".")[:2])
        host = f"{processor()}, {os.cpu_count()} cores, Linux {linux}; {', '.join(versions)}"
        host = host.replace(" cores", " inti") if i else host
        busy = disturbed.format(local(f"{load:.1f}")) if load > BUSY else ""
        print(f"\n{how.format(**counts, host=host)}{busy}\n", file=out)


def print_comparison(commands, taken, counted, other, out):
    """Each command by the second program, as a ratio to the first; in brackets the quartiles."""
    print(f"{'wall x':>8}{'':16}{'cpu x':>8}{'peak x':>8}{'instr. x':>10}", file=out)
    for name, command in commands.items():
        if name in other:
            continue
        first, second = taken[name], taken[other_name(name)]
        low, wall, high = measure.ratios(second, first, "wall")
        cpu, peak = (measure.ratios(second, first, what)[1] for what in ("cpu", "peak"))
        counts = counted.get(name), counted.get(other_name(name))
        count = f"{counts[1] / counts[0]:.3f}" if all(counts) else ""
        print(f"{wall:8.3f} ({low:.3f}-{high:.3f}){cpu:8.3f}{peak:8.3f}{count:>10}  {command.title[0]}", file=out)


def other_name(name):
    return f"{name}, the other"
