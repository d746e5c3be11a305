#include "render/table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "render/markdown.h"
#include "render/separated.h"

namespace rbplan {
namespace {

Document hostile() {
  Document document;
  document.title = "Judul \xE2\x80\xAE terbalik " + std::string(300, 'x');
  document.facts = {"plans/" + std::string(90, 'p') + ".yaml, as of 10 July 2021"};
  Table table{{"Id", "State"}, "Indicator", "Sub-activity", {}};
  TableGroup group{"1 Program \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E: 2 due", {}};
  group.rows.push_back(
      {{{"1.1.1.1"}, {"due", Tone::due}}, std::string(5000, 'w'), "1.1.1 aside " + std::string(200, 'a')});
  group.rows.push_back({{{"1.1.1.2"}, {"overdue 132 days", Tone::overdue}},
                        "\xE6\x97\xA5\xE6\x9C\xAC e\xCC\x81\xCC\x81 \x1b[2J \n :: x",
                        "1.1.1 aside"});
  group.rows.push_back({{{"1.1.1.3"}, {"due", Tone::due}}, "x", ""});
  table.groups = {group, group};
  document.blocks = {Paragraph{Paragraph::Role::heading, {"judul"}}, table,
                     Paragraph{Paragraph::Role::text,
                               {"a\xC2\xA0"
                                "b",
                                "c"}}};
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
    const std::string plain = render_table(hostile(), {columns, false});
    for (const auto line : split(plain, '\n')) {
      CHECK(display_width(line) <= columns);
      CHECK(!line.ends_with(' '));
    }
    CHECK(stripped(render_table(hostile(), {columns, true})) == plain);
  }
}

TEST_CASE("the context stands beside the rows it is shared by, from 120 columns on") {
  Document document;
  document.title = "T";
  Table table{{"Id"},
              "Indicator",
              "Sub-activity",
              {{"G", {{{{"1"}}, "satu", "bersama"}, {{{"2"}}, "dua", "bersama"}, {{{"3"}}, "tiga", "lain"}}}}};
  document.blocks = {table};
  const std::string wide = render_table(document, {120, false});
  CHECK(wide ==
        "T\n\nG\n  1  satu" + std::string(64, ' ') + "bersama\n  2  dua\n  3  tiga" + std::string(64, ' ') + "lain\n");
  CHECK(render_table(document, {119, false}) == "T\n\nG\n  1  satu\n  2  dua\n  3  tiga\n");
}

TEST_CASE("Markdown holds no markup from files") {
  Document document;
  document.title = "# <b>@all</b>";
  document.blocks = {Table{{"Id"}, "Indicator", "", {{"G|H", {{{{"1"}}, "a|b\n[x](http://y) `c` #12 *d*", ""}}}}}};
  CHECK(render_markdown(document) ==
        "# &#35; &lt;b&gt;&#64;all&lt;/b&gt;\n\n\n### G\\|H\n\n| Id | Indicator |\n| --- | --- |\n"
        "| 1 | a\\|b \\[x\\](http&#58;//y) \\`c\\` &#35;12 \\*d\\* |\n");
}

TEST_CASE("CSV quotes what it must, TSV has one line a row") {
  const std::vector<std::string_view> keys = {"a", "b"};
  const std::vector<std::vector<Value>> rows = {
      {"x,\"y\"\nz", List{"p", "q"}}, {nullptr, false}, {"::error::", "t\tu\nv"}};
  const Cells cells{rows.size(), [&](std::size_t i) { return rows[i]; }};
  CHECK(render_csv(keys, cells) == "a,b\n\"x,\"\"y\"\"\nz\",p;q\n,false\n\"::error::\",\"t\tu\nv\"\n");
  CHECK(render_tsv(keys, cells) == "a\tb\nx,\"y\" z\tp;q\n\tfalse\n::error::\tt u v\n");
}

}  // namespace
}  // namespace rbplan
