#!/usr/bin/env python3
"""`report --template`: forms as Word and Excel make them are filled in, and all else in them stays as it is.

  template.py RBPLAN SOURCE_DIR [--keep FOLDER]
"""
import datetime
import io
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import xml.parsers.expat
import zipfile

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

RBPLAN, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
KEEP = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
PLAN, DAY = SOURCE / "tests/data/offices/kpu-2025/plans/2025.yaml", "2025-07-15"
QUARTER = ("--quarter", "2")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def rbplan(*arguments, plan=PLAN, day=DAY, code=0, lang="id", **more):
    done = subprocess.run([RBPLAN, *map(str, arguments), "-p", plan, "--as-of", day], capture_output=True, check=False,
                          env={"LANG": "C.UTF-8", "RBPLAN_LANG": lang}, **more)
    assert done.returncode == code, (done.returncode, done.stderr.decode())
    return done


def report(plan=PLAN, *period):
    return json.loads(rbplan("report", *(period or QUARTER), "--format", "json", plan=plan).stdout)


def paragraph(*runs, attributes=""):
    """Runs are texts, or XML as it is."""
    inside = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return parse_xml(f'<w:p {nsdecls("w")} {W14} {attributes}>{inside}</w:p>')


def texts(part):
    return ["".join(t.text or "" for t in p.iter("{%s}t" % p.nsmap["w"])) for p in part.iter("{*}p")]


def as_excel_saves(book):
    """Texts of cells are shared, as Excel has them; openpyxl writes them into the cells."""
    made, out, items = io.BytesIO(), io.BytesIO(), []
    book.save(made)

    def shared(cell):
        items.append(cell[2])
        return f'<c{cell[1]} t="s"><v>{len(items) - 1}</v></c>'

    with zipfile.ZipFile(made) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    for name in parts:
        if name.startswith("xl/worksheets/"):
            parts[name] = re.sub(r'<c([^>]*?) t="inlineStr"><is>(.*?)</is></c>', shared, parts[name], flags=re.S)
    if "xl/sharedStrings.xml" in parts:
        return made.getvalue()
    parts["xl/sharedStrings.xml"] = (f'<sst xmlns="{MAIN}" count="{len(items)}" uniqueCount="{len(items)}">' +
                                     "".join(f"<si>{item}</si>" for item in items) + "</sst>")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace("</Relationships>", f'<Relationship Id="rIdTexts" Type="{OFFICE}/sharedStrings" '
                                      'Target="sharedStrings.xml"/></Relationships>')
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


