#!/usr/bin/env python3
"""Files made to use up time or memory, or to end the program: each is answered as any bad plan is.

  attacks.py RBPLAN MEBIBYTES

No run may end by a signal, take longer than a minute, or need more address space than MEBIBYTES. The limits are there to
tell a hang from an answer, not to time it.
"""
import io
import pathlib
import resource
import subprocess
import sys
import tempfile
import zipfile

SECONDS = 60
MIB = 1 << 20
MANY = 1 << 18  # with so many, a step for each two of them would take minutes

HEAD = b"""rbplan: 1
title: "R"
year: 2021
institution: {name: "K"}
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
"""
ROW = b"              - {number: %d, name: \"x%d\", months: [%s]}\n"
ALIASES = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 120))

ATTACKS = {
    "documents without end": b",\n",
    "open brackets": b"[" * 100_000,
    "open braces": b"{a: " * 100_000,
    "dashes in a row": b"- " * 100_000,
    "keys in a row": b"? " * 100_000,
    "colons in a row": b": " * 100_000,
    "levels of indentation": b"".join(b" " * i + b"a:\n" for i in range(3000)),
    "an open quote": b'a: "' + b"x\n" * (4 * MANY),
    "quotes on one line": b"[}" + b'"a", ' * MANY,
    "quotes on many lines": b'- "a\n' * MANY,
    "quotes over two lines": b'- "a\n  b"\n' * MANY + b"]\n",
    "single quotes": b"'" * (8 * MANY),
    "backslashes": b'"' + b"\\" * (8 * MANY),
    "escapes": b'a: "' + b"\\u0041" * MANY + b'"\n',
    "brackets on one line": HEAD + b"              [" + b"[], " * 499_000 + b"}\n",
    "brackets never closed": b"a: [x, [y], \n" * MANY,
    "lines of %": b"%a\n" * (2 * MANY),
    "values and lines of %": b"- a\n" * MANY + b"%a\n" * MANY,
    "remarks": b"#\n" * (4 * MANY),
    "remarks that ignore": HEAD + b"# rbplan: ignore[RB312] x\n" * MANY + ROW % (1, 1, b"13"),
    "one remark": b"# " + b"x" * (8 * MANY),
    "one word": b"x" * (8 * MANY),
    "one text": HEAD + b"              - {number: 1, name: \"" + b"x " * (8 * MANY) + b"\", months: [13]}\n",
    "wide letters": HEAD + b"              - {number: 1, name: \"" + "字".encode() * (4 * MANY) + b"\", months: [13]}\n",
    "a long key": b"k" * (8 * MANY) + b": 1\n",
    "a long key in quotes": b'"' + b"k" * (8 * MANY) + b'": 1\n',
    "one key many times": b"title: x\n" * MANY,
    "many keys": b"".join(b"k%d: 1\n" % i for i in range(MANY)),
    "many empty keys in braces": b"{" + b"note, " * 900_000 + b"}",
    "many empty items": HEAD + b"              -\n" * MANY,
    "a list of commas": HEAD + b"              [" + b"," * 900_000 + b"]\n",
    "rows with one number": HEAD + (ROW % (1, 1, b"13")) * 100_000,
    "problems at the end of a long line": HEAD + b"              [" + b"{number: 1, name: x, months: [1]}, " * 50_000
    + b"{number: 1, name: x, months: [13]}, " * 2_000 + b"]\n",
    "a thousand months": HEAD + ROW % (1, 1, b"1, " * 500_000),
    "rows that many amendments list": b"""rbplan: 1
title: "R"
year: 2021
institution: {name: "K"}
amendments:
""" + b"  - {number: a, date: 2021-06-01, about: b, indicators: [" + b", ".join(b"1.1.1.%d" % (i % 999 + 1) for i in range(20_000))
    + b"]}\n" + HEAD[HEAD.index(b"programs"):]
    + b"              - {number: 1, name: x, months: [13], doubt: y, cancelled_by: a, formerly: [1.1.1.9]}\n" * 20_000,
    "owners of nothing": HEAD[:HEAD.index(b"programs")] + b"owners:\n"
    + b"".join(b"  - {id: o%d, name: x}\n" % i for i in range(50_000)) + HEAD[HEAD.index(b"programs"):]
    + b"              - {number: 1, name: x, months: [13], owner: z}\n" * 20_000,
    "months of a target": HEAD + b"              - {number: 1, name: x, months: [1], target: {value: 1, unit: x, by: ["
    + b"{month: 1, value: 3}, " * 100_000 + b"]}}\n" + ROW % (1, 1, b"13"),
    "anchors": b"- &a x\n" * MANY,
    "tags": b"- !t x\n" * MANY,
    "aliases of aliases": ALIASES,
    "an alias of itself": b"&a [*a]\n",
    "document markers": b"---\n" * MANY,
    "ends of documents": b"...\n" * MANY,
    "block signs": b"- |\n" * MANY,
    "an endless block": b"a: |\n" + b"  x\n" * (2 * MANY),
    "blanks": b" " * (8 * MANY),
    "tabs": b"\t" * (8 * MANY),
    "line feeds": b"\n" * (8 * MANY),
    "carriage returns": b"\r" * (8 * MANY),
    "bytes that are no text": bytes(range(128, 256)) * (MANY // 16),
    "NUL": b"\0" * (8 * MANY),
    "byte order marks": b"\xef\xbb\xbf" * MANY,
    "characters that reorder text": "\u202e".encode() * MANY,
    "marks": "\u200e".encode() * MANY,
    "conflict markers": b"<<<<<<<\n" * MANY,
    "UTF-16": "rbplan: 1\n".encode("utf-16") * 100_000,
    "too large": b" " * (32 * MIB + 1),
}


TABLE = "NO,PROGRAM,KEGIATAN,SUB KEGIATAN,INDIKATOR KEBERHASILAN,JADWAL\n"
TABBED = TABLE.replace(",", "\t")


def workbook(rows, behind="", strings=""):
    """A workbook of one sheet; `rows` are texts of cells, or whole rows of XML."""
    def cell(text):
        return f'<c t="inlineStr"><is><t>{text}</t></is></c>'

    head = "<row>" + "".join(map(cell, TABLE.strip().split(","))) + "</row>"
    parts = {
        "_rels/.rels": '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r" Type="x" Target="sheet.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
        "xl/sheet.xml": "<worksheet><sheetData>" + head + "".join(
            row if isinstance(row, str) else "<row>" + "".join(map(cell, row)) + "</row>" for row in rows)
        + f"</sheetData>{behind}</worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


TABLES = {
    "columns.csv": (TABLE + "," * 1_000_000 + "x\n").encode(),
    "rows.csv": (TABLE + "1,P,1. K,1. S,1. I,Maret\n" * 200_000).encode(),
    "a cell.csv": (TABLE + '1,"' + 'x"" ' * (10 * MIB)).encode(),
    "headings.csv": (TABLE * 16_000).encode(),
    "errors.csv": (TABLE + "1,P,1. K,1. S,1. I,lusa\n" * 16_000).encode(),
    "rows.txt": (TABBED + "".join(f"\t\t\t\t{i % 900 + 1}. I{i}\tMaret\n" for i in range(30_000))).encode(),
    "numbers.txt": (TABBED + "\t\t\t\ta. X:\n\t\t\t\t1. X:\n" * 8_000).encode(),
    "parts.txt": (TABBED + "\t\t\t1. x 1) y\t1. z\n" * 8_000).encode(),
    "gaps.txt": (TABLE.replace(",", "  ") + ("a  " * 300 + "\n") * 300).encode(),
    "merged.xlsx": workbook([["1", "P", "1. K", "1. S", "1. I", "Maret"]] * 15_000,
                            "<mergeCells>" + '<mergeCell ref="F2:F20000"/>' * 60_000 + "</mergeCells>"),
    "texts.xlsx": workbook(["<row>" + '<c t="s"><v>0</v></c>' * 5 + "</row>"] * 19_000,
                           strings=f"<si><t>{'a b ' * 24_000}</t></si>"),
}


def limit(mebibytes):
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MIB, mebibytes * MIB))


