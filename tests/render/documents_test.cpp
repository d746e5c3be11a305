// What office documents, pages and calendars are made of. Whole files are read back by tests/program/documents.py.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "archive/writer.h"
#include "archive/xml.h"
#include "base/text.h"
#include "render/docx.h"
#include "render/html.h"
#include "render/ics.h"
#include "render/letters.h"
#include "render/markdown.h"
#include "render/printed.h"
#include "render/printed_sheet.h"
#include "render/sheet_pages.h"
#include "render/terminal.h"

namespace rbplan {
namespace {

const Sign kSign = {"due", "due", "o", "o", Tone::due};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a text is characters of XML 1.0 and no markup") {
  CHECK(xml_text("a<b>&\"]]>") == "a&lt;b&gt;&amp;&quot;]]&gt;");
  CHECK(xml_text("satu\n\tdua :: ##[x]") == "satu\n\tdua :: ##[x]");
  CHECK(xml_text(std::string_view("\0\x01\x1b\r\x7f", 5)) == "\\x00\\x01\\x1b\\x0d\\x7f");
  CHECK(xml_text("\xE2\x80\xAE\xEF\xBF\xBE\xEF\xBF\xBF") == "\\u202e\\ufffe\\uffff");
  CHECK(xml_text("\xC3(\xED\xA0\x80") == "\\xc3(\\xed\\xa0\\x80");
  CHECK(xml_text("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB \xE2\x88\x9A") ==
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB \xE2\x88\x9A");
}

TEST_CASE("a cell holds as much as Excel does, and nothing that it would unescape") {
  CHECK(cell_text("_x0041_ _x00e9_ _x004_ x0041_") == "_x005F_x0041_ _x005F_x00e9_ _x004_ x0041_");
  CHECK(cell_text("_x0041_x0042_") == "_x005F_x0041_x005F_x0042_");
  CHECK(cell_text(std::string(32767, 'a')) == std::string(32767, 'a'));
  CHECK(cell_text(std::string(32768, 'a')) == std::string(32766, 'a') + "\xE2\x80\xA6");
  std::string emoji;
  for (int i = 0; i < 20000; ++i) emoji += "\xF0\x9F\x91\xA9";
  CHECK(cell_text(emoji).size() == 4 * 16383 + 3);
}

TEST_CASE("columns are named as spreadsheets name them") {
  CHECK(column_name(0) == "A");
  CHECK(column_name(25) == "Z");
  CHECK(column_name(26) == "AA");
  CHECK(column_name(701) == "ZZ");
  CHECK(column_name(702) == "AAA");
  CHECK(cell_name(9, 2) == "C10");
}

TEST_CASE("the same files make the same package") {
  const auto packed = [] {
    Package package;
    package.add("a/\xC3\xA9.txt", "isi");
    package.add("kosong", "");
    return std::move(package).bytes();
  };
  const std::string bytes = packed();
  CHECK(bytes.starts_with("PK\x03\x04"));
  CHECK(bytes == packed());
  CHECK(bytes.substr(6, 2) == std::string("\0\x08", 2));       // names are UTF-8
  CHECK(bytes.substr(10, 4) == std::string("\0\0\x21\0", 4));  // 1 January 1980
}

// Two columns whose neighbouring cells may be one, a pair below a heading of their own, marks.
Table merged() {
  Table table;
  table.columns = {{"Program"}, {"Activity"}, {"March", Role::mark, "Mar"}, {"April", Role::mark, "Apr"}, {"Note"}};
  table.columns[0].merges = table.columns[1].merges = true;
  table.columns[2].above = table.columns[3].above = "Months";
  table.columns[3].is_current = true;
  table.is_numbered = true;
  table.groups = {{"",
                   {{{"1 P", "1.1 A", Mark{&kSign}, nullptr, "x"}},
                    {{"1 P", "1.1 A", nullptr, Mark{&kSign}, "x"}},
                    {{"2 Q", "1.1 A", nullptr, nullptr, "x"}},
                    {{"2 Q", "2.1 B", nullptr, nullptr, ""}}},
                   {}}};
  return table;
}

TEST_CASE("a merged cell ends where one left of it ends") {
  const Table table = merged();
  const Words words;
  const Spans spans = spans_of(table, lines_of(table), words);
  const auto of = [&](std::size_t column) {
    std::vector<std::size_t> down;
    for (const auto& line : spans) down.push_back(line[column]);
    return down;
  };
  CHECK(of(0) == std::vector<std::size_t>{2, 0, 2, 0});
  CHECK(of(1) == std::vector<std::size_t>{2, 0, 1, 1});
  CHECK(of(4) == std::vector<std::size_t>{1, 1, 1, 1});
}

TEST_CASE("headings over others reach over theirs") {
  const auto lines = heading_lines(merged());
  REQUIRE(lines.size() == 2);
  REQUIRE(lines[0].size() == 4);
  CHECK(lines[0][2].text == "Months");
  CHECK(lines[0][2].columns == 2);
  CHECK(lines[0][3].rows == 2);
  REQUIRE(lines[1].size() == 5);
  CHECK(lines[1][2].text == "Mar");
  CHECK(lines[1][3].text == "[Apr]");
  CHECK(lines[1][4].rows == 0);
}

TEST_CASE("what reaches over several columns widens each by its share") {
  static constexpr Sign late = {"overdue", "terlambat", "!", "!"};
  Table table;
  for (const bool is_said : {true, true, false}) {
    TableColumn& column = table.columns.emplace_back(TableColumn{"Jan", Role::mark, "1"});
    column.is_said = is_said;
  }
  TableRow row{{Mark{&late}, Value(), Mark{&late}}};
  row.reaches = Reaches{{0, 2}};
  table.groups.emplace_back().rows = {row};
  const Words words(Language::english);
  const auto widths = column_widths(table, lines_of(table), words);
  CHECK(printed(row.cells[0], table.columns[0], words).text == "!\nterlambat");
  CHECK(printed(row.cells[2], table.columns[2], words).text == "!");
  CHECK(widths[0].least == widths[1].least);
  CHECK(widths[0].least * kDigitWidth * 2 >= letters_width("terlambat"));
  CHECK(widths[0].least < letters_width("terlambat") / kDigitWidth);
  CHECK(widths[2].least == 1);
}

TEST_CASE("lines are counted by the widths of letters") {
  CHECK(letters_width("ijl.") == 222 * 3 + 278);
  CHECK(letters_width("WWW") == 3 * 944);
  CHECK(letters_width("\xE2\x88\x9A \xE6\x97\xA5") == 556 + 278 + 1112);
  CHECK(lines_in_width("", 1000) == 1);
  CHECK(lines_in_width("mm mm", 2 * 833) == 2);
  CHECK(lines_in_width("mm mm", 4 * 833 + 278) == 1);
  CHECK(lines_in_width("mm mm", 4 * 833 + 277) == 2);
  CHECK(lines_in_width("mmmmm mm", 2 * 833) == 4);
  CHECK(lines_in_width("a mmmmm", 2 * 833) == 4);
}

TEST_CASE("room is shared out: no column gets less than its longest word") {
  const std::vector<ColumnWidth> columns = {{5, 8}, {12, 60}, {3, 3}};
  CHECK(shared_out(columns, 40) == std::vector<std::size_t>{8, 29, 3});
  CHECK(shared_out(columns, 100) == std::vector<std::size_t>{8, 89, 3});
  CHECK(shared_out(columns, 10) == std::vector<std::size_t>{5, 12, 3});
}

TEST_CASE("room that is lacking goes where it saves lines") {
  const std::vector<ColumnWidth> columns = {{10, 60, 9000}, {10, 60, 1000}, {10, 24, 9000}, {4, 4, 500}};
  const auto widths = shared_out(columns, 80);
  CHECK(widths == std::vector<std::size_t>{39, 13, 24, 4});
}

TEST_CASE("a cell of several rows asks for room once, and names of quarters are not broken") {
  Table table;
  table.columns = {{"P"}, {"Q"}};
  table.columns[0].merges = true;
  const Periods quarters = {Period::of_quarter(1), Period::of_quarter(2)};
  table.groups = {{"", {{{"1 Program", quarters}}, {{"1 Program", quarters}}}, {}}};
  const Words words(Language::indonesian);
  const auto widths = column_widths(table, lines_of(table), words);
  CHECK(widths[0].letters == 10);
  CHECK(widths[1].letters == 1 + 2 * 10);
  CHECK(widths[1].least == 5);
  CHECK(said_unbroken(quarters, words) == "TW\u00a01, TW\u00a02");
  CHECK(said_unbroken("TW 1, TW 2", words) == "TW 1, TW 2");
}

TEST_CASE("a page of a sheet ends before a text that would be cut") {
  SheetPages pages;
  pages.heights.assign(10, 10);
  pages.goes_on.assign(11, false);
  pages.room = 45;
  CHECK(page_ends(pages) == std::vector<std::size_t>{4, 8});
  pages.goes_on[4] = true;
  CHECK(page_ends(pages) == std::vector<std::size_t>{3, 7});
  pages.ends = {2};
  CHECK(page_ends(pages) == std::vector<std::size_t>{2, 6});
  pages.ends = {};
  pages.repeated = 10;
  pages.repeated_from = 1;
  CHECK(page_ends(pages) == std::vector<std::size_t>{3, 6, 9});
  pages.goes_on.assign(11, true);  // it has to end somewhere
  CHECK(page_ends(pages) == std::vector<std::size_t>{4, 7});
}

TEST_CASE("a sheet has cells over rows and columns, is then not filtered, and turns pages") {
  Document document(Language::english);
  document.title = "T";
  document.blocks = {NewPage{}, merged(), Paragraph{Paragraph::Role::signature, {"Ketua"}}};
  Book book;
  const PrintedSheet printed = printed_sheet(document, book, Paper::a4);
  const std::string xml = printed.sheet.xml(printed.widths, Paper::f4);
  for (const std::string_view area : {"A1:E1", "A3:A4", "C3:D3", "E3:E4", "A6:A7", "B6:B7", "A8:A9"}) {
    CAPTURE(area);
    CHECK(holds(xml, fmt::format("<mergeCell ref=\"{}\"/>", area)));
  }
  CHECK(!holds(xml, "ref=\"B8:B9\""));
  CHECK(!holds(xml, "<autoFilter"));
  CHECK(holds(xml, "<brk id=\"1\""));
  CHECK(holds(xml, "paperSize=\"14\""));
  CHECK(holds(printed.sheet.names(0), ">'List'!$3:$5<"));
}

Document hostile(const std::string& text) {
  Document document(Language::indonesian);
  document.title = document.office = text;
  document.facts = {text};
  Table table = merged();
  table.columns[0].heading = text;
  table.legend = {text};
  table.groups = {{text, {{{text, Link{text, {}}, Mark{&kSign}, nullptr, text}, {text}}}, {{text, {}, {}}}}};
  table.total = TableRow{{text, text, nullptr, nullptr, text}};
  document.blocks = {Paragraph{Paragraph::Role::heading, {text}},
                     Paragraph{Paragraph::Role::signature, {text, text}},
                     Listing{{text}},
                     NewPage{false},
                     table,
                     Paragraph{Paragraph::Role::centred, {text}}};
  return document;
}

TEST_CASE("a page holds nothing that a text brings") {
  const std::string text = "<script>alert(1)</script> ]]> & \" onload=x \x01\xE2\x80\xAE </style>";
  const std::string page = render_html(hostile(text), Paper::f4);
  CHECK(!holds(page, "<script"));
  CHECK(!holds(page, "\x01"));
  CHECK(!holds(page, "\xE2\x80\xAE"));
  CHECK(page.find("</style>") == page.rfind("</style>"));
  CHECK(holds(page, "\\x01\\u202e"));
  CHECK(holds(page, "<html lang=\"id\">"));
  CHECK(holds(page, "<div class=\"pages turned\">"));
  CHECK(page == render_html(hostile(text), Paper::f4));
  CHECK(page != render_html(hostile(text), Paper::a4));
}

// One entry in a section, found by a facet of two answers, with a chart and links.
Document searched(const std::string& text) {
  Document document(Language::english);
  document.title = text;
  document.facets = {{text, {text, "other"}}, {"Month", {"March"}}};
  Table counts;
  counts.columns = {{"Name"}, {"done", Role::figure}};
  counts.groups = {{"", {{{text, Ratio{1, 4}}}, {{"none", Ratio{0, 0}}}}, {}}};
  Table rows;
  rows.columns = {{"Id"}, {"Where", Role::text}};
  rows.groups = {{"", {{{Link{"1.1.1.1", {}, "#a/1.1.1.1"}, Link{text, {}, "JavaScript:alert(1)"}}}}, {}}};
  rows.groups[0].rows[0].answers = {{0, std::nullopt}, {1, 0}};
  rows.groups[0].rows.push_back({{text, List{Link{text, {}, "HTTPS://a.b/?\"<>"}, Mark{&kSign}}}});
  document.blocks = {Section{"a/", text, 0},
                     Chart{Chart::Form::bars, text, counts},
                     Chart{Chart::Form::columns, text, counts},
                     rows,
                     Entry{"a/1.1.1.1", text, text, {{0, 0}}},
                     Listing{{text}},
                     Section{"b", "last", 0}};
  return document;
}

TEST_CASE("a page that is searched holds one script, and nothing that a text brings") {
  const std::string text = "</script><script>alert(1)</script></svg></title> & \" onload=x";
  const std::string page = render_html(searched(text), Paper::a4);
  CHECK(page.find("<script>") == page.rfind("<script>"));
  CHECK(!holds(page, "alert(1)</script><"));
  CHECK(!holds(page, "href=\"J"));
  CHECK(holds(page, "href=\"HTTPS://a.b/?&quot;&lt;&gt;\""));
  CHECK(holds(page, "<tr data-is=\"0, 1,0\"><th scope=\"row\"><a href=\"#a/1.1.1.1\">1.1.1.1</a></th>"));
  CHECK(holds(page, "<details id=\"a/1.1.1.1\" open=\"open\" data-is=\"0,0\">"));
  CHECK(holds(page, "class=\"part\" x=\"0\" y=\"21\" width=\"25.00%\""));
  CHECK(holds(page, "script-src 'sha256-"));
  CHECK(!holds(render_html(hostile(text), Paper::a4), "script-src 'sha256-"));
}

TEST_CASE("what only a page draws is told in other forms too") {
  const Document document = searched("kata");
  for (const std::string& form : {render_terminal(document, {}), render_markdown(document)}) {
    CAPTURE(form);
    for (const std::string_view part : {"1/4 (25%)", "1.1.1.1", "last"}) CHECK(holds(form, part));
  }
  Book book;
  const PrintedSheet printed = printed_sheet(document, book, Paper::a4);
  CHECK(holds(book.strings(), "last"));
  CHECK(!render_docx(document, Paper::a4).empty());
}

TEST_CASE("a docx is the same twice and as its paper") {
  CHECK(render_docx(hostile("x"), Paper::a4) == render_docx(hostile("x"), Paper::a4));
  CHECK(render_docx(hostile("x"), Paper::a4) != render_docx(hostile("x"), Paper::f4));
}

// ---- calendars

struct Entry {
  std::string office = "3302";
  std::string text = "Laporan";
  Tone tone = Tone::due;
  Period period = Period(std::chrono::March);
};

std::string calendar_of(const Entry& entry, const CalendarOptions& options = {}) {
  using std::chrono::day;
  using std::chrono::year;
  const Sign sign = {"x", "x", "x", "x", entry.tone};
  const std::vector<std::pair<std::string_view, Value>> cells = {
      {"office", entry.office},
      {"year", year(2021)},
      {"id", Link{"1.1.1.1", {}}},
      {"period", entry.period},
      {"deadline", Date(year(2021), std::chrono::March, day(31))},
      {"state", Mark{&sign}},
      {"indicator", entry.text},
      {"date", Date(year(2021), std::chrono::March, day(9))},
      {"amended", List{Date(year(2021), std::chrono::June, day(1)), Date(year(2021), std::chrono::August, day(1))}}};
  Content content;
  content.envelope = {{"as_of", Date(year(2021), std::chrono::July, day(10))}};
  content.rows.size = 1;
  content.rows.value = [&](std::size_t, std::size_t column) { return cells[column].second; };
  for (const auto& cell : cells) content.rows.columns.push_back({cell.first, "", ""});
  return render_ics(content, {.calendar = options});
}

TEST_CASE("an entry stands on the whole day of its deadline") {
  const std::string text = calendar_of({});
  for (const std::string_view line : {"BEGIN:VEVENT", "UID:3302-2021-1.1.1.1-3@rbplan", "DTSTAMP:20210710T000000Z",
                                      "SEQUENCE:1", "SUMMARY:1.1.1.1 Laporan", "DTSTART;VALUE=DATE:20210331",
                                      "DTEND;VALUE=DATE:20210401", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT"}) {
    CAPTURE(line);
    CHECK(holds(text, fmt::format("\r\n{}\r\n", line)));
  }
  CHECK(!holds(text, "VALARM"));
  CHECK(holds(calendar_of({.tone = Tone::cancelled}), "STATUS:CANCELLED\r\n"));
  CHECK(holds(calendar_of({.office = "KPU Kab. X-Y"}), "UID:KPU%20Kab.%20X%2DY-2021-"));
  CHECK(holds(calendar_of({.period = Period::of_quarter(1)}), "1.1.1.1-q1@rbplan"));
}

TEST_CASE("an alarm rings at eight so many days before, for what is still to be done") {
  CHECK(holds(calendar_of({}, {7}), "TRIGGER:-P6DT16H\r\n"));
  CHECK(holds(calendar_of({}, {1}), "TRIGGER:-PT16H\r\n"));
  CHECK(holds(calendar_of({}, {0}), "TRIGGER:PT8H\r\n"));
  CHECK(!holds(calendar_of({.tone = Tone::done}, {7}), "VALARM"));
  CHECK(!holds(calendar_of({.tone = Tone::cancelled}, {7}), "VALARM"));
}

TEST_CASE("tasks are due on a day, and completed where they are done") {
  const std::string open = calendar_of({}, {7, true});
  CHECK(holds(open, "BEGIN:VTODO\r\n"));
  CHECK(holds(open, "DUE;VALUE=DATE:20210331\r\nSTATUS:NEEDS-ACTION\r\n"));
  CHECK(holds(open, "TRIGGER;RELATED=END:-P6DT16H\r\n"));
  CHECK(holds(calendar_of({.tone = Tone::done}, {{}, true}), "STATUS:COMPLETED\r\nCOMPLETED:20210309T000000Z\r\n"));
}

TEST_CASE("lines of a calendar have at most 75 octets and are never cut inside a character") {
  std::string text = "a;b,c\\d\ne ";
  for (int i = 0; i < 100; ++i) text += "\xE2\x88\x9A\xF0\x9F\x91\xA9x";
  std::string calendar = calendar_of({.text = text});
  CHECK(holds(calendar, "SUMMARY:1.1.1.1 a\\;b\\,c\\\\d\\ne"));
  for (const std::string_view line : split(calendar, '\n')) {
    CHECK(line.size() <= 76);
    CHECK((line.empty() || line.ends_with('\r')));
    for (std::size_t at = 0; at < line.size(); at += decode(line, at).length) REQUIRE(decode(line, at).length > 0);
  }
  replace_all(calendar, "\r\n ", "");
  CHECK(holds(calendar, text.substr(text.find("e "))));
}

}  // namespace
}  // namespace rbplan
