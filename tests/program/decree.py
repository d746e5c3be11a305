#!/usr/bin/env python3
"""The decree that rbplan prints has the words of the signed one, and every mark in its place.

  decree.py RBPLAN SOURCE_DIR

tests/data/2021-decree.txt is the scan: the decree as text, its annex as rows of tabs. tests/data/2021-reading.tsv says what
each row of the annex means. The two differ where the scan is displaced, and a plan leaves the punctuation of lists out.
"""
import csv
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

RBPLAN, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARK = "\u221a"
# What stands elsewhere in the scan, or is printed once for two rows, or without a number: (the scan's, the program's).
READ_OTHERWISE = [
    ("1", ""),  # of 1.2.3.2.1, printed beside the part before
    ("", "2 pelaporan lhkpn dan lhkasn"),  # a part that stands in an indicator's place
    ("1", ""), ("1", ""), ("1", ""),  # numbers of rows that stand alone
    ("2 pengelolaan akuntabilitas kinerja", ""), ("", "2 pengelolaan akuntabilitas kinerja"),  # beside the row before its own
    ("", "1"), ("", "1"), ("", "7"),  # rows that the scan gives no number
    ("", "pembangunan kerja sama"), ("", "pelibatan masyarakat dalam kegiatan pemilu"),  # one cell without an indicator
]


def words(text):
    return re.findall(r"[^\W_]+", re.sub(r"<[^>]+>", "", text.lower()))


def differences(scan, printed):
    """(the scan's words, the program's) where they differ."""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, scan, printed, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(scan[a:b]), " ".join(printed[c:d])


def months_of(text):
    """The months of `1,7` and `8-12`, as numbers."""
    return [month for part in text.strip("-").split(",") if part
            for month in range(int(part.split("-")[0]), int(part.split("-")[-1]) + 1)]


def text_of(element):
    return "".join(one.text if one.tag == W + "t" else "\n" for one in element.iter() if one.tag in (W + "t", W + "br"))


def printed(*words):
    """Paragraphs before the annex, those behind it, and its rows without the headings."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "decree.docx"
        subprocess.run([RBPLAN, "decree", *words, "-o", file], cwd=SOURCE, check=True, env={"LANG": "C.UTF-8"})
        body = ET.fromstring(zipfile.ZipFile(file).read("word/document.xml"))[0]
    before, behind, rows = [], [], []
    for element in body:
        if element.tag == W + "p":
            (behind if rows else before).append(text_of(element))
        for row in element.findall(W + "tr"):
            if row.find(f"{W}trPr/{W}tblHeader") is None:
                rows.append([text_of(cell) for cell in row.findall(W + "tc")])
    return before, behind, rows


class Decree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.before, cls.behind, cls.rows = printed()
        scan = (SOURCE / "tests/data/2021-decree.txt").read_text()
        begin = scan.index("NO\tPROGRAM")
        end = scan.index("KETUA KOMISI", begin)
        cls.head, cls.annex, cls.tail = scan[:begin], scan[begin:end], scan[end:]

    def test_the_decree_word_by_word(self):
        head = re.sub(r"\n[^\n]{0,20}\.\.\.\n", "\n", self.head)  # the next page's first word, at a page's end
        self.assertEqual(words(head), words(" ".join(self.before)))
        self.assertEqual(words(self.tail), words(" ".join(self.behind)))

    def test_the_annex_word_by_word(self):
        lines = [line for line in self.annex.split("\n")
                 if not line.startswith("NO\t") and not re.match(r"\t+1\t2\t3\t", line)]
        printed = words(" ".join(cell for row in self.rows for cell in row if cell != MARK))
        found = [one for one in differences(words(" ".join(lines).replace(MARK, " ")), printed) if one != ("dan", "")]
        self.assertEqual(found, READ_OTHERWISE)

    def test_every_mark_in_its_place(self):
        with open(SOURCE / "tests/data/2021-reading.tsv", encoding="utf-8") as file:
            reading = [line for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if not line[0].startswith("#")]
        self.assertEqual(len(self.rows), len(reading))
        for row, (_, _, months, text) in zip(self.rows, reading):
            self.assertEqual([month for month in range(1, 13) if row[4 + month] == MARK], months_of(months), text)
            self.assertEqual(words(text), words(re.sub(r"^\w{1,3}[.)] ", "", row[4])))

    def test_every_state_in_its_place(self):
        day = ["--as-of", "2021-07-05"]
        said = subprocess.run([RBPLAN, "timeline", "--format", "json", *day], cwd=SOURCE, check=True, capture_output=True,
                              env={"LANG": "C.UTF-8"}).stdout
        words_of = {"overdue": "!\nterlambat", "due": "\u25cf\nberjalan", "upcoming": "\u00b7\nakan datang"}
        expected = [[words_of[tick["state"]] if tick else "" for tick in row["ticks"]]
                    for row in json.loads(said)["indicators"]]
        self.assertEqual([row[5:17] for row in printed("--states", *day)[2] if row[4]], expected)

    def test_remarks_and_budgets_of_rows_above_indicators_have_rows_of_their_own(self):
        """And come back with the annex, whose signature is no row."""
        plan = """rbplan: 1
title: "Rencana Aksi Reformasi Birokrasi KPU Uji, 2021"
year: 2021
institution: {name: "KPU Uji", code: "9901"}
programs:
  - number: 1
    name: "Manajemen Perubahan"
    budget: 42000000
    note: "ket program"
    activities:
      - number: 1
        name: "Rencana"
        note: "ket kegiatan"
        sub_activities:
          - number: 1
            name: "Penyusunan"
            budget: 2000000
            note: "ket sub"
            sub_activities:
              - number: 1
                name: "Bagian"
                note: "ket bagian"
                indicators:
                  - {number: 1, name: "Dokumen", months: [1, 2], budget: 500000, note: "ket"}
                  - {number: 2, name: "Laporan", months: [3]}
              - number: 2
                name: "Bagian lain"
                indicators:
                  - {number: 1, name: "Daftar", months: [4]}
"""
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "2021.yaml").write_text(plan)

            def run(*words):
                return subprocess.run([RBPLAN, "-C", folder, *words], capture_output=True, check=True, text=True,
                                      env={"LANG": "C.UTF-8"}).stdout

            signed = 'decree: {number: "8", date: "2021-01-04", place: "Banda Aceh", signatory: ' \
                '{name: "RATNA WULANDARI", position: "PELAKSANA TUGAS KETUA KIP ACEH"}}\n'
            pathlib.Path(folder, "signed-2021.yaml").write_text(plan.replace("programs:", signed + "programs:"))
            for suffix in ("docx", "xlsx"):
                run("-p", "signed-2021.yaml", "decree", "-o", f"signed.{suffix}")
                run("import", f"signed.{suffix}", "--office", "KPU Uji", "-o", f"from-{suffix}-2021.yaml")
                ids = [run("-p", name, "list", "--format", "csv", "--fields", "id,indicator,months")
                       for name in ("signed-2021.yaml", f"from-{suffix}-2021.yaml")]
                self.assertEqual(*ids, suffix)
                run("-p", "2021.yaml", "decree", "--annex", "-o", f"d.{suffix}")
                run("import", f"d.{suffix}", "--year", "2021", "--office", "KPU Uji", "--code", "9901", "-o",
                    f"{suffix}-2021.yaml")
                self.assertEqual(run("diff", "2021.yaml", f"{suffix}-2021.yaml"), "", suffix)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
