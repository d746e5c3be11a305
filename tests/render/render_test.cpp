#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "render/markdown.h"
#include "render/said.h"
#include "render/separated.h"
#include "render/terminal.h"

namespace rbplan {
namespace {

const Sign kDue = {"due", "due", "o", "o", Tone::due};
const Sign kLate = {"overdue", "overdue", "!", "!", Tone::overdue, "overdue {0} day", "overdue {0} days"};

// The columns of most lists.
Table listed() {
  Table table;
  table.columns = {{"Id"}, {"State"}, {"Indicator", Role::text}, {"Sub-activity", Role::aside}};
  return table;
}

Document hostile() {
  Document document(Language::english);
  document.title = "Judul \xE2\x80\xAE terbalik " + std::string(300, 'x');
  document.facts = {"plans/" + std::string(90, 'p') + ".yaml, as of 10 July 2021"};
  Table table = listed();
  TableGroup group{"1 Program \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E: 2 due", {}, {}};
  group.rows.push_back(
      {{"1.1.1.1", Mark{&kDue}, std::string(5000, 'w'), "1.1.1 aside " + std::string(200, 'a')}, {"a note"}});
  group.rows.push_back(
      {{"1.1.1.2", Mark{&kLate, 132}, "\xE6\x97\xA5\xE6\x9C\xAC e\xCC\x81\xCC\x81 \x1b[2J \n :: x", "1.1.1 aside"}});
  group.rows.push_back({{"1.1.1.3", Mark{&kDue}, "x", ""}});
  table.groups = {group, group};
  document.blocks = {Paragraph{Paragraph::Role::heading, {"judul"}}, table,
                     Paragraph{Paragraph::Role::text,
                               {"a\xC2\xA0"
                                "b",
                                "c"}}};
  return document;
}

// Marks in a nested group, and a legend; figures with a total.
Document hostile_marks() {
  Document document(Language::indonesian);
  document.title = "T";
  Table grid;
  grid.columns = {{"Id"}, {"Indicator", Role::text}, {"March", Role::mark, "Mar"}, {"April", Role::mark, "Apr", true}};
  grid.nothing = "no month planned";
  grid.legend = {List{Mark{&kDue}, Mark{&kLate}}, "[A] is the month " + std::string(300, 'l')};
  grid.groups = {{"1 P " + std::string(200, 'p'),
                  {},
                  {{"1.1 A " + std::string(200, 'a'),
                    {{{"1.1.1.1", std::string(400, 'i'), Mark{&kDue}, Mark{&kLate, 3}}},
                     {{"1.1.1.2", "satu dua \x1b[2J", nullptr, nullptr}}},
                    {}}}}};
  Table figures;
  figures.columns = {{"Name", Role::text}, {"done", Role::figure}, {"late", Role::figure}};
  figures.groups = {{"", {{{"1 P " + std::string(200, 'n'), Ratio{1, 3}, 12}}}, {}}};
  figures.total = TableRow{{"All", Ratio{0, 0}, 0}};
  document.blocks = {grid, figures};
  return document;
}

// Without colours.
std::string stripped(std::string text) {
  for (std::size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b["))
    text.erase(at, text.find('m', at) + 1 - at);
  return text;
}

TEST_CASE("no line is wider than the screen, and colour changes no letter") {
  for (std::size_t columns = 20; columns <= 220; ++columns) {
    INFO(columns);
    for (const Document& document : {hostile(), hostile_marks()}) {
      const std::string plain = render_terminal(document, {columns, false});
      for (const auto line : split(plain, '\n')) {
        CHECK(display_width(line) <= columns);
        CHECK(!line.ends_with(' '));
      }
      CHECK(stripped(render_terminal(document, {columns, true})) == plain);
    }
  }
}

TEST_CASE("the context stands beside the rows it is shared by, from 120 columns on") {
  Document document(Language::english);
  document.title = "T";
  Table table;
  table.columns = {{"Id"}, {"Indicator", Role::text}, {"Sub-activity", Role::aside}};
  table.groups = {{"G", {{{"1", "satu", "bersama"}}, {{"2", "dua", "bersama"}}, {{"3", "tiga", "lain"}}}, {}}};
  document.blocks = {table};
  const std::string wide = render_terminal(document, {120, false});
  CHECK(wide ==
        "T\n\nG\n  1  satu" + std::string(64, ' ') + "bersama\n  2  dua\n  3  tiga" + std::string(64, ' ') + "lain\n");
  CHECK(render_terminal(document, {119, false}) == "T\n\nG\n  1  satu\n  2  dua\n  3  tiga\n");
}

TEST_CASE("Markdown holds no markup from files") {
  Document document(Language::english);
  document.title = "# <b>@all</b>";
  Table table;
  table.columns = {{"Id"}, {"Indicator", Role::text}};
  table.groups = {{"G|H", {{{"1", "a|b\n[x](http://y) `c` #12 *d*"}}}, {}}};
  document.blocks = {table};
  CHECK(render_markdown(document) ==
        "# #\u200b &lt;b&gt;@\u200ball&lt;/b&gt;\n\n\n### G\\|H\n\n| Id | Indicator |\n| --- | --- |\n"
        "| 1 | a\\|b \\[x\\](http:\u200b//y) \\`c\\` #\u200b12 \\*d\\* |\n");
}

TEST_CASE("Markdown has marks as glyphs, figures with their total, and both with every column") {
  const std::string text = render_markdown(hostile_marks());
  CHECK(text.find("| Id | Indicator | Mar | Apr |\n| --- | --- | --- | --- |\n") != std::string::npos);
  CHECK(text.find(" | o | ! |\n") != std::string::npos);
  CHECK(text.ends_with("| All | 0/0 | 0 |\n"));
}

// One cell of CSV for Excel, as a reader of CSV gets it.
std::string in_excel(const Value& value) {
  const Rows rows{"rows", {{"x", "", ""}}, 1, [&](std::size_t, std::size_t) { return value; }};
  std::string cell = render_csv_for_excel(rows, {0}, Words()).substr(std::string("\xEF\xBB\xBFx\n").size());
  cell.pop_back();
  if (!cell.starts_with('"')) return cell;
  cell = cell.substr(1, cell.size() - 2);
  for (std::size_t at = cell.find("\"\""); at != std::string::npos; at = cell.find("\"\"", at + 1)) cell.erase(at, 1);
  return cell;
}

TEST_CASE("a spreadsheet gets numbers as numbers, and texts that look like them as texts") {
  CHECK(in_excel(Decimal{"12.5"}) == "12,5");
  CHECK(in_excel(1500) == "1500");
  for (const char* text : {"1.10", "0012", "202100000001", "1.1.1", "3-4", "1/2", "10:30", "50%", "1E5", "1,500",
                           "1.500.000.000", "1.100.100.100", "Mar 2021", "1 Januari", "5 Agt 21"}) {
    CAPTURE(text);
    CHECK(in_excel(text) == "=\"" + std::string(text) + '"');
  }
  for (const char* text : {"3302", "0", "1.1.1.1", "6.1.4.1.a", "12.3.4.5", "Maret", "Tim 2", "2 orang", "sk.pdf", "",
                           "a", "-", "...", "https://kpu.go.id/2021"}) {
    CAPTURE(text);
    CHECK(in_excel(text) == (text == std::string("-") ? "'-" : text));
  }
  // A formula is still never made of what could be one.
  CHECK(in_excel("=1+1") == "'=1+1");
  CHECK(in_excel("-1.10") == "'-1.10");
  CHECK(in_excel("1\";HYPERLINK(\"") == "1\";HYPERLINK(\"");
  CHECK(in_excel(List{"1.10"}) == "=\"1.10\"");
  CHECK(in_excel(List{"1.10", "1.2"}) == "1.10;1.2");
}

TEST_CASE("values are said") {
  const Words words;
  const Words indonesian(Language::indonesian);
  const auto month = [](unsigned number) { return Period(Month(number)); };
  const Date day(std::chrono::year(2021), std::chrono::March, std::chrono::day(31));
  CHECK(said(nullptr, words).empty());
  CHECK(said(true, words) == "yes");
  CHECK(said(false, indonesian) == "tidak");
  CHECK(said(-7, words) == "-7");
  CHECK(said(Decimal{"12.50"}, words) == "12.50");
  CHECK(said(Decimal{"12.50"}, indonesian) == "12,50");
  CHECK(said(Decimal{"-1234567.125"}, words) == "-1,234,567.125");
  CHECK(said(Decimal{"-1234567.125"}, indonesian) == "-1.234.567,125");
  CHECK(said(-123, indonesian) == "-123");
  CHECK(said(1000, indonesian) == "1.000");
  CHECK(said(Money{1500000}, words) == "Rp 1,500,000");
  CHECK(said(Money{1500000}, indonesian) == "Rp 1.500.000");
  CHECK(said(day, indonesian) == "31 Maret 2021");
  CHECK(said(month(8), indonesian) == "Agu");
  CHECK(said(Periods{}, words) == "no month");
  CHECK(said(Periods{month(1), month(3), month(4), month(5), month(11), month(12)}, words) == "Jan, Mar-May, Nov, Dec");
  CHECK(said(Ratio{1, 3}, words) == "1/3 (33%)");
  CHECK(said(Ratio{1234, 2000}, indonesian) == "1.234/2.000 (61%)");
  CHECK(said(Ratio{0, 0}, words) == "0/0");
  CHECK(said(Mark{&kLate}, words) == "overdue");
  CHECK(said(Mark{&kLate, 1}, words) == "overdue 1 day");
  CHECK(said(Mark{&kLate, 10}, words) == "overdue 10 days");
  CHECK(said(Mark{&kDue, 10}, words) == "due");
  CHECK(said(Link{"1.2", {"f", 3}}, words) == "1.2");
  CHECK(said(List{"a", 2, nullptr}, words) == "a, 2, ");
  CHECK(said(Object{{"k", "v"}, {"l", 1}}, words) == "k: v, l: 1");
}

TEST_CASE("CSV quotes what it must, TSV has one line a row") {
  const std::vector<std::vector<Value>> cells = {
      {"x,\"y\"\nz", List{"p", "q"}}, {nullptr, false}, {"::error::", "t\tu\nv"}, {Link{"=1", {}}, Mark{&kLate, 3}}};
  Rows rows{"rows", {{"a", "", ""}, {"b", "", ""}}, cells.size(), [&](std::size_t row, std::size_t column) {
              return cells[row][column];
            }};
  CHECK(render_csv(rows, {0, 1}) == "a,b\n\"x,\"\"y\"\"\nz\",p;q\n,false\n\"::error::\",\"t\tu\nv\"\n'=1,overdue\n");
  CHECK(render_csv(rows, {1}) == "b\np;q\nfalse\n\"t\tu\nv\"\noverdue\n");
  CHECK(render_tsv(rows, {0, 1}) == "a\tb\nx,\"y\" z\tp;q\n\tfalse\n::error::\tt u v\n=1\toverdue\n");
}

}  // namespace
}  // namespace rbplan
