#!/usr/bin/env python3
"""Documents that an office opens: what rbplan writes as xlsx, docx, html and ics, read back by readers of others.

  documents.py RBPLAN SOURCE_DIR [--keep FOLDER]

A reader that is not installed is skipped, and named. With --keep the files, and their PDFs, stay to be looked at.
"""
import collections
import csv
import datetime
import html.parser
import importlib.util
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

import browser

RBPLAN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
KEPT = pathlib.Path(sys.argv[sys.argv.index("--keep") + 1]).resolve() if "--keep" in sys.argv else None
PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"}
OFFICE = ["-C", "tests/data/office", "--as-of", "2021-06-15", "--lang", "id"]
PLAN = ["-p", "plans/2021.yaml", "--as-of", "2021-07-10", "--lang", "id"]
LISTS = {"due": [*PLAN, "due", "--month", "3"], "overdue": [*PLAN, "overdue"], "list": [*PLAN, "list"],
         "timeline": [*PLAN, "timeline"], "status": [*PLAN, "status"], "next": [*PLAN, "due", "--next", "2"],
         "doubtful": [*PLAN, "list", "--doubtful"], "show": [*OFFICE, "show", "2.1.1.3"],
         "evidence": [*OFFICE, "evidence"], "log": [*OFFICE, "log"], "grid": [*OFFICE, "timeline"],
         "offices": ["-C", "tests/data/province", "--as-of", "2021-06-15", "--lang", "id", "status"],
         "diff": ["diff", "plans/2021.yaml", "tests/plans/ok/everything.yaml", "--lang", "id"]}
HOSTILE = ["=1+1", "+62", "@SUM(A1)", "_x0041_ x_x000D_y", "]]> <script>alert(1)</script> & \"x\" 'y'", "a\tb",
           "\U0001f469\u200d\U0001f4bb \u221a \u65e5\u672c\u8a9e e\u0301", "1.10", "0012", "{{key}} ${x} %n",
           "https://a.b/?c=1&d=2", "Kata" * 10_000, "1,5", "2021-03-31", "TRUE", "  dua  spasi  ", "a\nb"]
MADE = pathlib.Path(tempfile.mkdtemp()) if KEPT is None else KEPT