def run(rbplan, mebibytes, *words):
    return subprocess.run([rbplan, *words], capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL, check=False,
                          preexec_fn=lambda: limit(mebibytes))


def problem_of(rbplan, mebibytes, path):
    for words in (["validate", path], ["due", "-p", path]):
        try:
            done = run(rbplan, mebibytes, *words)
        except subprocess.TimeoutExpired:
            return f"{words[0]}: no answer within {SECONDS} s"
        if done.returncode != 1:
            return f"{words[0]}: exit code {done.returncode}: {done.stderr[-300:].decode(errors='replace')}"
        if b"RB" not in done.stdout + done.stderr:
            return f"{words[0]}: no problem is named"
        if len(done.stdout) + len(done.stderr) > 4 * MIB:
            return f"{words[0]}: {len(done.stdout)} bytes of output"
    return None


def problem_of_table(rbplan, mebibytes, path):
    try:
        done = run(rbplan, mebibytes, "import", path, "-n", "--year", "2024", "--office", "KPU")
    except subprocess.TimeoutExpired:
        return f"no answer within {SECONDS} s"
    if done.returncode not in (0, 1, 3) or b"out of memory" in done.stderr:
        return f"exit code {done.returncode}: {done.stderr[-300:].decode(errors='replace')}"
    return None


def main():
    rbplan, mebibytes = sys.argv[1], int(sys.argv[2])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "2021.yaml"
        for name, data in ATTACKS.items():
            path.write_bytes(data)
            problem = problem_of(rbplan, mebibytes, path)
            if problem:
                failed += 1
                print(f"{name}: {problem}")
        for name, data in TABLES.items():
            path = pathlib.Path(folder) / name
            path.write_bytes(data)
            problem = problem_of_table(rbplan, mebibytes, path)
            if problem:
                failed += 1
                print(f"{name}: {problem}")
    print(f"{len(ATTACKS) + len(TABLES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
