// What is in the usual form is read as the parser reads it, and what may not be is left to the parser.
#include "load/usual.h"

#include <doctest/doctest.h>

#include "load/json_line.h"
#include "load/plan.h"
#include "load/refusal.h"
#include "support/files.h"

namespace rbplan::testing {
namespace {

SourceText source_of(std::string text) { return {"plans/2021.yaml", std::move(text)}; }

// In the usual form, and the same as by the parser.
void check_usual(const SourceText& source) {
  INFO(source.bytes());
  const auto usual = read_usual(source);
  REQUIRE(usual);
  CHECK_FALSE(find_misread(*usual, read_by_parser(source)));
}

bool is_usual(std::string text) { return read_usual(source_of(std::move(text))).has_value(); }

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE("forms that are read without the parser") {
  for (const char* text : {
           "a: 1",
           "a: 1\n",
           "\xEF\xBB\xBF"
           "a: 1\n",
           "a: 1\r\nb: 2\r\n",
           "---\na: 1\n",
           "# x\n--- # y\n\na: 1\n",
           "\n  # x\n\na: 1   \n\n   \nb: 2 # y\n# z",
           "a_b: \"x\"\nc: 'y'\nd: z z\n",
           "a:\n  b: 1\n  c:\n    d: 2\ne: 3\n",
           "a:\n      b: 1\nc: 2\n",
           "a: # x\n  # y\n\n  b: 1\n",
           "a:\n- 1\n- 2\nb: 3\n",
           "a:\n  - 1\n  - 2\nb: 3\n",
           "a:\n  -   b: 1\n      c: 2\n  - b: 3\n",
           "a:\n  - b:\n    - 1\n    c: 2\n",
           "a:\n  - b:\n      - c: 1\n  - d: 2\n",
       }) {
    check_usual(source_of(text));
  }
  for (const char* value : {
           "x",
           "7",
           "007",
           "3,5",
           "12%",
           "a b  c",
           "a:b",
           "http://a.b/c?d=e#f",
           "04.1/ORT.04-Kpt/3302/II/2021",
           "Jum'at",
           "it's \"so\"",
           "a#b",
           "a [1] {2}",
           "a & b | c > d",
           "a, b",
           "\xC3\xA9t\xC3\xA9",
           "true",
           "1e3",
           "\"\"",
           "''",
           "\"a b\"",
           "\" a \"",
           "\"a: b # c\"",
           "\"say \\\"so\\\" \\\\\"",
           "'a \"b\" \\ c'",
           "[]",
           "[ ]",
           "{}",
           "[1]",
           "[1, 2,3 ,4]",
           "[ a b , 'c', \"d\" ]",
           "{a: 1}",
           "{ a: 1 , b: [2] }",
           "[{a: 1}, {b: x y}]",
           "{\"a\": 1, \"b\":[2,\"c\"]}",
           "{a: it's}",
           "nulls",
           "no",
           "2021-03-01",
       }) {
    check_usual(source_of("a: " + std::string(value)));
    check_usual(source_of("a:   " + std::string(value) + "  # x\nb: 1\n"));
    check_usual(source_of("a:\n  - " + std::string(value) + "\n  - x\n"));
    check_usual(source_of("a:\n  - b: " + std::string(value) + "\n    c: 1\n"));
  }
}

TEST_CASE("forms that are left to the parser") {
  for (const char* text : {
           "",
           "\n",
           "# x\n",
           "- a\n",
           " a: 1\n",
           "a",
           "a:",
           "a:\n",
           "a: 1\nb:\n",
           "a:\nb: 1\n",
           "a:\n  - b:\n  - c\n",
           "a: 1\n  b: 2\n",
           "a:\n  b: 1\n c: 2\n",
           "a:\n  - b\n - c\n",
           "a:\n  - b\n  c: 1\n",
           "a:\n  b: 1\n  - c\n",
           "a:\n  - b: 1\n   c: 2\n",
           "a:\n  - b: 1\n     c: 2\n",
           "a:\n\tb: 1\n",
           "a: 1\t\n",
           "a:\t1\n",
           "a: 1\n---\nb: 2\n",
           "a: 1\n...\n",
           "---\n---\na: 1\n",
           "--- a: 1\n",
           " ---\na: 1\n",
           "%YAML 1.2\n---\na: 1\n",
           "A: 1\n",
           "a-b: 1\n",
           "a1: 1\n",
           "\"a\": 1\n",
           "null: 1\n",
           "? a\n: 1\n",
           "a : 1\n",
           "a:1\n",
           "<<: 1\n",
           "a:\n  - - b\n",
           "a:\n  -\n    b: 1\n",
           "a:\n  -b\n",
           "a: - b\n",
           "a: 1\rb: 2\n",
           "a: 1\r",
           "a: \x01\n",
           "a:\n- null: 1\n",
           "a:\n  - # x\n    b: 1\n",
       }) {
    INFO(std::string(text));
    CHECK_FALSE(is_usual(text));
  }
  for (const char* value : {
           "|",
           "|-\n    x",
           ">\n    x",
           "~",
           "null",
           "Null",
           "NULL",
           "\"a\" b",
           "\"a",
           "'a",
           "'it''s'",
           "\"a\\n\"",
           "\"\\u00e9\"",
           "\"\\'\"",
           "\"a\n    b\"",
           "a\n    b",
           "a:",
           "a :b: c",
           "-5",
           "- a",
           "-",
           ".5",
           "&a b",
           "*a",
           "!a b",
           "!!str 5",
           "@a",
           "`a",
           "%a",
           "?a",
           "? a",
           ":a",
           ",a",
           "]",
           "}",
           "(a)",
           "[1",
           "[1]x",
           "[1] x",
           "[1]]",
           "{a: 1",
           "{a: 1}}",
           "[1,]",
           "[,1]",
           "[1,,2]",
           "{,}",
           "{a: 1,}",
           "{a}",
           "{a: }",
           "{a:}",
           "{a:1}",
           "{: 1}",
           "[a: 1]",
           "[a?b]",
           "{u: http://x/?q=1}",
           "{u: a:b}",
           "{a: {{ x }}}",
           "{\"a\" : 1}",
           "{'a': 1}",
           "[a#b]",
           "[a # b]",
           "[1\n    ]",
           "[~]",
           "[null]",
           "{null: 1}",
           "\"a\"#x",
           "[1]#x",
           "[a, &b c]",
           "{a: b & c}",
           "[a | b]",
           "[-]",
           "a\tb",
           "\"a\tb\"",
           "'a\tb'",
           "a\x7F"
           "b",
           "[\"a\" b]",
           "[a \"b\"]",
           "\"a\":",
           "\"a\": b",
           "{\"a\": b: c}",
       }) {
    INFO(std::string(value));
    CHECK_FALSE(is_usual("a: " + std::string(value)));
    CHECK_FALSE(is_usual("a:\n  - " + std::string(value) + "\n"));
    CHECK_FALSE(is_usual("a:\n  - b: " + std::string(value) + "\n"));
    CHECK_FALSE(is_usual("a:\n  - b: 1\n    c: " + std::string(value) + "\n    d: 1\n"));
  }
  CHECK_FALSE(is_usual("a: b: c"));
  CHECK_FALSE(is_usual("a:\n  - b: c: d\n"));
}

// A record behind its dash, as a progress file has it.
SourceText record_source(const std::string& json) { return {"plans/2021.progress.yaml", "  - " + json + "\n"}; }

void check_usual_json(const std::string& json) {
  INFO(json);
  const SourceText source = record_source(json);
  REQUIRE(read_usual_json(source, 4, 4 + json.size()));
  const JsonLine read = read_json_line(source, 4, 4 + json.size(), Reading::checked);
  CHECK_FALSE(read.problem);
  CHECK_FALSE(read.document.misread);
}

bool is_usual_json(const std::string& json) {
  return read_usual_json(record_source(json), 4, 4 + json.size()).has_value();
}

TEST_CASE("records that are read without RapidJSON") {
  for (const char* json : {
           "{}",
           "{ }",
           "[]",
           "[ ]",
           "{}   ",
           "\"x\"",
           "1 ",
           "true ",
           "{\"a\": 1}",
           "{\"a\":1}",
           "{ \"a\":  1 , \"b\":2 }",
           "[0, 7,10 ,0.5,2.50]",
           "[true,false , true]",
           "{\"a\": [1, {\"b\": [\"c\"]}], \"d\": {}}",
           "{\"\": \"\"}",
           "{\"a\": \"x: [y], {z} # 'w'\"}",
           "{\"a\": \"say \\\"so\\\" \\\\\"}",
           "{\"a \\\" b\": \"\\\\\"}",
           "{\"\xC3\xA9t\xC3\xA9\": \"\xE2\x80\x9Cx\x7F\"}",
           "{\"a\": 123456789012345}",
       }) {
    check_usual_json(json);
  }
}

TEST_CASE("records that are left to RapidJSON") {
  for (const char* json : {
           "",
           "{\"a\": 1234567890123456}",  // it refuses some that have many more digits
           " {}",
           "1",
           "true",
           "x",
           "{\"a\": null}",
           "{\"a\": -1}",
           "{\"a\": 1e3}",
           "{\"a\": 01}",
           "{\"a\": 1.}",
           "{\"a\": .5}",
           "{\"a\": 1.x}",
           "{\"a\": 3,5}",
           "{\"a\": 1\t}",
           "{\"a\": 1x}",
           "{\"a\": True}",
           "{\"a\": truex}",
           "{\"a\": Siti}",
           "{\"a\": 'x'}",
           "{'a': 1}",
           "{a: 1}",
           "{1: 2}",
           "{\"a\" : 1}",
           "{\"a\" 1}",
           "{\"a\"}",
           "{\"a\":}",
           "{: 1}",
           "{\"a\": 1,}",
           "{,}",
           "[1,]",
           "[,1]",
           "[1 2]",
           "{\"a\": 1 \"b\": 2}",
           "{\"a\": 1]",
           "[1}",
           "{\"a\": 1",
           "[1",
           "{",
           "[",
           "{\"a",
           "{\"a\": \"x",
           "{\"a\": \"x\\\"}",
           "{\"a\": \"x\\",
           "{\"a\": \"\\n\"}",
           "{\"a\": \"\\u00e9\"}",
           "{\"a\": \"\\/\"}",
           "{\"a\": \"x\ty\"}",
           "{\"a\": \"\\\"\t\"}",
           "{\"a\\n\": 1}",
           "{} x",
           "{},",
           "{}  # x",
           "{}}",
           "{\"a\": \"x\"y\"}",
           "{\"a\": \"x\" \"y\"}",
           "{\t\"a\": 1}",
           "[{\"a\": 1}, ~]",
       }) {
    INFO(std::string(json));
    CHECK_FALSE(is_usual_json(json));
  }
}

TEST_CASE("where the limits of RapidJSON are, all is left to it") {
  const std::string key(62, 'k');
  check_usual_json("{\"" + key + "\": 1}");
  CHECK_FALSE(is_usual_json("{\"" + key + "k\": 1}"));
  check_usual_json(repeated("[", kDeepestJson) + repeated("]", kDeepestJson));
  CHECK_FALSE(is_usual_json(repeated("[", kDeepestJson + 1) + repeated("]", kDeepestJson + 1)));
}

TEST_CASE("where the limits of the parser are, all is left to it") {
  const std::string key(64, 'k');
  check_usual(source_of(key + ": 1"));
  CHECK_FALSE(is_usual(key + "k: 1"));
  check_usual(source_of("a: {\"" + key.substr(2) + "\": 1}"));
  CHECK_FALSE(is_usual("a: {\"" + key.substr(1) + "\": 1}"));
  check_usual(source_of("a: " + repeated("[", kDeepestYaml - 1) + repeated("]", kDeepestYaml - 1)));
  CHECK_FALSE(is_usual("a: " + repeated("[", kDeepestYaml) + repeated("]", kDeepestYaml)));
  const auto lines = [](std::size_t count, std::size_t indent, const std::string& first, const std::string& text) {
    std::string all = first;
    for (std::size_t i = 0; i < count; ++i) all += std::string(i * indent, ' ') + text;
    return all + std::string(count * indent, ' ');
  };
  check_usual(source_of(lines(kDeepestYaml - 1, 1, "", "a:\n") + "a: 1\n"));
  CHECK_FALSE(is_usual(lines(kDeepestYaml, 1, "", "a:\n") + "a: 1\n"));
  check_usual(source_of(lines(kDeepestYaml / 2 - 2, 2, "a:\n", "- a:\n") + "- a: 1\n"));
  CHECK_FALSE(is_usual(lines(kDeepestYaml / 2 - 1, 2, "a:\n", "- a:\n") + "- a: 1\n"));
  CHECK_FALSE(is_usual("a: [" + repeated("0,", kMostYamlValues) + "0]"));
  CHECK(is_usual("a: [" + repeated("0,", kMostYamlValues - 4) + "0]"));
}

TEST_CASE("plans as they are written are in the usual form") {
  CHECK(is_usual(read_file(source_dir() / "plans/2021.yaml")));
}

TEST_CASE("every file of the project is read the same in both ways") {
  for (const std::string folder : {"plans", "tests/plans/ok", "tests/plans/err", "tests/data/office"}) {
    for (const auto& file : files_in(folder, ".yaml")) {
      INFO(file.string());
      CHECK_FALSE(read_yaml(source_of(read_file(file)), Reading::checked).misread);
    }
  }
}

TEST_CASE("a difference between two readings has a place") {
  const SourceText source = source_of("a: 1\nb: [2] # x\n");
  const auto with = [&](auto change) {
    YamlDocument other = read_by_parser(source);
    change(other);
    return find_misread(*read_usual(source), other);
  };
  CHECK_FALSE(with([](YamlDocument&) {}));
  CHECK(with([](YamlDocument& other) { other.nodes[2].text = "3"; }) == 3);
  CHECK(with([](YamlDocument& other) { other.nodes[2].style = YamlNode::Style::quoted; }) == 3);
  CHECK(with([](YamlDocument& other) { ++other.nodes[4].end; }) == 8);
  CHECK(with([](YamlDocument& other) { other.nodes.pop_back(); }) == 9);
  CHECK(with([](YamlDocument& other) { other.nodes.emplace_back().begin = 16; }) == 16);
  CHECK(with([](YamlDocument& other) { other.comments.clear(); }) == 12);
  CHECK(with([](YamlDocument& other) { other.comments.push_back({17, 18}); }) == 17);
  CHECK(with([](YamlDocument& other) { other.problems.push_back({Kind::tag, {5, 6}, {}, {}, {}}); }) == 5);
}

}  // namespace
}  // namespace rbplan::testing