def run(*words, check=True):
    done = subprocess.run([RBPLAN, *map(str, words)], cwd=SOURCE, env=PLAIN, capture_output=True, timeout=60)
    if check and done.returncode:
        raise AssertionError(f"{words}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def has(module):
    return unittest.skipUnless(importlib.util.find_spec(module), f"python3-{module} is not installed")


def has_program(name):
    return unittest.skipUnless(browser.has_program(name), f"{name} is not installed, or not asked")


def hostile_plan():
    """A plan whose every text is hostile; JSON strings are YAML strings too."""
    rows = [{"number": i, "name": text, "months": [3, 12], "doubt": text} for i, text in enumerate(HOSTILE, 1)]
    return {"rbplan": 1, "title": HOSTILE[4], "year": 2021, "institution": {"name": HOSTILE[4]}, "programs": [
        {"number": 1, "name": HOSTILE[0], "activities": [
            {"number": 1, "name": HOSTILE[4], "sub_activities": [
                {"number": 1, "name": HOSTILE[3], "indicators": rows}]}]}]}


def setUpModule():
    MADE.mkdir(exist_ok=True)
    (MADE / "jahat.yaml").write_text(json.dumps(hostile_plan(), ensure_ascii=False, indent=1), encoding="utf-8")
    LISTS["hostile"] = ["-p", MADE / "jahat.yaml", "--as-of", "2021-07-10", "list", "--doubtful"]
    for name, words in LISTS.items():
        for suffix in ("xlsx", "docx", "html"):
            run(*words, "-o", MADE / f"{name}.{suffix}")


def tearDownModule():
    if KEPT is None:
        shutil.rmtree(MADE)


def rows_of(name):
    return list(csv.reader(io.StringIO(run(*LISTS[name], "--format", "csv").decode())))


class Packages(unittest.TestCase):
    def test_parts_are_well_formed_and_of_no_time(self):
        for path in [*MADE.glob("*.xlsx"), *MADE.glob("*.docx")]:
            with self.subTest(path.name), zipfile.ZipFile(path) as package:
                self.assertIsNone(package.testzip())
                for part in package.infolist():
                    self.assertEqual(part.date_time, (1980, 1, 1, 0, 0, 0))
                    ElementTree.fromstring(package.read(part))

    def test_every_part_has_a_type_and_every_relation_a_part(self):
        for path in [*MADE.glob("*.xlsx"), *MADE.glob("*.docx")]:
            with self.subTest(path.name), zipfile.ZipFile(path) as package:
                names = set(package.namelist())
                types = ElementTree.fromstring(package.read("[Content_Types].xml"))
                typed = {one.get("PartName")[1:] for one in types if one.get("PartName")}
                self.assertEqual(typed, {n for n in names if not n.endswith((".rels", "[Content_Types].xml"))})
                for rels in (n for n in names if n.endswith(".rels")):
                    folder = rels.replace("_rels/", "").rpartition("/")[0]
                    for one in ElementTree.fromstring(package.read(rels)):
                        self.assertIn(f"{folder}/{one.get('Target')}".lstrip("/"), names)

    def test_the_same_question_has_the_same_bytes(self):
        for name, words in LISTS.items():
            for suffix in ("xlsx", "docx", "html"):
                with self.subTest(name=name, suffix=suffix):
                    self.assertEqual(run(*words, "--format", suffix), (MADE / f"{name}.{suffix}").read_bytes())


@has("openpyxl")
class Workbooks(unittest.TestCase):
    def book(self, name):
        import openpyxl
        return openpyxl.load_workbook(MADE / f"{name}.xlsx")

    def test_data_are_the_rows_of_csv_typed(self):
        def as_csv(value):
            if isinstance(value, bool):
                return str(value).lower()
            if isinstance(value, datetime.datetime):
                return value.date().isoformat()
            return "" if value is None else str(value)

        kinds = collections.Counter()
        for name in LISTS:
            if name == "hostile":
                continue
            with self.subTest(name):
                sheet = self.book(name)["Data"]
                expected = rows_of(name)
                rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=len(expected[0]))]
                kinds.update(type(value).__name__ for row in rows for value in row)
                self.assertEqual([[as_csv(v) for v in row] for row in rows],
                                 [[re.sub(r"^'(?=[=+\-@])", "", cell) for cell in row] for row in expected])
                self.assertEqual(sheet.freeze_panes, "A2")
                self.assertEqual(sheet.auto_filter.ref, sheet.dimensions)
        self.assertGreater(min(kinds[kind] for kind in ("int", "bool", "datetime", "str")), 50)

    def test_texts_come_back_as_they_were(self):
        sheet = self.book("hostile")["Data"]
        heads = [cell.value for cell in sheet[1]]
        texts = [row[heads.index("indicator")].value for row in sheet.iter_rows(min_row=2)]
        self.assertEqual(texts, [text if len(text) <= 32767 else text[:32766] + "\u2026" for text in HOSTILE])
        ids = [row[heads.index("id")].value for row in sheet.iter_rows(min_row=2)]
        self.assertEqual(ids, [f"1.1.1.{i}" for i in range(1, len(HOSTILE) + 1)])
        for sheet in self.book("hostile"):
            self.assertFalse([c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"])

    def test_the_first_sheet_is_printed_as_it_is_read(self):
        book = self.book("due")
        sheet = book.worksheets[0]
        self.assertEqual([one.title for one in book.worksheets], ["Daftar", "Data"])
        cells = {str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None}
        self.assertLessEqual({row[2] for row in rows_of("due")[1:]}, cells)
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertEqual(sheet.page_setup.paperSize, 9)
        self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
        first = next(row for row in sheet.iter_rows() if row[0].value == "Id")[0].row
        self.assertEqual(sheet.print_title_rows, f"${first}:${first}")
        self.assertEqual(sheet.freeze_panes, f"A{first + 1}")
        self.assertTrue(sheet.auto_filter.ref.startswith(f"A{first}:"))
        self.assertEqual(book.properties.language, "id-ID")
        self.assertIn("Banyumas", book.properties.creator)

    def test_numbers_are_numbers_in_print_too(self):
        sheet = self.book("status").worksheets[0]
        ratios = [c.value for row in sheet.iter_rows() for c in row if c.number_format == "0.0%"]
        rows = json.loads(run(*LISTS["status"], "--format", "json"))
        counts = [rows["rows"][0][key] for key in ("done_of_begun", "begun")]
        self.assertAlmostEqual(ratios[0], counts[0] / counts[1])
        dates = [c for row in self.book("offices").worksheets[0].iter_rows() for c in row
                 if getattr(c, "is_date", False)]
        self.assertTrue(all(isinstance(c.value, datetime.datetime) and "mmmm" in c.number_format for c in dates))
        self.assertGreater(len(dates), 1)

    def test_a_row_is_as_high_as_its_text(self):
        sheet = self.book("hostile").worksheets[0]
        heights = [sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()]
        self.assertEqual(max(heights), 409)

    def test_paper_and_fields(self):
        import openpyxl
        run(*LISTS["list"], "--paper", "f4", "--fields", "id,months,target_value", "-o", MADE / "fields.xlsx")
        book = openpyxl.load_workbook(MADE / "fields.xlsx")
        self.assertEqual([one.title for one in book.worksheets], ["Daftar"])
        self.assertEqual(book.worksheets[0].max_column, 3)
        self.assertEqual(book.worksheets[0].page_setup.paperSize, 14)


@has("docx")
class Letters(unittest.TestCase):
    def letter(self, name):
        import docx
        return docx.Document(MADE / f"{name}.docx")

    def test_a_table_has_its_rows_and_repeats_its_headings(self):
        for name, key in (("due", "indicator"), ("list", "indicator"), ("timeline", "indicator")):
            with self.subTest(name):
                expected = rows_of(name)
                at = expected[0].index(key)
                table = self.letter(name).tables[0]
                texts = {cell.text.split("\n")[0] for row in table._tbl.tr_lst for cell in
                         (__import__("docx").table._Cell(tc, table) for tc in row.tc_lst)}
                self.assertLessEqual({row[at] for row in expected[1:]}, texts)
                xml = [row.xml for row in table._tbl.tr_lst]
                self.assertIn("w:tblHeader", xml[0])
                self.assertNotIn("w:tblHeader", xml[1])
                self.assertTrue(all("w:cantSplit" in row for row in xml))

    def test_it_says_what_it_is(self):
        from docx.enum.section import WD_ORIENT
        letter = self.letter("status")
        self.assertEqual(letter.core_properties.language, "id-ID")
        self.assertIn("Banyumas", letter.core_properties.author)
        self.assertEqual(letter.core_properties.title, letter.paragraphs[0].text)
        self.assertEqual(letter.paragraphs[0].style.name, "Title")
        self.assertEqual(letter.sections[0].orientation, WD_ORIENT.LANDSCAPE)
        self.assertIn("halaman", letter.sections[0].footer.paragraphs[0].text)
        self.assertIn('w:lang w:val="id-ID"', letter.styles.element.xml)

    def test_texts_come_back_as_they_were(self):
        table = self.letter("hostile").tables[0]
        cells = {cell.text.split("\n(")[0] for row in table.rows for cell in row.cells}
        self.assertLessEqual(set(HOSTILE), cells)

    def test_paper(self):
        import docx
        for paper, millimetres in (("a4", (297, 210)), ("f4", (330, 215)), ("letter", (279, 216))):
            run(*LISTS["status"], "--paper", paper, "-o", MADE / "paper.docx")
            section = docx.Document(MADE / "paper.docx").sections[0]
            self.assertEqual((round(section.page_width.mm), round(section.page_height.mm)), millimetres)


class Reader(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.texts, self.unclosed = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class Pages(unittest.TestCase):
    def read(self, name):
        return Reader((MADE / f"{name}.html").read_text(encoding="utf-8"))

    def test_structure(self):
        for name in LISTS:
            with self.subTest(name):
                page = self.read(name)
                tags = [tag for tag, _ in page.tags]
                self.assertEqual((page.open, page.unclosed), ([], []))
                self.assertEqual([tags.count(tag) for tag in ("h1", "main", "title", "header")], [1, 1, 1, 1])
                self.assertEqual(tags.count("caption"), tags.count("table"))
                self.assertEqual(page.tags[0], ("html", {"lang": "en" if name == "hostile" else "id"}))
                self.assertFalse({"script", "img", "link", "iframe", "object"} & set(tags))
                for tag, attributes in page.tags:
                    self.assertFalse([a for a in attributes if a.startswith("on") or a in ("src", "style")], tag)
                    if tag == "th":
                        self.assertIn("scope", attributes)
                links = [attributes["href"] for tag, attributes in page.tags if "href" in attributes]
                self.assertEqual(links, ["#content"])

    def test_texts_come_back_as_they_were(self):
        self.assertLessEqual(set(HOSTILE), {text.split("\n(")[0] for text in self.read("hostile").texts})

    def test_a_glyph_has_words_beside_it(self):
        page = self.read("grid")
        hidden = [text for text in page.texts if ", " in text]
        self.assertIn("Maret, selesai", hidden)

    def test_colours_stand_out(self):
        style = (MADE / "grid.html").read_text(encoding="utf-8")
        themes = re.findall(r":root \{(.*?)\}", style, re.S)
        self.assertEqual(len(themes), 3)  # light, dark, print
        for theme in themes:
            colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", theme))
            ground = colours.pop("ground")
            for name in set(colours) - {"shade"}:
                high, low = sorted((luminance(colours[name]), luminance(ground)), reverse=True)
                least = 3 if name in ("line", "focus") else 4.5
                self.assertGreaterEqual((high + 0.05) / (low + 0.05), least, name)


@has("icalendar")
class Calendars(unittest.TestCase):
    def entries(self, *words):
        import icalendar
        text = run(*words, "--format", "ics")
        self.assertEqual(text, run(*words, "--format", "ics"))
        return [one for one in icalendar.Calendar.from_ical(text).subcomponents]

    def test_an_entry_a_tick_on_its_deadline(self):
        for words in (LISTS["due"], LISTS["overdue"], LISTS["timeline"], LISTS["grid"]):
            with self.subTest(words=words):
                entries = self.entries(*words)
                table = json.loads(run(*words, "--format", "json"))
                ticks = (table["ticks"] if "ticks" in table else
                         [tick for row in table["indicators"] for tick in row["ticks"] if tick])
                self.assertEqual(len(entries), len(ticks))
                self.assertEqual(len({str(one["UID"]) for one in entries}), len(entries))
                if "ticks" in table:
                    self.assertEqual([str(one["DTSTART"].dt) for one in entries], [t["deadline"] for t in ticks])
                    self.assertEqual([str(one["SUMMARY"]) for one in entries],
                                     [f"{t['id']} {t['indicator']}" for t in ticks])
                for one in entries:
                    self.assertEqual(one["DTEND"].dt - one["DTSTART"].dt, datetime.timedelta(days=1))
                    self.assertEqual(one["TRANSP"], "TRANSPARENT")

    def test_an_empty_calendar_has_a_component_and_no_entry(self):
        entries = self.entries("-C", "tests/data/office", "--as-of", "2020-01-01", "overdue")
        self.assertEqual([one.name for one in entries], ["VTIMEZONE"])

    def test_alarms_and_tasks(self):
        entries = self.entries(*LISTS["grid"], "--alarm", "7", "--todo")
        self.assertEqual({one.name for one in entries}, {"VTODO"})
        done = [one for one in entries if one["STATUS"] == "COMPLETED"]
        self.assertTrue(done and all("COMPLETED" in one and not one.subcomponents for one in done))
        still = [one for one in entries if one["STATUS"] == "NEEDS-ACTION"]
        for one in still:
            self.assertEqual(one.subcomponents[0]["TRIGGER"].dt, -datetime.timedelta(days=6, hours=16))
        self.assertGreater(len(still), 3)

    def test_texts_come_back_as_they_were(self):
        words = ["-p", MADE / "jahat.yaml", "--as-of", "2021-07-10", "timeline"]
        texts = {str(one["SUMMARY"]).partition(" ")[2] for one in self.entries(*words)}
        self.assertEqual(texts, set(HOSTILE))

    def test_what_is_no_list_of_ticks_is_refused(self):
        done = subprocess.run([RBPLAN, *LISTS["list"], "--format", "ics"], cwd=SOURCE, env=PLAIN, capture_output=True)
        self.assertEqual(done.returncode, 2)


@has_program("soffice")
class Offices(unittest.TestCase):
    """LibreOffice opens each file and prints it."""

    def test_files_are_printed(self):
        for suffix in ("xlsx", "docx"):
            files = list(MADE.glob(f"*.{suffix}"))
            pdfs = MADE / f"pdf-{suffix}"
            with self.subTest(suffix), tempfile.TemporaryDirectory() as home:
                done = subprocess.run(["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to",
                                       "pdf", "--outdir", pdfs, *files], capture_output=True, timeout=900)
                self.assertEqual(done.returncode, 0)
                self.assertNotRegex(done.stderr.decode().lower(), "error|corrupt|repair")
                self.assertLessEqual({one.stem for one in files}, {one.stem for one in pdfs.iterdir()})


@has_program("chromium")
class Browsers(unittest.TestCase):
    """Chromium shows each page on a small screen and prints it."""

    def chromium(self, *words):
        with tempfile.TemporaryDirectory() as home:
            return subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}", *words],
                                  capture_output=True, timeout=120)

    def test_no_page_scrolls_sideways_on_a_small_screen(self):
        for name in ("list", "grid", "status", "show", "hostile"):
            with self.subTest(name):
                page = (MADE / f"{name}.html").read_text(encoding="utf-8")
                page = re.sub(r'<meta http-equiv[^>]*>', "", page)
                frame = MADE / "frame.html"
                asking = "<script>const e = document.documentElement; document.title = e.scrollWidth - e.clientWidth</script></body>"
                (MADE / "framed.html").write_text(page.replace("</body>", asking), encoding="utf-8")
                frame.write_text('<iframe src="framed.html" style="width: 360px; height: 800px; border: 0" onload="'
                                 "document.title = this.contentDocument.title\"></iframe>", encoding="utf-8")
                done = self.chromium("--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom",
                                     frame.as_uri())
                self.assertIn("<title>0</title>", done.stdout.decode())

    def test_pages_are_printed(self):
        for name in ("list", "grid"):
            target = MADE / f"{name}.html.pdf"
            self.chromium("--no-pdf-header-footer", f"--print-to-pdf={target}", (MADE / f"{name}.html").as_uri())
            self.assertTrue(target.read_bytes().startswith(b"%PDF"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
