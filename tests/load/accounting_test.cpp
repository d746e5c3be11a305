// What yaml-cpp accepts without a word and a plan must not: each at its place.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "load/yaml.h"

namespace rbplan {
namespace {

// The only problem of a YAML text, or nothing.
std::string told_of(const std::string& yaml) {
  const SourceText source("f", yaml);
  const YamlDocument document = read_yaml(source);
  std::string out;
  for (const Diagnostic& problem : document.problems) {
    const Place place = source.place(problem.span.begin);
    out += fmt::format("{} {}:{}\n", facts(problem.kind).code, place.line, place.column);
  }
  return out;
}

TEST_CASE("what the parser drops, moves or changes is told") {
  struct Row {
    const char* name;
    std::string yaml;
    std::string told;
  };
  const Row rows[] = {
      {"a quote that swallows lines", "a: \"foo\nb: 1\nc: 2\n", "RB107 1:4\n"},
      {"a line that begins with %", "a: 1\n%owner: b\n", "RB111 2:1\n"},
      {"a second document by indentation", "- a\nc: 1\n", "RB112 2:1\n"},
      {"a comma at the root", ",\n", "RB125 1:1\n"},
      {"a value in its key's column", "title:\n\"x\"\n", "RB123 2:1\n"},
      {"a list in brackets at the margin", "a: [x,\ny]\n", "RB123 2:1\n"},
      {"a remark without blank in brackets", "a: [1,#c\n 2]\n", "RB124 1:7\n"},
      {"a remark without blank behind a quote", "a: \"x\"#z\n", "RB124 1:7\n"},
      {"an escape read wrongly", "a: \"\\N\"\n", "RB122 1:4\n"},
      {"a block that keeps its breaks", "a: >+\n  x\n\n\n", "RB122 1:4\n"},
      {"a block without a line", "a: |\nb: 1\n", "RB127 1:4\n"},
      {"a tab before a value", "a:\n\t- 1\n", "RB118 2:1\n"},
      {"text behind the end of the document", "a: 1\n... b\n", "RB112 2:5\n"},
      {"a bracket too many", "a: [1]]\n", "RB125 1:7\n"},
      {"brackets in their key's column", "a:\n[1, 2]\n", "RB123 2:1\n"},
      {"a tab before a value in its key's column", "a:\n  b:\n \t1\n", "RB118 3:2\n"},
      {"a colon without blank behind a key in quotes", "\"a\":b\n", "RB222 1:1\n"},
      {"one behind a dash", "b: 1\nc:\n  - 'a':b \r\n", "RB222 3:5\n"},
      {"one whose value has quotes", "b: 1\n\"a\":\"c\"\n", "RB222 2:1\n"},
      {"text behind a value in quotes", "a: \"b\":c\n", "RB132 1:7\n"},
      {"the same behind a key in quotes", "\"a\": \"b\":c\n", "RB132 1:9\n"},
      {"long text behind a value in quotes", "a: \"b\" " + std::string(1100, 'x') + ", c: d\n", "RB132 1:8\n"},
      {"text right behind another in brackets", "a: [\"x\"y]\n", "RB132 1:8\n"},
      {"text right behind an empty one", "a: [\"\"y]\n", "RB132 1:7\n"},
      {"a second colon behind a key in quotes", "\"a\": b: c\n", "RB116 1:7\n"},
      {"a text over two lines in brackets that began further left", "- a: [{b: 1,\n   c: \"x\n   y\"}]\n", ""},
      {"the same, no deeper than the block", "- a: [{b: 1,\n   c: \"x\n  y\"}]\n", "RB107 2:7\n"},
      {"a line that begins with % inside quotes", "a: \"x\n%y\"\n", "RB107 1:4\n"},
      {"a line that begins with % behind quotes", "a: \"x\"\n%owner: b\n", "RB111 2:1\n"},
      {"an alias that is all", "*b\n", "RB109 1:1\n"},
      {"a tag that does not end", "a: !<x\n", "RB110 1:7\n"},
      {"a second tag", "a: !b !c d\n", "RB110 1:7\n"},
      {"nothing behind the marker", "---\n", "RB113 1:1\n"},
      {"an alias at the end of the file", "a: *b", "RB109 1:4\n"},
      {"an alias without a name", "a: *\n", "RB109 1:4\n"},
      {"an anchor without a name", "a: &\n", "RB109 1:4\n"},
      {"an anchor without a name at the beginning", "&: 1\n", "RB109 1:1\n"},
      {"a line without colon that begins with no letter", "a: 1\n7x\nb: 2\n", "RB222 2:1\n"},
      {"text behind an empty one in quotes", "a: [\"\" x]\n", "RB132 1:8\n"},
      {"a text behind another in brackets", "a: [\"x\" \"y\"]\n", "RB132 1:9\n"},
      {"text behind brackets", "a: {x} y\n", "RB115 1:8\n"},
      {"a colon between blanks", "a: b : c\n", "RB116 1:6\n"},
      {"a second colon far behind", "a: " + std::string(1100, 'x') + ": c\n", "RB116 1:1104\n"},
      {"a long key", std::string(1100, 'x') + ": 1\n", "RB126 1:1\n"},
      {"a long key in single quotes", '\'' + std::string(1100, 'x') + "': 1\n", "RB126 1:1\n"},
      {"a long key in braces", "a: {" + std::string(1100, 'x') + ": 1}\n", "RB126 1:5\n"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(told_of(row.yaml) == row.told);
  }
}

TEST_CASE("what stands as it is read is not told") {
  for (const char* yaml : {
           "a: 1\n",
           "--- # x\na: 1\n...\n",
           "\xEF\xBB\xBF"
           "a: 1\r\nb:\r\n- 1\r\n-   - 2\r\n",
           "a: [1, 7,]\nb: {}\nc: []\n",
           "a: it's 50% of x:y\nb: 'it''s'\n",
           "a: one\n  two\n\n  three\n",
           "a: \"one\n  two\\\n  three \\u00e9\"\n",
           "a: |\n  one\n   two\n\n  three\nb: >-\n  one\n  two\n\n  three\n",
           "? a\n: b\n",
           "a: # x\n  - b # y\n # z\n  - c\n",
           "a: [x, # y\n  {b: 1, \"c\":2}]\n",
           "a: ~\nb: null\n",
           "a:\n~: b\n",
           "a: |\n  |\nb: >\n  >\n",
           "a: 'b'''\n",
           "- - - a\n  - b\n- c\n",
           "a: b",
           "a:\n  [1, 2]\n",
           "a: [-b, -1]\n",
           "{? a: b}\n",
       }) {
    INFO(std::string(yaml));
    CHECK(told_of(yaml) == "");
  }
}

TEST_CASE("every scalar has its exact end") {
  const std::string yaml = "a: one\n  two\nb: \"x\n  y\"\nc: |\n  one\n  two\nd: e\n";
  const SourceText source("f", yaml);
  const YamlDocument document = read_yaml(source);
  REQUIRE(document.problems.empty());
  const auto written = [&](std::size_t i) {
    return yaml.substr(document.nodes[i].begin, document.nodes[i].end - document.nodes[i].begin);
  };
  CHECK(written(2) == "one\n  two");
  CHECK(written(4) == "\"x\n  y\"");
  CHECK(written(6) == "|\n  one\n  two");
  CHECK(written(8) == "e");
}

TEST_CASE("what is not written has its place too") {
  const std::string yaml = "a:\n~: ~\nb:\n  - 1 # - x\n  -\n  - 3\n";
  const SourceText source("f", yaml);
  const YamlDocument document = read_yaml(source);
  REQUIRE(document.nodes.size() == 10);
  CHECK(document.problems.empty());
  CHECK(document.nodes[2].is_empty);
  CHECK_FALSE(document.nodes[3].is_empty);
  CHECK_FALSE(document.nodes[4].is_empty);
  CHECK(document.nodes[8].is_empty);
  CHECK(document.nodes[8].begin == yaml.find("-\n"));
}

}  // namespace
}  // namespace rbplan
