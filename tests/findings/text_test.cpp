#include "findings/text.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "base/text.h"
#include "findings/json.h"

namespace rbplan {
namespace {

std::string excerpt_of(const std::string& line, std::size_t begin, std::size_t end, std::size_t columns,
                       bool ascii = false) {
  const SourceText source("f", line);
  const std::string text = render_text({{&source, {{Kind::anchor, {begin, end}, {}, std::nullopt, {}}}}},
                                       {columns, false, ascii, false}, Words());
  const auto lines = split(text, '\n');
  return std::string(lines[1]) + "\n" + std::string(lines[2]);
}

TEST_CASE("carets stand under the value, however wide the letters") {
  CHECK(excerpt_of("ab: cd", 4, 6, 80) == "1 | ab: cd\n  |     ^^");
  CHECK(excerpt_of("\xE6\x97\xA5: \xE6\x9C\xAC", 5, 8, 80) == "1 | \xE6\x97\xA5: \xE6\x9C\xAC\n  |     ^^");
  CHECK(excerpt_of("a\tb", 2, 3, 80) == "1 | a\\x09b\n  |      ^");
  CHECK(excerpt_of("ab", 2, 2, 80) == "1 | ab\n  |   ^");
}

TEST_CASE("a long line is a window around the carets") {
  const std::string line = std::string(500, 'a') + "XYZ" + std::string(500, 'b');
  for (std::size_t columns : {20u, 40u, 80u, 160u}) {
    INFO(columns);
    const std::string shown = excerpt_of(line, 500, 503, columns);
    CHECK(shown.find("XYZ") != std::string::npos);
    for (const auto part : split(shown, '\n')) CHECK(display_width(part) <= columns);
    const auto lines = split(shown, '\n');
    CHECK(display_width(lines[0].substr(0, lines[0].find("XYZ"))) == lines[1].find("^^^"));
  }
  CHECK(excerpt_of(line, 500, 503, 40, true).find("...") != std::string::npos);
  CHECK(excerpt_of(line, 0, 1000, 40).find("1 | aaaa") == 0);
}

TEST_CASE("a line of megabytes is shown at once") {
  std::string line(32 << 20, 'a');
  CHECK(excerpt_of(line, 16 << 20, (16 << 20) + 1, 80).size() < 400);
}

TEST_CASE("problems are counted, notes only when they are shown") {
  const SourceText one("one", "x\n");
  const SourceText two("two", "y\n");
  const std::vector<FileFindings> files = {
      {&one, {{Kind::bidi_mark, {0, 1}, {std::string("U+200E")}, {}, {}}}},
      {&two, {{Kind::nothing_below, {0, 1}, {Noun{"program"}, std::string("1")}, {}, {}}}}};
  CHECK(render_text(files, {}, Words()).ends_with("\n1 warning in 1 file\nfor more: rbplan explain RB304\n"));
  CHECK(render_text(files, {80, false, false, true}, Words())
            .ends_with("\n1 warning, 1 note in 2 files\nfor more: rbplan explain RB120\n"));
  CHECK(render_text({{&one, {}}}, {}, Words()) == "");
  CHECK(to_json(diagnostics_summary(files)) ==
        "{\n  \"errors\": 0,\n  \"warnings\": 1,\n  \"notes\": 1,\n  \"files\": 2\n}\n");
}

}  // namespace
}  // namespace rbplan
