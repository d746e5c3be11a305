#!/usr/bin/env python3
"""What `rbplan import` makes of workbooks and documents as offices keep them, and of those that rbplan itself writes.

  import.py RBPLAN SOURCE_DIR
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

import docx
import openpyxl
import yaml
from openpyxl.styles import Font

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
TIMEOUT = 60
MONTHS = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEPT", "OKT", "NOP", "DES"]
HEADING = ["NO", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN"]


def run(*arguments, cwd=None, stdin=None):
    """Text, unless bytes are given as its input."""
    outcome = subprocess.run([RBPLAN, *map(str, arguments)], capture_output=True, check=False, timeout=TIMEOUT, cwd=cwd,
                             env={"LANG": "C.UTF-8"}, input=stdin)
    outcome.stdout, outcome.stderr = outcome.stdout.decode(), outcome.stderr.decode()
    return outcome


def rows_of(plan, key="programs", above=""):
    """`id: name periods` of each indicator."""
    out = []
    for row in plan.get(key, []):
        row_id = f"{above}.{row['number']}" if above else str(row["number"])
        if key == "indicators":
            out.append((row_id, row["name"], row.get("months", row.get("quarters"))))
        for below in "activities", "sub_activities", "indicators":
            out += rows_of(row, below, row_id)
    return out


class Tables(unittest.TestCase):
    """Each test has a folder of its own."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def imported(self, path, *options, code=0):
        outcome = run("import", path, "-n", "--year", "2024", "--office", "KPU", *options)
        self.assertEqual(outcome.returncode, code, outcome.stderr)
        return (yaml.safe_load(outcome.stdout) if code == 0 else None), outcome.stderr

    def book(self, rows, name="annex.xlsx", change=None):
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "Lampiran"
        for row in rows:
            sheet.append(row)
        if change:
            change(workbook, sheet)
        workbook.save(self.folder / name)
        return self.folder / name

    # ---- workbooks

    def test_merged_cells_types_and_what_is_hidden(self):
        def change(workbook, sheet):
            sheet.merge_cells("F1:Q1")
            sheet.merge_cells("A4:A6")
            sheet.merge_cells("C4:C6")
            sheet.merge_cells("H5:J5")  # three months that are no quarter
            sheet.merge_cells("R4:R5")
            sheet["F6"].number_format = "0%"
            sheet.row_dimensions[7].hidden = True
            sheet.column_dimensions["T"].hidden = True
            secret = workbook.create_sheet("Rahasia")
            secret.append([*HEADING, "JAN"])
            secret.sheet_state = "hidden"

        rows = [[*HEADING, "JADWAL", *[None] * 11, "PENANGGUNG JAWAB", "KET", "X"],
                [*[None] * 5, *MONTHS],
                [*range(1, 20)],
                [1, "Program\u00a0satu", "1. Kegiatan", "1. Sub", "1. Satu;", "√", *[None] * 11, "Umum", None, "rahasia"],
                [None, None, None, None, "2. Dua; dan", None, None, "v"],
                [None, None, None, "2. Sub lain", "Tiga", 0.25, 0.5, *[None] * 10, "Hukum", "catatan"],
                [None, None, None, None, "3. Tersembunyi", "√"],
                ["Jumlah", None, None, None, None, 2, 1]]
        plan, said = self.imported(self.book(rows, change=change))
        self.assertEqual(rows_of(plan), [("1.1.1.1", "Satu", [1]), ("1.1.1.2", "Dua", [3, 4, 5]), ("1.1.2.1", "Tiga", [1, 2])])
        self.assertEqual(plan["programs"][0]["name"], "Program satu")
        one, two = plan["programs"][0]["activities"][0]["sub_activities"][0]["indicators"]
        self.assertEqual((one["owner"], two["owner"]), ("umum", "umum"))
        three = plan["programs"][0]["activities"][0]["sub_activities"][1]["indicators"][0]
        self.assertEqual(three["target"]["unit"], "%")
        self.assertEqual(three["target"]["each"][0], {"month": 1, "value": 25})
        self.assertEqual(three["note"], "catatan")
        for part in ("Rahasia", "Lampiran!A7: row 7 is hidden", "column T is hidden", "Lampiran!H5: one mark stands for",
                     "Lampiran!A8: a total is no row"):
            self.assertIn(part, said)

    def test_formulas_dates_and_words_where_marks_belong(self):
        rows = [[*HEADING, "JADWAL", "TARGET"], [1, "P", "1. K", "1. S", "1. I", "Maret", "=1+1"]]
        _, said = self.imported(self.book(rows), code=1)
        self.assertIn("Lampiran!G2: a formula without a stored result", said)
        rows = [[*HEADING, "JADWAL", "KET"], [1, "P", "1. K", "1. S", "1. I", "Maret", "#N/A"]]
        _, said = self.imported(self.book(rows), code=1)
        self.assertIn("Lampiran!G2: a formula that fails: #N/A", said)
        rows = [[*HEADING, "JADWAL", "WARNA"], [1, "P", "1. K", "1. S", "1. I", "lusa", "merah"]]
        _, said = self.imported(self.book(rows), code=1)
        self.assertIn("Lampiran!F2: no month is named: lusa", said)
        self.assertIn("Lampiran!G2: a column whose heading is not known, WARNA: merah", said)

    def lines(self, more, *cells, code=0):
        """The rows of a table with those columns behind the annex's, and what is told."""
        path = self.folder / "lines.csv"
        path.write_text("\n".join([";".join([*HEADING, more]), *cells]) + "\n")
        plan, said = self.imported(path, code=code)
        indicators = [below for program in (plan or {"programs": []})["programs"] for activity in program["activities"]
                      for part in activity["sub_activities"] for below in part["indicators"]]
        return indicators, said

    def test_amounts_below_headings_that_name_what_they_are(self):
        row = "1;P;1. K;1. S;1. I;"
        for heading, key in (("Target TW I;Target TW II;Satuan", "each"), ("TW I (kumulatif);TW II (kumulatif);Satuan", "by"),
                             ("Target TW I;Realisasi TW I;Target TW II;Satuan", "each"), ("Rencana Mar;Rencana Jun;Satuan", "each")):
            cells = "10;9;20;dok" if "Realisasi" in heading else "10;20;dok"
            (one,), _ = self.lines(heading, row + cells)
            self.assertEqual([step["value"] for step in one["target"][key]], [10, 20], heading)
        (one,), _ = self.lines("Target;Satuan;TW 1;TW 2;TW 3;TW 4", row + "4;dok;1;1;1;1")
        self.assertEqual([step["value"] for step in one["target"]["each"]], [1, 1, 1, 1])
        (one,), _ = self.lines("Pagu (ribu rupiah);Jan", row + "1500;v")
        self.assertEqual(one["budget"], 1500000)
        for heading in ("Target 2024;Target 2025;Satuan;Jan", "Anggaran TW I;Anggaran TW II;Satuan;Jan"):
            for second in (20, 10):
                _, said = self.lines(heading, f"{row}10;{second};dok;v", code=1)
                self.assertIn(f"a second target or budget of one row: {second}", said)

    def test_zeros_that_a_budget_lacks(self):
        for heading, zeros in (("Anggaran (Rp 000)", 3), ("Anggaran (000)", 3), ("Pagu (Rp.000,-)", 3), ("Biaya (x Rp1.000)", 3), ("Anggaran (Rp 000.000)", 6),
                               ("Anggaran (dalam juta)", 6), ("Anggaran (Rp)", 0), ("Anggaran 2000", 0)):
            (one,), _ = self.lines(heading + ";Jan", "1;P;1. K;1. S;1. I;5;v")
            self.assertEqual(one["budget"], 5 * 10 ** zeros, heading)

    def test_amounts_of_several_rows(self):
        def change(_, sheet):
            for name in "G2:G3", "H2:H3", "I2:I3", "J2:J3":
                sheet.merge_cells(name)

        rows = [[*HEADING, "JAN", "ANGGARAN", "TARGET", "FEB", "KET"], [1, "P", "1. K", "1. S", "1. I", "v", 1000000, "3 dok", 2, "x"],
                [None, None, None, None, "2. J", "v"]]
        plan, said = self.imported(self.book(rows, change=change))
        one, two = plan["programs"][0]["activities"][0]["sub_activities"][0]["indicators"]
        self.assertEqual((one["budget"], two.get("budget")), (1000000, None))
        self.assertEqual((one["target"]["value"], two["target"]["value"], two["note"]), (3, 3, "x"))
        self.assertIn("Lampiran!G3: its budget stands in a cell of several rows, and is read for the first of them alone", said)
        for cell in "H3", "I3":
            self.assertIn(f"Lampiran!{cell}: its amount stands in a cell of several rows, and is read for each", said)
        self.assertIn("its budget stands", two["doubt"])

    def test_texts_that_are_no_numbers(self):
        for text in ("3-5", "80 - 90", "1/2", "10 dari 12", "2 kali 3"):
            (one,), said = self.lines("Target;Satuan;Jan", f"1;P;1. K;1. S;1. I;{text};dok;v")
            self.assertNotIn("target", one)
            self.assertIn(f"target: {text}", one["note"])
            self.assertIn("the target is no number", said)
        (one,), _ = self.lines("Target;Satuan;Jan", "1;P;1. K;1. S;1. I;25 m2;;v")
        self.assertEqual(one["target"], {"value": 25, "unit": "m2"})

    def test_months_and_quarters_of_one_row(self):
        for more, cells, months in (("Jadwal", "TW II, Mar", [3, 6]), ("Jadwal", "TW II, SEPT", [6, 9]), ("Jan;TW I", "v;v", [1, 3])):
            (one,), said = self.lines(more, "1;P;1. K;1. S;1. I;" + cells)
            self.assertEqual(one["months"], months)
            self.assertIn("of a quarter its last month is read", said)

    def test_numbers_that_count_the_rows(self):
        for program in ("P;K;S", ";;"):
            rows, said = self.lines("TW I", "1;P;K;S;Satu;v", f"2;{program};Dua;v")
            self.assertEqual([one["name"] for one in rows], ["Satu", "Dua"])
            self.assertIn("the numbers of the column NO count the rows of the table", said)
        rows, _ = self.lines("Jan", *(f"{at};P {at // 600};K {at // 60};S {at // 20};I {at};v" for at in range(1, 1002)))
        self.assertEqual((rows[-1]["name"], rows[-1].get("code")), ("I 1001", None))

    def test_more_rows_than_can_be_numbered(self):
        _, said = self.lines("Jan", "1;P;1. K;1. S;I 1;v", *(f";;;;I {at};v" for at in range(2, 1200)), code=1)
        self.assertEqual([line for line in said.splitlines() if line.startswith("error")],
                         ["error: line 1001, column 5: more rows stand in one place than a plan can number"])

    def test_what_is_doubted_of_the_first_row_is_not_of_those_behind(self):
        rows = [[*HEADING, "JAN", "FEB"], [1, "P", "K", "S", "I", "v"], [None, None, None, None, "J", None, "v"]]
        plan, _ = self.imported(self.book(rows, change=lambda _, sheet: sheet.merge_cells("F2:G2")))
        one, two = plan["programs"][0]["activities"][0]["sub_activities"][0]["indicators"]
        self.assertIn("one mark stands for January, February", one["doubt"])
        self.assertNotIn("doubt", two)

    def test_footnotes_and_cancelled_rows(self):
        rows, said = self.lines("Jan;Ket", "1;P;1. K;1. S;1. I;v;", "", "Catatan:", "1. Jadwal dapat berubah")
        self.assertEqual(len(rows), 1)
        self.assertIn("a footnote is no row: 1. Jadwal dapat berubah", said)
        (one,), _ = self.lines("Jan;Ket", "1;P;1. K;1. S;1. I;v;dibatalkan dengan 2/2025")
        self.assertIn("cancelled", one["doubt"])

    def test_a_decree_without_colons(self):
        path = self.folder / "decree.txt"
        path.write_text("KOMISI PEMILIHAN UMUM\nKABUPATEN CONTOH\nKEPUTUSAN KPU KABUPATEN CONTOH\nNOMOR 12/ORT.04-Kpt/3315/KPU-Kab/I/2023\n"
                        "TENTANG\nRENCANA AKSI TAHUN 2023\nMEMUTUSKAN\nKESATU : Menetapkan rencana.\n"
                        "KEDUA : Keputusan ini berlaku\npada tanggal ditetapkan.\nDitetapkan di Anggrek\npada tanggal 9 Januari 2023\n"
                        "KETUA,\nttd\nSITI AMINAH\n\n" + "\t".join([*HEADING, "Jan"]) + "\n1\tP\t1. K\t1. S\t1. I\tv\n")
        plan, said = self.imported(path)
        self.assertIn("the head of the decree has no Menimbang, Mengingat\n", said)
        decree = plan["decree"]
        self.assertEqual((decree["number"], decree["date"], decree["place"]), ("12/ORT.04-Kpt/3315/KPU-Kab/I/2023", "2023-01-09", "Anggrek"))
        self.assertEqual(decree["signatory"], {"name": "SITI AMINAH", "position": "KETUA"})
        self.assertEqual(decree["deciding"][1], "Keputusan ini berlaku pada tanggal ditetapkan.")

    def test_several_sheets(self):
        def change(workbook, _):
            workbook.copy_worksheet(workbook.active).title = "Area 2"

        rows = [[*HEADING, "JADWAL"], [1, "P", "1. K", "1. S", "1. I", "Maret"]]
        path = self.book(rows, change=change)
        _, said = self.imported(path, code=2)
        self.assertIn("Lampiran, Area 2", said)
        self.assertEqual(rows_of(self.imported(path, "--sheet", "area 2")[0]), [("1.1.1.1", "I", [3])])
        self.assertIn("there is no sheet Lain", self.imported(path, "--sheet", "Lain", code=2)[1])

    def test_a_quarters_mark_spans_its_months(self):
        rows = [[*HEADING, "JADWAL", *[None] * 11], [*[None] * 5, *MONTHS], [1, "P", "1. K", "1. S", "1. I", *[None] * 3, "√"]]
        path = self.book(rows, change=lambda _, sheet: sheet.merge_cells("I3:K3"))
        self.assertEqual(self.imported(path)[0]["programs"][0]["activities"][0]["sub_activities"][0]["indicators"][0]["quarters"], [2])

    def test_files_that_are_none(self):
        for name, content, part in (("a.xlsx", b"", "empty"), ("b.xlsx", b"PK\3\4 x", ""), ("c.docx", b"%PDF-1.4", ""),
                                    ("d.csv", b"a\xff\n", "UTF-8"), ("z.csv", b"a\0\n", "line 1 holds a byte that is zero"), ("e.txt", b"  \n", "empty")):
            path = self.folder / name
            path.write_bytes(content)
            _, said = self.imported(path, code=3)
            self.assertIn(part, said)
            self.assertEqual(len(said.splitlines()) <= 3, True, said)

    def test_a_text_that_the_workbook_does_not_hold(self):
        path = self.book([[*HEADING, "JAN"], [1, "P", "1. K", "1. S", "1. I", "v"]])
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        sheet = "xl/worksheets/sheet1.xml"
        for index in (b"99", b"99999999999", b"-1", b"x"):
            with zipfile.ZipFile(path, "w") as package:
                for name, content in parts.items():
                    package.writestr(name, content if name != sheet else re.sub(rb'r="E2"[^>]*>.*?</c>', rb'r="E2" t="s"><v>' + index + b"</v></c>", content))
            _, said = self.imported(path, code=3)
            self.assertIn("a cell names a text that the file does not hold", said)

    def test_quotes_that_are_not_closed(self):
        path = self.folder / "quotes.csv"
        for cell, told in (('"Jumat; Sehat', "line 2, column 15: this quote is never closed"),
                           ('"Jumat;v\n;;;;2. J;"v', "line 2, column 15: this quote is never closed"),
                           ('"Jumat" Sehat', "line 2, column 22: this stands behind the quote")):
            path.write_text(";".join([*HEADING, "JAN"]) + f"\n1;P;1. K;1. S;{cell};v\n;;;;2. J;v\n")
            self.assertIn(f"{path}: {told}", self.imported(path, code=3)[1])

    def test_one_long_line_is_answered_at_once(self):
        path = self.folder / "long.txt"
        path.write_text("NO   PROGRAM   KEGIATAN   SUB KEGIATAN   INDIKATOR   JAN\n1    " + "a  b  c  d  e  1    " * 200000)
        begin = time.monotonic()
        self.assertIn("holds more than 100000 bytes", self.imported(path, code=3)[1])
        self.assertLess(time.monotonic() - begin, 5)

    def test_limits(self):
        def change(_, sheet):
            sheet.cell(row=2, column=1100, value="x")

        rows = [[*HEADING, "JADWAL"], [1, "P", "1. K", "1. S", "1. I", "Maret"]]
        self.assertIn("more than 1024 columns", self.imported(self.book(rows, change=change), code=3)[1])
        path = self.folder / "many.csv"
        path.write_text("\n".join([";".join([*HEADING, "JADWAL"])] + ["1;P;K;S;I;Maret"] * 20000))
        self.assertIn("more than 100000 cells", self.imported(path, code=3)[1])

    # ---- what stands in one cell, and in which column

    def test_numbers_that_follow_on_in_one_cell_are_rows(self):
        for text, names in (("1. Satu 2. Dua", ["Satu", "Dua"]), ("3) Rapat kerja 4) Laporan", ["Rapat kerja", "Laporan"]),
                            ("a. rapat b. laporan", ["rapat", "laporan"]), ("9. Satu; dan 10. Dua", ["Satu", "Dua"])):
            rows, _ = self.lines("Jan", f"1;P;1. K;1. S;\"{text}\";v")
            self.assertEqual([(one["name"], one["months"]) for one in rows], [(name, [1]) for name in names], text)
            for one in rows:
                self.assertIn("its cell prints 2 numbered rows", one["doubt"])
        for text in ("Tahap 1. dan 2. Persiapan", "1. Sesuai Pasal 2. Ayat tiga", "1. Rapat 3. Lain", "1. Anggaran Rp 2. 000",
                     "1. Sampai 1 Januari 2. 2025"):
            rows, _ = self.lines("Jan", f"1;P;1. K;1. S;{text};v")
            self.assertEqual(len(rows), 1, text)

    def codes(self, *rows):
        """`name: code` of all rows."""
        plan, said = self.imported(self.book(list(rows)))
        found = {}

        def visit(row):
            found[row["name"]] = row.get("code")
            for below in ("activities", "sub_activities", "indicators"):
                for one in row.get(below, []):
                    visit(one)

        for program in plan["programs"]:
            visit(program)
        return {name: code for name, code in found.items() if code}, said

    def test_codes_go_to_the_rows_beside_them(self):
        heading = ["NO", "PROGRAM", "KODE", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR", "JAN"]
        codes, _ = self.codes(heading, [1, "P", "2896.BMA.004", "1. K", "1. S", "1. I", "v"],
                              [None, None, None, None, None, "2. J", "v"], [None, None, "4821", "2. L", "1. T", "1. M", "v"])
        self.assertEqual(codes, {"K": "2896.BMA.004", "L": "4821"})
        codes, _ = self.codes([*HEADING, "JAN"], ["2896", "P"], ["2896.BMA", None, "K"], ["2896.BMA.004", None, None, "S"],
                              [None, None, None, None, "I", "v"])
        self.assertEqual(codes, {"P": "2896", "K": "2896.BMA", "S": "2896.BMA.004"})
        heading = ["NO", "KODE RO", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR", "JAN"]
        codes, said = self.codes(heading, [1, "A.1", "P", None, None, None], [None, "A.1.2", None, "K", None, None],
                                 [None, "A.1.2.i", None, None, "S", None], [None, "7", None, None, None, "I", "v"])
        self.assertEqual(codes, {"P": "A.1", "K": "A.1.2", "S": "A.1.2.i", "I": "7"})
        self.assertNotIn("count the rows", said)
        codes, _ = self.codes(["NO", "PROGRAM", "KODE", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR", "JAN"],
                              [1, "P", "K.1", "1. Rapat", "1. S", "1. I", "v"], [2, "Q", "K.2", "1. Rapat", "1. S", "1. J", "v"])
        self.assertEqual(codes, {"Rapat": "K.2"})
        heading = ["KODE", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR", "KODE IKU", "JAN"]
        codes, _ = self.codes(heading, [None, "P", "K", "S", "I", "IKU.1", "v"], ["2896.BMA.005", None, "L", "T", "J", "IKU.2", "v"])
        self.assertEqual(codes, {"L": "2896.BMA.005", "I": "IKU.1", "J": "IKU.2"})
        _, said = self.imported(self.book([heading, ["7", "P", "K", "S", "I", None, "v"], ["X.8", *[None] * 5, "v"]]), code=1)
        self.assertIn("Lampiran!A3: a code of no row that begins beside it: X.8", said)

    def test_numbers_without_a_sign(self):
        for activities, names in ((("1 Evaluasi", "2 Laporan"), ["Evaluasi", "Laporan"]), (("1. Evaluasi", "2 Laporan"), ["Evaluasi", "Laporan"]),
                                  (("3 Dokumen", "2 Laporan"), ["3 Dokumen", "2 Laporan"]), (("1 Evaluasi", "Laporan"), ["1 Evaluasi", "Laporan"]),
                                  (("1 dokumen", "2 dokumen"), ["1 dokumen", "2 dokumen"])):
            plan, said = self.imported(self.book([[*HEADING, "JAN"], *([1, "P", text, "1. S", "1. I", "v"] for text in activities)]))
            rows = plan["programs"][0]["activities"]
            self.assertEqual([(row["number"], row["name"]) for row in rows], [*enumerate(names, 1)])
            self.assertEqual("no sign stands behind its number 2" in said, names == ["Evaluasi", "Laporan"])

    def test_texts_among_the_codes_of_a_scan(self):
        heading = ["NO", "PROGRAM", "KODE", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR", "JAN"]
        for code, status in (("2896.BMA.004", 0), ("Rapat kerja", 1)):
            path = self.folder / "scan.txt"
            path.write_text("\t".join(heading) + f"\n1\tP\t{code}\t1. K\t1. S\t1. I\t√\n")
            plan, said = self.imported(path, code=status)
            if plan:
                self.assertEqual(plan["programs"][0]["activities"][0]["code"], code)
            self.assertEqual("error: line 2, column 5: no code: Rapat kerja" in said, status == 1, said)

    def test_levels_of_one_column(self):
        heading = ["NO", "PROGRAM / KEGIATAN / SUB KEGIATAN", "INDIKATOR", "JAN"]
        for numbers in ((("1", "1.1", "1.1.1", "1.2", "1.2.1")), ("A.", "1.", "a.", "2.", "a."), ("I.", "A.", "1)", "B.", "1)")):
            names = [f"{number} {name}" for number, name in zip(numbers, ("Program", "Kegiatan", "Sub", "Lain", "Bawah"))]
            rows = [[None, names[0]], [None, names[1]], [None, names[2], "Satu", "v"], [None, names[3]], [None, names[4], "Dua", "v"]]
            plan, _ = self.imported(self.book([heading, *rows]))
            (program,) = plan["programs"]
            self.assertEqual([program["name"], *(one["name"] for one in program["activities"])], ["Program", "Kegiatan", "Lain"])
            self.assertEqual([part["name"] for one in program["activities"] for part in one["sub_activities"]], ["Sub", "Bawah"])
            self.assertEqual([name for _, name, _ in rows_of(plan)], ["Satu", "Dua"])
            # the numbers in a column of their own
            rows = [[number, *row[1:2], *row[2:]] for number, row in zip(numbers, rows)]
            rows = [[row[0], row[1].split(" ", 1)[1], *row[2:]] for row in rows]
            plan, _ = self.imported(self.book([heading, *rows]))
            self.assertEqual([one["name"] for one in plan["programs"]], ["Program"])
            self.assertEqual([name for _, name, _ in rows_of(plan)], ["Satu", "Dua"])
        rows = [[None, "1. P"], [None, "1.1 K"], [None, "1.1.1 S", "I", "v"]]
        for text, columns, names in (("PROGRAM/KEGIATAN", [], "S"), ("Program / Kegiatan", ["SUB KEGIATAN"], "1. T")):
            table = [["NO", text, *columns, "INDIKATOR", "JAN"], *rows]
            if columns:
                table[-1:] = [[None, None, "1. T", "I", "v"]]
            plan, _ = self.imported(self.book(table))
            part = plan["programs"][0]["activities"][0]["sub_activities"][0]
            self.assertEqual((part["name"], part["indicators"][0]["name"]), (names[-1], "I"))
        _, said = self.imported(self.book([heading, [None, "1. P"], [None, "1.1 K"], [None, "Sub", "Satu", "v"]]), code=1)
        self.assertIn("Lampiran!B4: no number says which of the levels of its column it is: Sub", said)

    # ---- headings

    def test_a_heading_of_words_that_are_not_known(self):
        _, said = self.lines("Merah;Kuning;Hijau", "1;P;1. K;1. S;1. I;v", code=1)
        self.assertIn("row 1 would be its heading, but does not say what these columns hold: Merah, Kuning, Hijau", said)

    def test_half_years(self):
        for heading in (["Semester I", "Semester II"], ["SMT I", "SMT II"], ["Sem. 1 2024", "Sem. 2 2024"]):
            (one,), said = self.lines(";".join(heading), "1;P;1. K;1. S;1. I;v;v")
            self.assertEqual(one["months"], [6, 12])
            self.assertIn("of a half-year its last month is read", one["doubt"])
        rows = [[*HEADING, "Semester I", *[None] * 5, "Semester II"], [*[None] * 5, *range(1, 7), *range(1, 7)],
                [1, "P", "1. K", "1. S", "1. I", None, "v", *[None] * 4, "v"]]
        self.assertEqual(rows_of(self.imported(self.book(rows))[0]), [("1.1.1.1", "I", [2, 7])])

    def test_schedules_in_words(self):
        for said, key, periods in (("s1", "months", [6]), ("semester II", "months", [12]), ("setiap triwulan", "quarters", [1, 2, 3, 4]),
                                   ("tiap semester", "months", [6, 12]), ("setiap bulan", "months", [*range(1, 13)]),
                                   ("tanpa jadwal", "months", []), ("q2", "quarters", [2]), ("triwulanan", "quarters", [1, 2, 3, 4]),
                                   ("1-3, 12", "months", [1, 2, 3, 12]), ("b03", "months", [3]), ("Semester I dan II", "months", [6, 12])):
            (one,), _ = self.lines("Jadwal", f"1;P;1. K;1. S;1. I;\"{said}\"")
            self.assertEqual(one.get(key), periods, said)
            self.assertEqual("half-year" in one.get("doubt", ""), periods in ([6], [12], [6, 12]), said)

    def test_months_of_another_year(self):
        for text, months in (("Jan 2024/Feb 2025", [1]), ("Des 2023, Mar 2024", [3]), ("Februari 2025", []), ("Maret 2024", [3]),
                             ("Nov 2023 - Feb 2024", [1, 2])):
            (one,), said = self.lines("Jadwal", f"1;P;1. K;1. S;1. I;\"{text}\"")
            self.assertEqual(one["months"], months)
            self.assertEqual("it names a month of another year" in one.get("doubt", ""), text != "Maret 2024")

        (one,), said = self.lines("TW IV 2023;TW I 2024", "1;P;1. K;1. S;1. I;v;v")
        self.assertEqual(one["quarters"], [1, 4])
        self.assertIn("line 2, column 20: its heading names the year 2023", said)

    def test_a_grade_is_no_amount(self):
        _, said = self.lines("TW I;TW II;Satuan", "1;P;1. K;1. S;1. I;BB;A;predikat", code=1)
        self.assertIn("error: line 2, column 20: neither a mark nor an amount: BB", said)

    def test_a_month_that_is_not_known(self):
        def change(workbook, sheet):
            sheet["H2"] = "MRT"

        rows = [[*HEADING, "JADWAL", *[None] * 11], [*[None] * 5, *MONTHS], [1, "P", "1. K", "1. S", "1. I", None, None, "v", "v"]]
        plan, said = self.imported(self.book(rows, change=change))
        self.assertEqual(rows_of(plan), [("1.1.1.1", "I", [3, 4])])
        self.assertIn("Lampiran!H3: its heading JADWAL / MRT is read as March, by those beside it", said)

        def two(workbook, sheet):
            sheet["H2"], sheet["I2"] = "MRT", "APL"

        self.assertEqual(rows_of(self.imported(self.book(rows, change=two))[0]), [("1.1.1.1", "I", [3, 4])])

        def unclear(workbook, sheet):
            sheet["H2"] = "MRT"
            sheet["I2"] = "APR-MEI"

        _, said = self.imported(self.book(rows, change=unclear), code=1)
        self.assertIn("Lampiran!H2: no period is named: JADWAL / MRT", said)
        (one,), _ = self.lines("TW I;TW 2;Tri III;TW IV", "1;P;1. K;1. S;1. I;;;v;v")
        self.assertEqual(one["quarters"], [3, 4])

    def test_months_by_their_initials(self):
        for group in ("BULAN", None):
            rows = [[*HEADING, group, *[None] * 11, "KET"], [*[None] * 5, *"JFMAMJJASOND"], [1, "P", "1. K", "1. S", "1. I", None, None, "v", *[None] * 8, "v", "x"]]
            self.assertEqual(rows_of(self.imported(self.book(rows))[0]), [("1.1.1.1", "I", [3, 12])])

    def test_months_that_excel_made_dates(self):
        for form in "mmm\\-yy", "mmmm", "yyyy-mm-dd":
            def change(_, sheet, form=form):
                for cell in sheet["F1:H1"][0]:
                    cell.number_format = form

            rows = [[*HEADING, *(datetime.date(2024, month, 1) for month in (1, 2, 3))], [1, "P", "1. K", "1. S", "1. I", "v", None, "v"]]
            plan, said = self.imported(self.book(rows, change=change))
            self.assertEqual(rows_of(plan), [("1.1.1.1", "I", [1, 3])], form)
            self.assertNotIn("names the year", said)

    def test_ticks_of_a_font_of_signs(self):
        def change(_, sheet):
            sheet["F2"].font, sheet["H2"].font = Font(name="Wingdings"), Font(name="Wingdings 2")

        rows = [[*HEADING, "JAN", "FEB", "MAR"], [1, "P", "1. K", "1. S", "1. I", "\u00fc", None, "P"]]
        path = self.book(rows, change=change)
        self.assertEqual(rows_of(self.imported(path)[0]), [("1.1.1.1", "I", [1, 3])])
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        run_of_signs = '<c r="G2" t="inlineStr"><is><r><rPr><rFont val="Wingdings"/></rPr><t>\u00fe</t></r></is></c><c r="H2"'
        parts["xl/worksheets/sheet1.xml"] = re.sub(r'(<c r="G2"[^>]*/>)?<c r="H2"', run_of_signs, sheet).encode()
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        self.assertEqual(rows_of(self.imported(path)[0]), [("1.1.1.1", "I", [1, 2, 3])])

    def test_a_years_target_beside_quarters(self):
        for year in ("2024", "Tahun 2024", 2024):
            rows = [[*HEADING, "SATUAN", "TARGET", None, None, None, None], [*[None] * 6, year, "TW I", "TW II", "TW III", "TW IV"],
                    [1, "P", "1. K", "1. S", "1. I", "dok", 10, 1, 2, 3, 4]]
            path = self.book(rows, change=lambda _, sheet: sheet.merge_cells("G1:K1"))
            target = self.imported(path)[0]["programs"][0]["activities"][0]["sub_activities"][0]["indicators"][0]["target"]
            self.assertEqual((target["value"], [step["value"] for step in target["each"]]), (10, [1, 2, 3, 4]))

    # ---- what is struck through, or hidden

    def test_what_is_struck_through_in_a_workbook(self):
        def change(_, sheet):
            for name in "F3", "E4", "G4":
                sheet[name].font = Font(strike=True)

        rows = [[*HEADING, "JADWAL", None], [*[None] * 5, "JAN", "FEB"], [1, "P", "1. K", "1. S", "1. Satu", "√", "√"],
                [None, None, None, None, "2. Batal", None, "√"]]
        plan, said = self.imported(self.book(rows, change=change))
        self.assertEqual(rows_of(plan), [("1.1.1.1", "Satu", [2]), ("1.1.1.2", "Batal", [2])])
        one, two = plan["programs"][0]["activities"][0]["sub_activities"][0]["indicators"]
        self.assertIn("what is struck through is not read: √", one["doubt"])
        self.assertIn("the table says that it is cancelled", two["doubt"])
        self.assertIn("Lampiran!F3: what is struck through is not read", said)

    def test_a_hidden_row_of_a_merged_block(self):
        def change(_, sheet):
            for name in "B3:B5", "C3:C5", "F3:F4":
                sheet.merge_cells(name)
            sheet.row_dimensions[3].hidden = True

        rows = [[*HEADING, "JADWAL", "KET"], [None, "P nol", "1. Nol", "1. S", "1. I", "Jan"],
                [None, "P satu", "1. K", "1. S", "1. Rahasia", "Mei"], [None, None, None, "1. T", "1. Satu"], [None, None, None, None, "2. Dua", "Jun"]]
        plan, said = self.imported(self.book(rows, change=change))
        self.assertEqual([one["name"] for one in plan["programs"]], ["P nol", "P satu"])
        self.assertEqual(rows_of(plan)[1:], [("2.1.1.1", "Satu", [5]), ("2.1.1.2", "Dua", [6])])
        self.assertEqual(plan["programs"][1]["activities"][0]["name"], "K")
        self.assertIn("row 3 is hidden", said)

    # ---- OpenDocument

    def test_ods(self):
        def cell(text="", more=""):
            return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'

        heading = "".join(map(cell, [*HEADING, "JADWAL"]))
        content = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                   'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
                   'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
                   '<table:table table:name="Satu"><table:table-column table:number-columns-repeated="16384"/>'
                   f'<table:table-header-rows><table:table-row>{heading}</table:table-row></table:table-header-rows>'
                   '<table:table-row><table:table-cell office:value-type="float" office:value="1"/>'
                   f'{cell("P")}{cell("1. K", " table:number-rows-spanned=%s2%s" % (chr(34), chr(34)))}{cell("1. S")}{cell("1. I")}'
                   '<table:table-cell office:value-type="date" office:date-value="2024-03-31"/></table:table-row>'
                   '<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>'
                   f'<table:table-cell/>{cell("2. J<text:line-break/>lagi")}{cell("Mei")}</table:table-row>'
                   '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
                   '</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>')
        path = self.folder / "annex.ods"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", content)
        self.assertEqual(rows_of(self.imported(path)[0]), [("1.1.1.1", "I", [3]), ("1.1.1.2", "J lagi", [5])])

    def test_struck_and_hidden_in_ods(self):
        def cell(text="", more="", inside=None):
            return f'<table:table-cell office:value-type="string"{more}><text:p>{inside or text}</text:p></table:table-cell>'

        struck = ' table:style-name="ce1"'
        part = '1. <text:span text:style-name="T1">Lama</text:span> Satu'
        spans = ' table:number-rows-spanned="2"'
        rows = ["".join(map(cell, [*HEADING, "JAN", "FEB"])),
                cell("1") + cell("P", spans) + cell("1. K") + cell("1. S") + cell("1. Rahasia") + cell("v"),
                cell() + "<table:covered-table-cell/>" + cell("1. K") + cell("1. S") + cell(inside=part) + cell("√", struck) + cell("√")]
        hidden = ' table:visibility="collapse"'
        content = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                   'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
                   'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
                   'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
                   + "".join(f'<style:style style:name="{name}"><style:text-properties style:text-line-through-style="solid"/></style:style>'
                             for name in ("ce1", "T1")) +
                   '</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Satu">'
                   + "".join(f'<table:table-row{hidden if at == 1 else ""}>{row}</table:table-row>' for at, row in enumerate(rows)) +
                   '</table:table></office:spreadsheet></office:body></office:document-content>')
        path = self.folder / "struck.ods"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("content.xml", content)
        plan, said = self.imported(path)
        self.assertEqual(plan["programs"][0]["name"], "P")
        self.assertEqual(rows_of(plan), [("1.1.1.1", "Satu", [2])])
        for part in ("Satu!A2: row 2 is hidden", "Satu!E3: text that is struck through: Lama", "Satu!F3: what is struck through is not read: √"):
            self.assertIn(part, said)

    # ---- documents

    def document(self, body, numbering="", styles=""):
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        path = self.folder / "annex.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
            if numbering:
                package.writestr("word/numbering.xml", f"<w:numbering {space}>{numbering}</w:numbering>")
            if styles:
                package.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
        return path

    def test_word_numbers_ticks_and_deleted_text(self):
        def level(at, form, text):
            return (f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>')

        numbering = (f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}</w:abstractNum>'
                     '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>')

        def cell(inside, properties=""):
            return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"

        def text(said):
            return f"<w:r><w:t>{said}</w:t></w:r>"

        def numbered(said, at=0):
            return (f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="5"/></w:numPr></w:pPr>' + text(said))

        tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        font = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u00fc</w:t></w:r>'
        gone = '<w:del><w:r><w:delText>bukan ini</w:delText></w:r></w:del>'
        below = '<w:vMerge/>'
        rows = [[cell(text(one)) for one in [*HEADING, "JAN", "FEB"]],
                [cell(text("1")), cell(text("P"), '<w:vMerge w:val="restart"/>'), cell(text("1. K")), cell(text("1. S")),
                 cell(numbered("Satu:") + gone), cell(tick), cell("")],
                [cell(""), cell("", below), cell(""), cell(""), cell(numbered("Anak", 1)), cell(""), cell(font)],
                [cell(""), cell("", below), cell(""), cell(""), cell(numbered("Dua")), cell("", '<w:gridSpan w:val="2"/>')],
                [cell(""), cell("", below), cell(""), cell(""), cell(numbered("Tiga")), cell(tick), cell(tick)]]
        body = "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"
        plan, _ = self.imported(self.document(body, numbering))
        self.assertEqual(rows_of(plan), [("1.1.1.1", "Satu", [1]), ("1.1.1.1.a", "Anak", [2]), ("1.1.1.2", "Dua", []),
                                         ("1.1.1.3", "Tiga", [1, 2])])

    def test_struck_and_hidden_text_of_a_document(self):
        def cell(*runs):
            return "<w:tc><w:p>" + "".join(f"<w:r><w:rPr>{look}</w:rPr><w:t>{said}</w:t></w:r>" for said, look in runs) + "</w:p></w:tc>"

        def plain(*texts):
            return [cell((said, "")) for said in texts]

        struck, double, not_struck, hidden = "<w:strike/>", '<w:dstrike w:val="true"/>', '<w:strike w:val="0"/>', "<w:vanish/>"
        rows = [plain(*HEADING, "JAN", "FEB", "KET"),
                [*plain("1", "P", "1. K", "1. S", "1. Satu"), cell(("√", struck)), cell(("√", not_struck)), cell(("tetap ", ""), ("lama", double))],
                [*plain("", "", "", ""), cell(("2. Batal", double)), cell(("√", struck)), *plain("", "")],
                [*plain("", "", "", ""), cell(("3. Tiga", ""), (" rahasia", hidden)), cell(("√", '<w:rStyle w:val="Coret"/>')), *plain("√", "")]]
        body = "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"
        style = f'<w:style w:styleId="Coret"><w:rPr>{struck}</w:rPr></w:style>'
        plan, said = self.imported(self.document(body, styles=style))
        self.assertEqual(rows_of(plan), [("1.1.1.1", "Satu", [2]), ("1.1.1.2", "Batal", [1]), ("1.1.1.3", "Tiga", [2])])
        one, two, three = plan["programs"][0]["activities"][0]["sub_activities"][0]["indicators"]
        self.assertIn("what is struck through is not read: √", one["doubt"])
        self.assertEqual(one["note"], "tetap")
        self.assertIn("the table says that it is cancelled", two["doubt"])
        self.assertEqual(three["doubt"], "what is struck through is not read: √")
        self.assertIn("table 1, H2: text that is struck through: lama", said)
        self.assertIn("table 1, E4: text that is hidden: rahasia", said)

    def test_a_document_that_python_wrote(self):
        document = docx.Document()
        document.add_paragraph("RENCANA AKSI DI LINGKUNGAN KPU KOTA CONTOH TAHUN 2025")
        table = document.add_table(rows=0, cols=6)
        for row in ([*HEADING, "JADWAL"], ["1", "P", "1. K", "1. S", "1. I", "TW I"], ["", "", "", "", "2. J", "TW II, TW IV"]):
            for at, said in enumerate(row):
                (table.add_row().cells if at == 0 else table.rows[-1].cells)[at].text = said
        document.save(self.folder / "a.docx")
        outcome = run("import", self.folder / "a.docx", "-n")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        plan = yaml.safe_load(outcome.stdout)
        self.assertEqual((plan["year"], plan["institution"]["name"]), (2025, "KPU Kota Contoh"))
        self.assertEqual(rows_of(plan), [("1.1.1.1", "I", [1]), ("1.1.1.2", "J", [2, 4])])

    # ---- there and back

    def differences(self, old, new, kinds=("diff",)):
        """Lines of `diff` but for doubts and what no table holds."""
        outcome = run(*kinds, old, new, "--format", "json")
        changes = json.loads(outcome.stdout)["changes"]
        return [one for one in changes if one.get("field") not in ("doubt", "title")]

    def there_and_back(self, plan, ending, *options):
        paper = self.folder / f"decree.{ending}"
        self.assertEqual(run("decree", "-p", plan, "--as-of", "2021-06-01", "-o", paper).returncode, 0)
        back = self.folder / "2021.yaml"
        outcome = run("import", paper, "-o", back, "--force", *options)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return back, paper

    def test_decree_and_back(self):
        plan = SOURCE / "plans/2021.yaml"
        for ending in "docx", "xlsx":
            back, _ = self.there_and_back(plan, ending)
            self.assertEqual(self.differences(plan, back), [], ending)

    def test_a_decree_that_nobody_signed_yet(self):
        (self.folder / "plans").mkdir()
        for signed in "", ', signatory: {name: "SITI AMINAH"}', ', signatory: {position: "KETUA"}':
            source = self.folder / "plans" / "2021.yaml"
            source.write_text("rbplan: 1\ntitle: Rencana Aksi\nyear: 2021\ninstitution: {name: KPU Kota A}\n"
                              f'decree: {{number: "1/2021", date: "2021-01-04"{signed}}}\nprograms:\n'
                              "  - {number: 1, name: P, activities: [{number: 1, name: K, sub_activities: "
                              "[{number: 1, name: S, indicators: [{number: 1, name: I, months: [2]}]}]}]}\n")
            for ending in "docx", "xlsx":
                back, _ = self.there_and_back(source, ending, "--year", "2021")
                plan = yaml.safe_load(back.read_text())
                self.assertEqual(rows_of(plan), [("1.1.1.1", "I", [2])], (signed, ending))
                self.assertNotIn("...", str(plan))
                self.assertEqual(plan["decree"]["about"], "Rencana Aksi")
                self.assertEqual(plan["decree"].get("signatory"), (yaml.safe_load(f"{{{signed[2:]}}}") or {}).get("signatory"))

    def test_an_edit_in_the_sheet_is_one_line_of_diff(self):
        plan = SOURCE / "plans/2021.yaml"
        _, paper = self.there_and_back(plan, "xlsx")
        workbook = openpyxl.load_workbook(paper)
        sheet = workbook.worksheets[0]
        cell = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Surat Keputusan Tim"))
        heading = next(one.column for row in sheet.iter_rows(max_row=cell.row) for one in row if str(one.value) == "12" and one.row < cell.row)
        mark = sheet.cell(row=cell.row, column=heading)
        mark.value, mark.font = "√", Font()
        workbook.save(paper)
        back = self.folder / "2021.yaml"
        self.assertEqual(run("import", paper, "-o", back, "--force").returncode, 0)
        found = self.differences(plan, back)
        self.assertEqual([(one["id"], one["kind"]) for one in found], [("1.1.1.1", found[0]["kind"])])

    def test_lists_and_back(self):
        for source in SOURCE / "plans/2021.yaml", SOURCE / "tests/data/offices/kpu-2025/plans/2025.yaml":
            plan = yaml.safe_load(source.read_text())
            for name, *question in [("list.csv",), ("list.csv", "--excel", "--lang", "id"), ("list.csv", "--excel", "--lang", "en"),
                                    ("list.tsv",), ("list.xlsx",), ("decree.xlsx",)]:
                path = self.folder / name
                listed = run(name.split(".")[0], "-p", source, "-o", path, *question, cwd=self.folder)
                self.assertEqual(listed.returncode, 0, listed.stderr)
                sheet = ["--sheet", "data"] if name.endswith("xlsx") else []
                outcome = run("import", path, "-n", "--office", plan["institution"]["name"], *sheet)
                self.assertEqual(outcome.returncode, 0, outcome.stderr)
                back = yaml.safe_load(outcome.stdout)
                self.assertEqual(rows_of(back), rows_of(plan), name)
                self.assertEqual((back["year"], back["institution"]), (plan["year"], plan["institution"]))

    def test_a_list_that_does_not_fit(self):
        heading = ["office", "year", "id", "months", "quarters", "program_name", "activity_name", "sub_activity",
                   "sub_activity_name", "indicator", "cancelled_by", "warna"]
        rows = [["KPU", 2024, "1.1.1.1", "1;7", "", "P", "K", "1.1.1", "S", "I", "", "merah"],
                ["KPU", 2024, "1.1.1.2", 3, "", "P lain", "K", "1.1.1", "S", "J", "SK 2", ""]]
        plan, said = self.imported(self.book([heading, *rows]))
        self.assertEqual(rows_of(plan), [("1.1.1.1", "I", [1, 7]), ("1.1.1.2", "J", [3])])
        self.assertIn("Lampiran!L1: column warna is none of a list of indicators", said)
        self.assertIn("Lampiran!F3: it is named otherwise above: P", said)
        self.assertIn("SK 2", plan["programs"][0]["activities"][0]["sub_activities"][0]["indicators"][1]["doubt"])
        for at, value, told in [(2, "1.1.1.1", "it is listed twice"), (2, "1.1.2.2", "it is no id below"), (2, "1.1.1", "it is no id"),
                                (3, "13", "no numbers of months"), (4, "5", "no numbers of quarters"), (9, "", "its indicator has no text"),
                                (4, "1", "a row has months or quarters, not both"), (12, "sisa", "a column without a heading: sisa"),
                                (3, "=1+1", "a formula without a stored result")]:
            changed = [*rows[1][:at], value, *rows[1][at + 1:]]
            self.assertIn(told, self.imported(self.book([heading, rows[0], changed]), code=1)[1])
        path = self.book([heading, *rows], change=lambda _, sheet: sheet.merge_cells("D2:D3"))
        self.assertIn("Lampiran!D2: a cell of a list that is of several rows: 1;7", self.imported(path, code=1)[1])
        path = self.book([heading, *rows], change=lambda _, sheet: sheet.merge_cells("F2:F3"))
        self.assertEqual(len(rows_of(self.imported(path)[0])), 2)

    def test_a_unit_without_a_target_in_a_list(self):
        heading = ["office", "year", "id", "months", "quarters", "program_name", "activity_name", "sub_activity", "sub_activity_name",
                   "indicator", "target_value", "target_unit", "Indicator"]
        plan, said = self.imported(self.book([heading, ["KPU", 2024, "1.1.1.1", 3, None, "P", "K", "1.1.1", "S", "I", None, "dok"],
                                              ["KPU", 2024, "1.1.1.2", 3, None, "P", "K", "1.1.1", "S", "J", "3-5", "dok"]]))
        one, two = plan["programs"][0]["activities"][0]["sub_activities"][0]["indicators"]
        self.assertEqual((one["note"], two["note"]), ("unit: dok", "target: 3-5 dok"))
        self.assertIn("Lampiran!M1: column Indicator is none of a list", said)

    def test_whose_plan_a_list_is(self):
        heading = "office,year,id,months,quarters,program_name,activity_name,sub_activity,sub_activity_name,indicator"
        path = self.folder / "list.csv"

        def rows(*offices):
            path.write_text("\n".join([heading, *(f"{office},{year},1.1.1.{at},3,,P,K,1.1.1,S,I {at}"
                                                  for at, (office, year) in enumerate(offices, 1))]) + "\n")

        def named(*options):
            outcome = run("import", path, "-n", *options)
            plan = yaml.safe_load(outcome.stdout) if outcome.returncode == 0 else None
            return (plan and (plan["institution"], plan["year"], [name for _, name, _ in rows_of(plan)])), outcome

        rows(("KPU Kota A", 2024), ("KPU Kota A", 2024))
        self.assertEqual(named()[0], ({"name": "KPU Kota A"}, 2024, ["I 1", "I 2"]))
        rows(("3302", 2024), ("3302", 2024))
        read, outcome = named()
        self.assertEqual(read, ({"name": "3302", "code": "3302"}, 2024, ["I 1", "I 2"]))
        self.assertIn("the list names the office by its code alone", outcome.stderr)
        self.assertEqual(named("--office", "KPU Kota A")[0][0], {"name": "KPU Kota A", "code": "3302"})
        rows(("KPU A", 2024), ("KPU B", 2024), ("KPU A", 2025))
        _, outcome = named()
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("it lists several plans: KPU A, KPU B", outcome.stderr)
        _, outcome = named("--office", "kpu a")
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("it lists several plans: 2024, 2025", outcome.stderr)
        self.assertEqual(named("--office", "KPU A", "--year", "2025")[0][1:], (2025, ["I 3"]))

    def test_a_sheet_of_data_is_read_where_it_is_named(self):
        paper = self.folder / "list.xlsx"
        run("list", "-p", SOURCE / "plans", "-o", paper)
        workbook = openpyxl.load_workbook(paper)
        del workbook["List"]
        workbook.save(paper)
        self.assertIn("no table of a plan is found", self.imported(paper, code=1)[1])
        self.assertEqual(len(rows_of(self.imported(paper, "--sheet", "Data")[0])), 152)

    def test_what_is_wrong_with_the_plan_is_told_of_its_cells(self):
        path = self.book([[*HEADING, "JAN"], [7, "P", "1. K", "1. S", "1. I", "v"], [8, *[None] * 4, "v"]])
        _, said = self.imported(path, code=1)
        self.assertEqual(said.count("error: "), 1, said)
        self.assertIn("error: Lampiran!A3: `name` is empty", said)
        self.assertNotIn(".yaml", said)
        told = json.loads(run("import", path, "-n", "--year", "2024", "--office", "KPU", "--format", "json").stdout)
        self.assertEqual([(one["place"], one["message"]) for one in told["unplaced"]], [("Lampiran!A3", "`name` is empty")])

    def test_standard_input(self):
        rows = [[*HEADING, "JADWAL"], [1, "P", "1. K", "1. S", "1. I", "Maret"]]
        self.book(rows)
        table = "\n".join(";".join(str(cell) for cell in row) for row in rows) + "\n"
        (self.folder / "a.csv").write_text("RENCANA AKSI\n" + table)
        (self.folder / "a.tsv").write_text(table.replace(";", "\t"))
        run("list", "-p", SOURCE / "plans", "-o", self.folder / "list.csv")
        for name in "annex.xlsx", "a.csv", "a.tsv", "list.csv":
            options = ["--year", "2024", "--office", "KPU", "-n"]
            read = run("import", "-", *options, stdin=(self.folder / name).read_bytes())
            self.assertEqual(read.returncode, 0, read.stderr)
            named = run("import", self.folder / name, *options)
            self.assertEqual(rows_of(yaml.safe_load(read.stdout)), rows_of(yaml.safe_load(named.stdout)), name)
        self.assertIn("Read from <stdin>", read.stdout)
        unclosed = ("RENCANA AKSI\n" + table.replace("1. I", '"1. I')).encode()
        self.assertIn("<stdin>: line 3, column", run("import", "-", stdin=unclosed).stderr)
        self.assertIn("<stdin>: the file is empty", run("import", "-", stdin=b"").stderr)

    def test_programs_are_answered_whatever_is_wrong(self):
        def change(workbook, _):
            workbook.copy_worksheet(workbook.active).title = "Area 2"

        rows = [[*HEADING, "JADWAL"], [1, "P", "1. K", "1. S", "1. I", "Maret"]]
        several, one = self.book(rows, "several.xlsx", change), self.book(rows)
        damaged, target = self.folder / "damaged.xlsx", self.folder / "2024.yaml"
        damaged.write_bytes(b"PK\3\4 x")
        target.write_text("x")
        named = ["--year", "2024", "--office", "KPU"]
        for path, options, code, message, skipped in (
                (several, named, 2, "several sheets hold a table: Lampiran, Area 2", True), (damaged, named, 3, "damaged.xlsx", True),
                (self.folder / "none.xlsx", named, 3, "none.xlsx does not exist", True), (one, ["--office", "KPU"], 2, "the year is not known", True),
                (one, [*named, "-o", target], 2, "2024.yaml is there already", False),
                (one, [*named, "-o", self.folder / "none" / "2024.yaml"], 3, "is no folder", False)):
            outcome = run("import", path, *options, "--format", "json")
            told = json.loads(outcome.stdout)
            self.assertEqual((outcome.returncode, [file["path"] for file in told["skipped"]]), (code, [str(path)] if skipped else []))
            self.assertIn(message, told["refusal"]["message"])
            self.assertIn(message, outcome.stderr)
            self.assertEqual(told["indicators"], 0 if skipped else 1)
        outcome = run("import", one, *named, "-o", "-", "--format", "json")
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("cannot both go to standard output", outcome.stderr)
        told = json.loads(run("import", one, *named, "-n", "--format", "json").stdout)
        self.assertIsNone(told["refusal"])

    def test_what_is_written_is_never_over_a_file(self):
        path = self.book([[*HEADING, "JADWAL"], [1, "P", "1. K", "1. S", "1. I", "Maret"]])
        target = self.folder / "2024.yaml"
        target.write_text("x")
        outcome = run("import", path, "--year", "2024", "--office", "KPU", "-o", target)
        self.assertEqual((outcome.returncode, target.read_text()), (2, "x"))
        outcome = run("import", path, "--year", "2024", "--office", "KPU", "-o", target, "--force")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertEqual(run("validate", target).returncode, 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