class Forms(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def fill(self, form, *arguments, **more):
        """`form` is a document, a workbook or bytes."""
        suffix = ".docx" if hasattr(form, "element") else ".xlsx"
        if isinstance(form, bytes):
            path, arguments = self.folder / arguments[0], arguments[1:]
            path.write_bytes(form)
            suffix = path.suffix
        elif suffix == ".xlsx":
            path = self.folder / "borang.xlsx"
            path.write_bytes(as_excel_saves(form))
        else:
            path = self.folder / "borang.docx"
            form.save(path)
        out = self.folder / f"laporan{suffix}"
        out.unlink(missing_ok=True)
        done = rbplan("report", *QUARTER, "--template", path, "-o", out, *arguments, **more)
        self.said = done.stderr.decode()
        if more.get("code"):
            self.assertFalse(out.exists())
            return None
        if KEEP:
            KEEP.mkdir(exist_ok=True)
            shutil.copy(out, KEEP / f"{self._testMethodName}{suffix}")
        self.assert_same_but_for_some(path, out)
        return docx.Document(out) if suffix == ".docx" else openpyxl.load_workbook(out)

    def assert_same_but_for_some(self, form, out):
        """Parts that are not filled in are the same packed bytes, in the same order."""
        self.changed = []
        with zipfile.ZipFile(form) as old, zipfile.ZipFile(out) as new:
            self.assertIsNone(new.testzip())
            self.assertEqual(old.namelist(), new.namelist())
            for a, b in zip(old.infolist(), new.infolist()):
                same = (a.CRC, a.file_size, a.compress_size, a.compress_type, a.date_time) == (
                    b.CRC, b.file_size, b.compress_size, b.compress_type, b.date_time)
                if old.read(a) != new.read(b):
                    self.changed.append(a.filename)
                else:
                    self.assertTrue(same, a.filename)


class Word(Forms):
    def test_keys_that_word_has_cut_into_runs(self):
        form = docx.Document()
        bold = '<w:r><w:rPr><w:b/></w:rPr><w:t>Satker: {</w:t></w:r>'
        form.element.body.insert(0, paragraph(
            bold, '<w:proofErr w:type="spellStart"/>', '<w:r><w:rPr><w:i/></w:rPr><w:t>{off</w:t></w:r>',
            '<w:proofErr w:type="spellEnd"/>', '<w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/>', "ice}",
            "}, tahun {{ YEAR }}; {{period}} per {{day}}"))
        filled = self.fill(form)
        runs = filled.paragraphs[0].runs
        office = report()["plans"][0]["name"]
        self.assertEqual(runs[0].text, "Satker: " + office)
        self.assertTrue(runs[0].bold)
        self.assertTrue(filled.paragraphs[0].text.startswith(f"Satker: {office}, tahun 2025; "))
        self.assertTrue(filled.paragraphs[0].text.endswith(" per 15 Juli 2025"))
        self.assertEqual(self.changed, ["word/document.xml"])

    def test_all_else_in_the_part_stays(self):
        form = docx.Document()
        form.add_paragraph("sebelum  &<>")
        form.add_paragraph("{{office}}")
        form.add_paragraph("sesudah")
        self.fill(form)
        old, new = (zipfile.ZipFile(self.folder / name).read("word/document.xml") for name in ("borang.docx", "laporan.docx"))
        begin, end = old.index(b"<w:t>{{office}}"), old.index(b"{{office}}</w:t>") + len(b"{{office}}</w:t>")
        self.assertEqual(new[:begin], old[:begin])
        self.assertTrue(new.endswith(old[end:]))

    def test_headers_footers_and_text_boxes(self):
        form = docx.Document()
        form.sections[0].header.paragraphs[0].text = "{{issuer}}{{office}}"
        form.sections[0].footer.paragraphs[0].text = "{{signatory}}"
        box = "<w:txbxContent><w:p><w:r><w:t>Kotak {{ye</w:t></w:r><w:r><w:t>ar}}</w:t></w:r></w:p></w:txbxContent>"
        spaces = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
                  'xmlns:v="urn:schemas-microsoft-com:vml"')
        form.element.body.insert(0, paragraph(
            "{{year}}", f'<w:r><mc:AlternateContent {spaces}><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
            f'</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>'
            "</mc:AlternateContent></w:r>", " dan {{year}}"))
        filled = self.fill(form)
        boxes = [p for p in texts(filled.element.body) if p == "Kotak 2025"]
        self.assertEqual(len(boxes), 2)
        self.assertIn(report()["plans"][0]["name"], filled.sections[0].header.paragraphs[0].text)
        self.assertNotIn("{{", filled.sections[0].footer.paragraphs[0].text)

    def test_rows_of_the_matrix(self):
        form = docx.Document()
        table = form.add_table(rows=3, cols=3)
        table.rows[0].cells[0].text = "NO"
        for cell, text in zip(table.rows[1].cells, ("{{row.number}}.", "{{row.indicator}}", "{{row.states_counted}}")):
            cell.text = text
        table.rows[2].cells[1].text = "Jumlah: {{rows}}"
        for i, row in enumerate(table._tbl.tr_lst):
            row.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", f"0000000{i}")
        filled = self.fill(form).tables[0]
        rows = report()["matrix"]
        self.assertGreater(len(rows), 3)
        self.assertEqual([row.cells[0].text for row in filled.rows],
                         ["NO"] + [f"{i}." for i in range(1, len(rows) + 1)] + [""])
        self.assertEqual([row.cells[1].text for row in filled.rows][1:-1], [row["indicator"] for row in rows])
        self.assertEqual(filled.rows[-1].cells[1].text, f"Jumlah: {len(rows)}")
        ids = [row.get("{http://schemas.microsoft.com/office/word/2010/wordml}paraId") for row in filled._tbl.tr_lst]
        self.assertEqual([one for one in ids if one], ["00000000", "00000001", "00000002"])

    def test_lists_named_in_rows_between_paragraphs_and_in_cells(self):
        form = docx.Document()
        table = form.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "{{#summary}}{{row.program}}"
        table.rows[0].cells[1].text = "{{row.program_name}}: {{row.done}}{{/summary}}"
        outer = form.add_table(rows=1, cols=1).rows[0].cells[0]  # a table that only lays out
        inner = outer.add_table(rows=1, cols=1)
        inner.rows[0].cells[0].text = "{{row.id}}"
        outer.add_paragraph("{{#summary}}")
        outer.add_paragraph("- {{row.program_name}}")
        outer.add_paragraph("{{/summary}}")
        for text in ("{{#summary}}", "Area {{row.program}}", "dari {{year}}", "{{/summary}}", "akhir"):
            form.add_paragraph(text)
        filled = self.fill(form)
        areas = report()["summary"]
        self.assertEqual([[cell.text for cell in row.cells] for row in filled.tables[0].rows],
                         [[area["program"], f"{area['program_name']}: {area['done']}"] for area in areas])
        cell = filled.tables[1].rows[0].cells[0]
        self.assertEqual([row.cells[0].text for row in cell.tables[0].rows], [row["id"] for row in report()["matrix"]])
        self.assertEqual([p.text for p in cell.paragraphs if p.text], [f"- {area['program_name']}" for area in areas])
        body = [p.text for p in filled.paragraphs]
        self.assertEqual(body[-2 * len(areas) - 1:],
                         [text for area in areas for text in (f"Area {area['program']}", "dari 2025")] + ["akhir"])

    def test_an_empty_list(self):
        plan = self.folder / "2025.yaml"
        plan.write_text('rbplan: 1\ntitle: "T"\nyear: 2025\ninstitution: {name: "K"}\nprograms:\n  - number: 1\n    name: "P"\n')
        form = docx.Document()
        table = form.add_table(rows=2, cols=1)
        table.rows[0].cells[0].text = "JUDUL"
        table.rows[1].cells[0].text = "{{row.id}}"
        alone = form.add_table(rows=1, cols=1)
        alone.rows[0].cells[0].text = "{{row.id}}"
        cell = form.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.paragraphs[0].text = "{{#missing}}"
        cell.add_paragraph("{{row.id}}")
        cell.add_paragraph("{{/missing}}")
        filled = self.fill(form, plan=plan)
        self.assertEqual([[row.cells[0].text for row in table.rows] for table in filled.tables], [["JUDUL"], [""]])
        self.assertTrue(filled.tables[1]._tbl.tr_lst[0].tc_lst[0].p_lst)  # a cell ends with a paragraph
        alone.rows[0].cells[0].text = "{{row.idd}}"
        self.fill(form, plan=plan, code=2)
        self.assertIn("{{row.id}}", self.said)

    def test_what_is_wrong_is_told_at_its_place(self):
        form = docx.Document()
        form.add_paragraph("{{office}}")
        for text in ("{{offise}}", "{{row.id}}", "{{#matrik}}", "{{#matrix}}", "{{/summary}}", "x {{#summary}}", "{{office"):
            form.add_paragraph(text)
        form.sections[0].header.paragraphs[0].text = "{{yeer}}"
        self.fill(form, code=2, lang="en")
        for line in ("paragraph 2: no such key: {{offise}}", "similar key: {{office}}",
                     "paragraph 3: {{row.id}} stands in no row of a table and in no list",
                     "paragraph 4: no such list: {{#matrik}}", "similar key: {{#matrix}}",
                     "paragraph 5: {{#matrix}} has no {{/matrix}} behind it, alone in a paragraph",
                     "paragraph 6: {{/summary}} has no {{#summary}} before it, alone in a paragraph",
                     "paragraph 7: {{#summary}} stands neither alone in its paragraph nor in a row that is repeated",
                     "paragraph 8: {{office is not closed", "paragraph 1: no such key: {{yeer}}"):
            self.assertIn(line, self.said)

    def test_lists_that_cross(self):
        for lines in (("{{#summary}}", "{{#missing}}", "{{/summary}}", "{{/missing}}"),
                      ("{{#summary}}", "{{#summary}}", "{{/summary}}"), ("{{/summary}}", "{{#summary}}")):
            form = docx.Document()
            for text in lines:
                form.add_paragraph(text)
            self.fill(form, code=2, lang="en")
            self.assertRegex(self.said, r"has no \{\{.(summary|missing)\}\} (behind|before) it, alone in a paragraph")

    def test_keys_where_nothing_can_be_filled_in(self):
        form = docx.Document()
        form.core_properties.title = "{{office}}"
        self.fill(form, code=2, lang="en")
        self.assertIn("docProps/core.xml: {{office}} stands where nothing can be filled in", self.said)
        form.core_properties.title = "{{ {} }} {{sesuatu}}"  # not ours
        form.element.body.insert(0, paragraph('<w:fldSimple w:instr="REF {{office}}"/>'))
        self.fill(form, code=2, lang="en")
        self.assertIn("word/document.xml: {{office}} stands where", self.said)

    def test_values_are_text_and_never_filled_in_again(self):
        hostile = "{{year}} & <b>\\\"x\\\" ]]> {{#matrix}} _x0041_ =1+1 \\u00e9"
        plan = self.folder / "2025.yaml"
        plan.write_text(PLAN.read_text(encoding="utf-8").replace(
            re.search(r'institution:.*\n', PLAN.read_text(encoding="utf-8"))[0], f'institution: {{name: "{hostile}"}}\n'),
            encoding="utf-8")
        said = "{{year}} & <b>\"x\" ]]> {{#matrix}} _x0041_ =1+1 \u00e9"
        form = docx.Document()
        form.add_paragraph("[{{office}}]")
        self.assertEqual(self.fill(form, plan=plan).paragraphs[0].text, f"[{said}]")
        book = openpyxl.Workbook()
        book.active["A1"] = "{{office}}"
        book.active["A2"] = "[{{office}}]"
        sheet = self.fill(book, plan=plan).active
        self.assertEqual((sheet["A1"].value, sheet["A2"].value), (said, f"[{said}]"))
        self.assertEqual(sheet["A1"].data_type, "s")


class Excel(Forms):
    def test_a_cell_that_is_one_key_is_typed_in_its_own_style(self):
        book = openpyxl.Workbook()
        sheet = book.active
        for i, key in enumerate(("year", "day", "done_share", "done", "office", "budget", "decree_date", "decree_number"), 1):
            sheet.cell(i, 1, "{{%s}}" % key)
        sheet["A2"].number_format, sheet["A2"].font = "yyyy-mm-dd", Font(bold=True)
        sheet["A3"].fill = PatternFill("solid", "FFFF00")
        sheet["A4"].number_format = "@"
        sheet["B1"] = "tahun {{year}}"
        sheet = self.fill(book).active
        total = report()["total"]
        self.assertEqual(sheet["A1"].value, 2025)
        self.assertEqual((sheet["A2"].value, sheet["A2"].number_format), (datetime.datetime(2025, 7, 15), "yyyy-mm-dd"))
        self.assertTrue(sheet["A2"].font.bold)
        self.assertAlmostEqual(sheet["A3"].value, total["done_share"] / 100)
        self.assertEqual((sheet["A3"].number_format, sheet["A3"].fill.fgColor.rgb), ("0.0%", "00FFFF00"))
        self.assertEqual(sheet["A4"].value, str(total["done"]))
        self.assertEqual(sheet["B1"].value, "tahun 2025")

    def workbook(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Laporan TW"
        sheet.merge_cells("A1:D1")
        sheet["A1"] = "LAPORAN {{office}}"
        for cell, text in zip(("A3", "B3", "C3", "D3"), ("NO", "INDIKATOR", "CAPAIAN", "CATATAN")):
            sheet[cell] = text
        for cell, text in zip(("A4", "B4", "C4"), ("{{row.number}}", "{{row.indicator}}", "{{row.achieved}}")):
            sheet[cell] = text
        sheet["C4"].number_format = "0.0%"
        sheet.merge_cells("D4:E4")
        sheet["D4"] = "{{row.remarks}}"
        sheet.merge_cells("A6:B7")
        sheet["A6"] = "{{place}}, {{day}}"
        sheet["D6"] = "=B1"
        sheet["A9"] = "tetap"
        sheet.auto_filter.ref = "A3:D4"
        sheet.print_area = "A1:E9"
        sheet.print_title_rows = "3:3"
        sheet.conditional_formatting.add("C4", CellIsRule(operator="lessThan", formula=["C4*0+0.5"], fill=PatternFill("solid", "FF0000")))
        book.defined_names.append(DefinedName("tanda", attr_text="'Laporan TW'!$A$6")) \
            if hasattr(book.defined_names, "append") else book.defined_names.add(DefinedName("tanda", attr_text="'Laporan TW'!$A$6"))
        return book

    def test_rows_below_move_with_all_that_points_to_them(self):
        book = self.workbook()
        other = book.create_sheet("Lain")
        other["A1"] = "='Laporan TW'!A1"
        filled = self.fill(book)
        sheet = filled["Laporan TW"]
        rows = report()["matrix"]
        more = len(rows) - 1
        self.assertEqual([sheet.cell(4 + i, 1).value for i in range(len(rows))], list(range(1, len(rows) + 1)))
        self.assertEqual([sheet.cell(4 + i, 2).value for i in range(len(rows))], [row["indicator"] for row in rows])
        for i, row in enumerate(rows):
            value = sheet.cell(4 + i, 3).value
            if row["achieved"] is None:
                self.assertIn(value, (None, "tercapai", "tidak tercapai"))
            else:
                self.assertAlmostEqual(value, row["achieved"] / 100)
            self.assertEqual(sheet.cell(4 + i, 3).number_format, "0.0%")
        self.assertEqual(sheet.cell(9 + more, 1).value, "tetap")
        self.assertTrue(sheet.cell(6 + more, 1).value.endswith(", 15 Juli 2025"))
        self.assertEqual(sheet.cell(6 + more, 4).value, "=B1")
        merged = {str(one) for one in sheet.merged_cells.ranges}
        self.assertEqual(merged, {"A1:D1", f"A{6 + more}:B{7 + more}"} | {f"D{4 + i}:E{4 + i}" for i in range(len(rows))})
        self.assertEqual(sheet.auto_filter.ref, f"A3:D{4 + more}")
        self.assertIn(f"$A$1:$E${9 + more}", str(sheet.print_area))
        self.assertEqual([str(one.sqref) for one in sheet.conditional_formatting], [f"C4:C{4 + more}"])
        names = filled.defined_names
        name = names["tanda"] if "tanda" in getattr(names, "keys", lambda: [])() else \
            [one for one in names.definedName if one.name == "tanda"][0]
        self.assertEqual(name.attr_text, f"'Laporan TW'!$A${6 + more}")
        with zipfile.ZipFile(self.folder / "laporan.xlsx") as made:
            self.assertIn(f'<dimension ref="A1:E{9 + more}"'.encode(), made.read("xl/worksheets/sheet1.xml"))
            self.assertNotIn(b"{{", b"".join(made.read(name) for name in made.namelist()))
        self.assertNotIn("xl/worksheets/sheet2.xml", self.changed)

    def test_tables_shapes_checks_links_and_breaks_move(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "NO", "SUB", "{{row.number}}", "{{row.indicator}}"
        sheet.add_table(Table(displayName="T1", ref="A1:B2"))
        check = DataValidation(type="whole", operator="greaterThan", formula1="B6")
        check.add("C6")
        sheet.add_data_validation(check)
        sheet.row_breaks.append(Break(id=4))
        sheet.freeze_panes = "A2"
        sheet["B6"] = "tautan"
        sheet["B6"].hyperlink = "https://contoh.go.id"
        sheet["A8"], sheet["B8"] = "{{#summary}}{{row.program}}", "{{row.done}}"
        sheet["A10"], sheet["E1"] = "akhir", "=SUM(T1[NO])"
        other = book.create_sheet("Lain")
        other["A1"] = 3
        chart = BarChart()
        chart.add_data(Reference(other, min_col=1, min_row=1, max_row=2))
        sheet.add_chart(chart, "D7")
        filled = self.fill(book).active
        rows, areas = len(report()["matrix"]), len(report()["summary"])
        self.assertEqual(filled.tables["T1"].ref, f"A1:B{1 + rows}")
        [check] = filled.data_validations.dataValidation
        self.assertEqual((str(check.sqref), check.formula1), (f"C{5 + rows}", f"B{5 + rows}"))
        self.assertEqual([one.id for one in filled.row_breaks.brk], [3 + rows])
        self.assertEqual(filled.freeze_panes, "A2")
        self.assertEqual(filled[f"B{5 + rows}"].hyperlink.target, "https://contoh.go.id")
        self.assertEqual([filled.cell(7 + rows + i, 2).value for i in range(areas)],
                         [area["done"] for area in report()["summary"]])
        self.assertEqual(filled.cell(8 + rows + areas, 1).value, "akhir")
        self.assertEqual(filled._charts[0].anchor._from.row, 5 + rows)
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
        other.add_chart(chart, "D7")
        self.fill(book, code=2, lang="en")
        self.assertIn("chart2.xml: the formula points to rows", self.said)
        other._charts.clear()
        sheet["A10"].comment = Comment("catatan", "Dewi")
        self.fill(book, code=2, lang="en")
        self.assertIn("Sheet!A10: a note or a pivot table stands where rows move down", self.said)

    def with_text_box(self, book, text, attributes=""):
        """The form's bytes, with a text box from C6 to E8 beside its chart; the runs of the text are parted by `|`."""
        xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
        a = "http://schemas.openxmlformats.org/drawingml/2006/main"
        corner = "<xdr:col>{}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
        runs = "".join(f"<a:r><a:rPr b='1'/><a:t>{run}</a:t></a:r>" for run in text.split("|"))
        shape = (f'<xdr:twoCellAnchor xmlns:xdr="{xdr}" xmlns:a="{a}"{attributes}><xdr:from>{corner.format(2, 5)}</xdr:from>'
                 f'<xdr:to>{corner.format(4, 7)}</xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="9" name="Kotak"/>'
                 '<xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>tetap </a:t></a:r></a:p>'
                 f"<a:p>{runs}</a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>")
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(as_excel_saves(book))) as old, zipfile.ZipFile(out, "w") as new:
            for part in old.infolist():
                text = old.read(part)
                if part.filename == "xl/drawings/drawing1.xml":
                    text = text.replace(b"</wsDr>", shape.encode() + b"</wsDr>")
                new.writestr(part, text)
        return out.getvalue()

    def text_box(self):
        """The texts of the box in what was made, and the rows of its corners, counted from 0."""
        with zipfile.ZipFile(self.folder / "laporan.xlsx") as made:
            drawing = made.read("xl/drawings/drawing1.xml").decode()
        box = drawing[drawing.index("<xdr:twoCellAnchor"):]
        return (["".join(re.findall(r"<a:t>(.*?)</a:t>", p)) for p in re.findall(r"<a:p>.*?</a:p>", box)],
                [int(row) for row in re.findall(r"<xdr:row>(\d+)", box)])

    def test_text_boxes_of_a_sheet(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet["A1"], sheet["A2"] = "{{row.number}}", "akhir"
        chart = BarChart()
        chart.add_data(Reference(book.create_sheet("Lain"), min_col=1, min_row=1, max_row=2))
        sheet.add_chart(chart, "H1")
        more = len(report()["matrix"]) - 1
        self.fill(self.with_text_box(book, "Tahun {{ye|ar}}, {{off|ice}}: {{ro|ws}}|."), "borang.xlsx")
        boxes, corners = self.text_box()
        self.assertEqual(boxes, ["tetap ", f"Tahun 2025, {report()['plans'][0]['name']}: {more + 1}."])
        self.assertEqual(corners, [5 + more, 7 + more])
        for how, moved in (("oneCell", more), ("absolute", 0)):
            self.fill(self.with_text_box(book, "x", f' editAs="{how}"'), "borang.xlsx")
            self.assertEqual(self.text_box()[1], [5 + moved, 7 + moved])
        for text, said in (("{{offi|se}}", "no such key: {{offise}}"), ("{{row.number}}", "{{row.number}} stands where nothing"),
                           ("{{#matrix}}", "{{#matrix}} stands where nothing"), ("{{office", "stands where nothing")):
            self.fill(self.with_text_box(book, text), "borang.xlsx", code=2, lang="en")
            self.assertIn("xl/drawings/drawing1.xml: ", self.said)
            self.assertIn(said, self.said)
        hostile = self.folder / "2025.yaml"
        hostile.write_text(PLAN.read_text().replace(report()["plans"][0]["name"], "A & <b> ]]> {{year}}"))
        self.fill(self.with_text_box(book, "{{office}}"), "borang.xlsx", plan=hostile)
        self.assertEqual(self.text_box()[0][1], "A &amp; &lt;b&gt; ]]&gt; {{year}}")

    def test_formulas_that_point_there_are_refused(self):
        for cell, formula in (("F1", "=SUM(C4:C4)"), ("F1", "=A2:C6"), ("F1", "=$B$9"), ("F8", "='Laporan TW'!C4"),
                              ("F4", "=1+1")):
            book = self.workbook()
            book.active[cell] = formula
            self.fill(book, code=2, lang="en")
            self.assertIn(f"Laporan TW!{cell}: ", self.said)
        book = self.workbook()
        book.create_sheet("Lain")["B2"] = "=SUM('Laporan TW'!C1:C99)"
        self.fill(book, code=2, lang="en")
        self.assertIn("Lain!B2: the formula points to rows that are repeated, or move down", self.said)
        book.worksheets[1]["B2"] = '=SUM(C1:C99)&"\'Laporan TW\'!C4"&SUM(\'Laporan TW\'!C:C)&LOG10(4)'
        self.fill(book)

    def test_merged_cells_over_the_row_are_refused(self):
        book = self.workbook()
        book.active.merge_cells("G4:G5")
        self.fill(book, code=2, lang="en")
        self.assertIn("Laporan TW!G4:G5: the merged cells reach over a row that is repeated", self.said)

    def test_what_reaches_to_the_last_row_of_a_sheet_stays_on_it(self):
        book = self.workbook()
        sheet = book["Laporan TW"]
        check = DataValidation(type="whole", operator="greaterThan", formula1="1")
        check.add("B4:B1048576")
        sheet.add_data_validation(check)
        sheet.row_dimensions[1048576].height = 20
        filled = self.fill(book)["Laporan TW"]
        self.assertEqual([str(one.sqref) for one in filled.data_validations.dataValidation], ["B4:B1048576"])
        sheet["A1048576"] = "akhir"
        self.fill(book, code=2, lang="en")
        self.assertIn("Laporan TW: filled in, row 1048576 would stand below the last row of a sheet", self.said)

    def test_a_header_that_becomes_too_long_is_refused(self):
        book = self.workbook()
        footer = book["Laporan TW"].oddFooter.center
        footer.text = "{{office}}" + "x" * 200
        self.fill(book)
        footer.text = "{{office}}" + "x" * 250
        self.fill(book, code=2, lang="en")
        self.assertIn("Laporan TW!oddFooter: filled in it is longer than the 255 characters that it holds", self.said)

    def test_what_is_wrong_is_told_at_its_cell(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet["B2"], sheet["C3"], sheet["D4"], sheet["E5"] = "{{offise}}", "{{row.idd}}", "{{#matrik}}", '="{{office}}"'
        self.fill(book, code=2, lang="en")
        for line in ("Sheet!B2: no such key: {{offise}}", "Sheet!C3: no such key: {{row.idd}}",
                     "Sheet!D4: no such list: {{#matrik}}", "Sheet!E5: {{office}} stands where nothing can be filled in"):
            self.assertIn(line, self.said)
        book = openpyxl.Workbook()
        book.active.title = "{{year}}"
        self.fill(book, code=2, lang="en")
        self.assertIn("{{year}} stands where nothing can be filled in", self.said)

    def test_texts_in_pieces_inline_and_without_places(self):
        book = openpyxl.Workbook()
        book.active["A1"] = "x"
        book.active.oddHeader.center.text = "&Kantor {{year}}"
        rich = "<r><rPr><b/></rPr><t>Tahun {{ye</t></r><r><t>ar}}!</t></r>"
        sheet = (f'<sheetData><row><c t="inlineStr"><is>{rich}</is></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
                 '<row><c t="inlineStr"><is><t>{{#summary}}{{row.program}}</t></is></c></row>'
                 '<row><c><v>7</v></c></row></sheetData>')
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(as_excel_saves(book))) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                part = old.read(name).decode()
                if name.endswith("sheet1.xml"):
                    part = re.sub("<sheetData>.*</sheetData>", sheet, part)
                new.writestr(name, part.replace("</sst>", f"<si>{rich}<rPh sb='0' eb='1'><t>{{{{</t></rPh></si></sst>"))
        filled = self.fill(out.getvalue(), "borang.xlsx").active
        areas = report()["summary"]
        self.assertEqual([filled[cell].value for cell in ("A1", "B1", "C1")], ["Tahun 2025!", "x", "Tahun 2025!"])
        self.assertEqual([filled.cell(2 + i, 1).value for i in range(len(areas))], [area["program"] for area in areas])
        self.assertEqual(filled.cell(2 + len(areas), 1).value, 7)
        self.assertIn("2025", filled.oddHeader.center.text)
        with zipfile.ZipFile(self.folder / "laporan.xlsx") as made:
            self.assertIn(b"<b/></rPr><t xml:space=\"preserve\">Tahun 2025</t>", made.read("xl/sharedStrings.xml"))


class Hostile(Forms):
    def test_forms_that_are_damaged_somewhere(self):
        """Told or filled in; what is filled in is well-formed."""
        draw = random.Random(18)
        document = docx.Document()
        for text in ("{{office}}", "{{#summary}}", "{{row.program}}", "{{/summary}}"):
            document.add_paragraph(text)
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{#missing}}{{row.id}}"
        made = io.BytesIO()
        document.save(made)
        forms = {"a.docx": made.getvalue(), "a.xlsx": as_excel_saves(Excel.workbook(None))}
        wedges = [b"{{", b"}}", b"{{#summary}}", b"{{/summary}}", b"<w:tr>", b"</w:tr>", b"9999999", b"A1:", b"<", b'"']
        filled = 0
        for _ in range(120):
            name = draw.choice(list(forms))
            with zipfile.ZipFile(io.BytesIO(forms[name])) as old:
                parts = {part: bytearray(old.read(part)) for part in old.namelist()}
            part = parts[draw.choice([one for one in parts if one.endswith((".xml", ".rels"))])]
            for _ in range(draw.choice((1, 1, 3))):
                at, other = draw.randrange(len(part)), draw.randrange(len(part))
                if draw.random() < 0.3:
                    part[at] = draw.randrange(256)
                elif draw.random() < 0.5:
                    del part[at:min(at + draw.choice((1, 5, 50)), len(part) - 1)]
                else:
                    part[at:at] = draw.choice(wedges + [bytes(part[other:other + 60])])
            with zipfile.ZipFile(self.folder / name, "w") as new:
                for part, held in parts.items():
                    new.writestr(part, bytes(held))
            out = self.folder / f"o{name}"
            done = subprocess.run([RBPLAN, "report", *QUARTER, "--template", self.folder / name, "-o", out, "-p", PLAN,
                                   "--as-of", DAY], capture_output=True, check=False, env={"LANG": "C.UTF-8"}, timeout=60)
            self.assertIn(done.returncode, (0, 2), done.stderr)
            if done.returncode == 2:
                continue
            filled += 1
            with zipfile.ZipFile(out) as new:
                for part, held in parts.items():
                    if new.read(part) != held:
                        xml.parsers.expat.ParserCreate(namespace_separator=" ").Parse(new.read(part), True)
        self.assertGreater(filled, 20)

    def test_forms_that_ask_for_much(self):
        """Each within seconds, whatever its number of keys, runs and rows."""
        many = 60_000
        run = "<w:r><w:t>{}</w:t></w:r>".format
        body = {"keys in a paragraph": f"<w:p>{run('{{year}}') * many}</w:p>",
                "keys of many runs": f"<w:p>{(run('{') + run('{year') + run('}}')) * many}</w:p>",
                "unknown": "".join(f"<w:p>{run('{{key%d}}' % i)}</w:p>" for i in range(many)),
                "never closed": f"<w:p>{run('{{ ') * many}</w:p>",
                "lists": f"<w:p>{run('{{#summary}}')}</w:p>" * many + f"<w:p>{run('{{/summary}}')}</w:p>"}
        for what, inside in body.items():
            form = docx.Document()
            form.save(self.folder / "a.docx")
            with zipfile.ZipFile(self.folder / "a.docx") as old, zipfile.ZipFile(self.folder / "b.docx", "w", 8) as new:
                for part in old.namelist():
                    held = old.read(part)
                    if part == "word/document.xml":
                        held = held.replace(b"<w:body>", b"<w:body>" + inside.encode())
                    new.writestr(part, held)
            began = time.monotonic()
            done = subprocess.run([RBPLAN, "report", *QUARTER, "--template", self.folder / "b.docx", "-o", self.folder / "o.docx",
                                   "-p", PLAN, "--as-of", DAY], capture_output=True, check=False, timeout=60)
            self.assertIn(done.returncode, (0, 2), (what, done.stderr[:500]))
            self.assertLess(time.monotonic() - began, 30, what)
            self.assertLess(len(done.stderr), 10_000, what)


class Line(Forms):
    def test_what_is_no_form(self):
        for name, held, sentence in (
                ("a.docx", b"", "it is empty"), ("a.docx", b"%PDF-1.7", "it is a PDF"), ("a.docx", b"teks", "it is no office file"),
                ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is protected with a password, or an old .doc or .xls"),
                ("a.docx", b"PK\x03\x04", "it is damaged")):
            self.fill(held, name, code=2, lang="en")
            self.assertIn(f"{name}: {sentence}", self.said)
        book = io.BytesIO()
        openpyxl.Workbook().save(book)
        self.fill(book.getvalue(), "a.docx", code=2, lang="en")
        self.assertIn("it is another kind of file than its name says", self.said)
        with zipfile.ZipFile(book) as old, zipfile.ZipFile(self.folder / "m.xlsx", "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                                                          b"application/vnd.ms-excel.sheet.macroEnabled.main"))
        self.fill((self.folder / "m.xlsx").read_bytes(), "m.xlsx", code=2, lang="en")
        self.assertIn("it holds macros", self.said)

    def test_what_the_line_says(self):
        form = self.folder / "b.docx"
        docx.Document().save(form)
        out = self.folder / "o.xlsx"
        for arguments, code, sentence in (
                (("--template", "x.pdf", "-o", "x.pdf"), 2, "x.pdf is no form that can be filled in"),
                (("--template", "x.docm", "-o", "x.docm"), 2, "forms are .docx or .xlsx"),
                (("--template", form, "-o", out), 2, "the form is .docx"),
                (("--template", form, "--format", "json"), 2, "the form is .docx"),
                (("--template", form, "-o", form), 2, "would be written over itself"),
                (("--template", form, "-o", self.folder / "o.docx", "--paper", "f4"), 2, "--paper"),
                (("--template", self.folder / "none.docx", "-o", self.folder / "o.docx"), 3, "none.docx")):
            done = rbplan("report", *QUARTER, *arguments, code=code, lang="en")
            self.assertIn(sentence, done.stderr.decode())
        self.assertEqual([one.name for one in self.folder.iterdir()], ["b.docx"])

    def test_a_file_for_each_office_and_standard_output(self):
        form = self.folder / "b.docx"
        document = docx.Document()
        document.add_paragraph("{{office}}")
        document.save(form)
        offices = SOURCE / "tests/data/province"
        (self.folder / "keluar").mkdir()
        rbplan("report", "--template", form, "-o", f"{self.folder}/keluar/", plan=offices, day="2021-07-15")
        names = {docx.Document(one).paragraphs[0].text for one in (self.folder / "keluar").iterdir()}
        self.assertGreater(len(names), 1)
        self.assertEqual(len(names), len(list((self.folder / "keluar").iterdir())))
        one = self.folder / f"{report()['plans'][0]['office']}-2025.docx"  # as the office's file would be called
        shutil.copy(form, one)
        done = rbplan("report", *QUARTER, "--template", one, "-o", f"{self.folder}/", code=2, lang="en")
        self.assertIn(f"{one} would be written over itself", done.stderr.decode())
        self.assertEqual(one.read_bytes(), form.read_bytes())
        piped = rbplan("report", *QUARTER, "--template", form).stdout
        self.assertEqual(docx.Document(io.BytesIO(piped)).paragraphs[0].text, report()["plans"][0]["name"])
        self.assertEqual(piped, rbplan("report", *QUARTER, "--template", form).stdout)

    def test_sums_leave_out_what_was_cancelled(self):
        plan = self.folder / "2025.yaml"
        rows = "".join(f'{{number: {i}, name: "x", months: [5], budget: {10 ** i}{more}}}, '
                       for i, more in ((1, ""), (2, ', cancelled_by: "2/2025"'), (3, "")))
        plan.write_text("rbplan: 1\ntitle: \"x\"\nyear: 2025\ninstitution: {name: \"x\"}\n"
                        'amendments: [{number: "2/2025", date: "2025-06-01", about: "x", indicators: ["1.1.1.2"]}]\n'
                        'programs: [{number: 1, name: "p", activities: [{number: 1, name: "a", sub_activities: '
                        f'[{{number: 1, name: "s", indicators: [{rows}]}}]}}]}}]\n')
        form = self.folder / "b.docx"
        document = docx.Document()
        document.add_paragraph("{{budget}}, {{rows}}")
        document.save(form)
        for day, budget in (("2025-05-31", "Rp 1.110"), ("2025-07-31", "Rp 1.010")):
            made = rbplan("report", *QUARTER, "--template", form, plan=plan, day=day).stdout
            self.assertEqual(docx.Document(io.BytesIO(made)).paragraphs[0].text, f"{budget}, 3")

    def test_every_key_of_the_help_can_be_filled_in(self):
        told = subprocess.run([RBPLAN, "report", "--fields", "help"], capture_output=True, check=True, text=True,
                              env={"LANG": "C.UTF-8", "COLUMNS": "200"}).stdout
        sections = re.split(r"\n(?=\S)", told)
        document = docx.Document()
        keys = 0
        for section in sections:
            head = section.splitlines()[0]
            known = re.findall(r"^ +(\w+)  ", section, re.M)
            named = re.search(r"list (?:`|\{\{#)(\w+)", head)
            if not known or "csv" in head:
                continue
            keys += len(known)
            row = document.add_table(rows=1, cols=1).rows[0].cells[0]
            prefix = "{{#%s}}" % named[1] if named else ""
            row.text = prefix + " ".join(("{{row.%s}}" if named else "{{%s}}") % key for key in known)
        self.assertGreater(keys, 100)
        self.fill(document)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
