// What is told of one mistake in a plan: its code and what stands at its place, once.
#include "load/plan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"

namespace rbplan::testing {
namespace {

const std::string kPlan = R"(rbplan: <version>
title: <title>
year: <year>
institution: {name: "K"}
<plan>
programs:
  - number: <number>
    name: "P"
    activities:
      - number: 1
        name: "A"
        sub_activities:
          - number: 1
            name: "S"
            indicators:
              - {number: 1, name: <name>, months: <months>}
              <rows>
)";

const std::pair<const char*, const char*> kUsual[] = {{"version", "1"}, {"title", "\"R\""}, {"year", "2021"},
                                                      {"number", "1"},  {"name", "\"I\""},  {"months", "[1]"},
                                                      {"plan", ""},     {"rows", ""}};

// `RB204 5; RB205 name`
std::string told(const std::string& place, const std::string& text) {
  std::string yaml = kPlan;
  replace_all(yaml, '<' + place + '>', text);
  for (const auto& [other, usual] : kUsual) replace_all(yaml, fmt::format("<{}>", other), usual);
  const SourceText source("f", yaml);
  std::string out;
  for (const Diagnostic& problem : load_plan(source).problems) {
    const std::string_view at = source.bytes().substr(problem.span.begin, problem.span.end - problem.span.begin);
    out += fmt::format("{}{} {}", out.empty() ? "" : "; ", facts(problem.kind).code, visible(at));
  }
  return out;
}

struct Row {
  const char* place;
  std::string text;
  std::string told;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.place << ": " << row.text);
    CHECK(told(row.place, row.text) == row.told);
  }
}

TEST_CASE("texts") {
  std::vector<Row> rows = {
      {"title", R"("a\x7Fb")", R"(RB215 "a\x7Fb")"},
      {"title", R"("a\x1Bb")", R"(RB215 "a\x1Bb")"},
      {"title", R"("a\uFEFFb")", R"(RB215 "a\uFEFFb")"},
      {"title", R"("a\u202Eb")", R"(RB215 "a\u202Eb")"},
      {"title", R"("a\nb\tc\u00e9")", ""},
      {"title", "‘Aisyiyah", ""},
      {"title", "‘Reformasi’", "RB225 ‘"},
      {"title", "‘Reformasi‘", "RB225 ‘"},
      {"title", "‘", ""},
      {"title", "“Reformasi”", "RB225 “"},
      {"title", "‟Reformasi”", "RB225 ‟"},
      {"title", "«Reformasi»", "RB225 «"},
      {"title", "»Reformasi«", "RB225 »"},
      {"title", "•Reformasi", ""},
  };
  for (const char* word : {"true", "True", "TRUE", "false", "False", "FALSE"})
    rows.push_back({"title", word, fmt::format("RB204 {}", word)});
  for (const char* word : {"tRUE", "yes", "nULL"}) rows.push_back({"title", word, ""});
  for (const char* word : {"~", "null", "Null", "NULL"}) rows.push_back({"title", word, fmt::format("RB205 {}", word)});
  check(rows);
}

TEST_CASE("numbers and months") {
  check({
      {"year", "2300", "RB207 2300"},
      {"year", "1899", "RB207 1899"},
      {"year", "9999999999999999", "RB207 9999999999999999"},
      {"year", "[2021]", "RB204 [2021]"},
      {"months", "{a: b}", "RB204 {a: b}"},
      {"months", "1-x", "RB204 1-x"},
      {"months", "[1-x]", "RB223 1-x"},
      {"months", "[\"1-x\"]", "RB223 \"1-x\""},
      {"number", "[1]", "RB204 [1]"},
      {"number", "\"1\"", "RB204 \"1\""},
      {"number", "\"0\"", "RB214 \"0\""},
      {"number", "\"01\"", "RB214 \"01\""},
      {"number", "01", "RB220 01"},
      {"number", "y", "RB214 y"},
      {"number", "n", "RB214 n"},
      {"number", "\"y\"", ""},
      {"months", "[01, 07]", "RB220 01"},
      {"months", "[\"Jan\", 7]", "RB223 \"Jan\""},
      {"months", "[1, Jul]", "RB223 Jul"},
      {"months", "[\"1\"]", "RB223 \"1\""},
  });
}

TEST_CASE("mappings and their keys") {
  check({
      {"plan", "amendments: [\"5/2021\"]", "RB223 \"5/2021\""},
      {"plan", "amendments: [{date: \"2021-06-01\", about: \"x\", indicators: []}]", "RB201 {"},
      {"plan", "amendments: [{number: \"1\", about: \"x\", indicators: []}]", "RB201 {"},
      {"plan", "amendments: [{number: \"1\", date: \"2021-06-01\", indicators: []}]", "RB201 {"},
      {"plan", "amendments: [{number: \"1\", date: \"2021-06-01\", about: \"x\"}]", "RB201 {"},
      {"plan", "owners: [{name: \"x\"}]", "RB201 {"},
      {"plan", "amendments: [{number: \"1\"}, {}]", "RB201 {; RB201 {; RB201 {; RB201 {; RB201 {; RB201 {; RB201 {"},
      {"plan", "owners: [umum, hukum]", "RB223 umum"},
      {"title", "{\"a\": b}", "RB204 {\"a\": b}"},
      {"title", "{a: [1]}", "RB204 {a: [1]}"},
      {"plan", "decree: {date: \"2021-13-01\"}", "RB208 \"2021-13-01\""},
      {"plan", "decree: {date: \"2021-01-00\"}", "RB208 \"2021-01-00\""},
      {"plan", "decree: {date: \"0000-01-01\"}", "RB208 \"0000-01-01\""},
      {"rows", "- {number: 2, name: \"J\", months: [1], target: {value: 1, unit: \"x\", better: [lower]}}",
       "RB204 [lower]"},
      {"rows", "- {number: 2, name: \"J\", months: [1], target: {value: 1, unit: \"x\", better: \" \"}}",
       "RB206 \" \""},
      {"title", "{a: b, c: d}", "RB204 {a: b, c: d}"},
      {"title", "\n  - a b", "RB204 - a b"},
      {"months", "[1], months 7:", "RB222 months 7"},
      {"months", "[1], note: , note: ", "RB202 note"},
      {"months", "[1], \"no\\u00A0te\": \"x\"", "RB224 \"no\\u00A0te\""},
      {"rows", "- {number: 2, name: \"J\", months: [1], target: {unit: \"x\"}}", "RB201 {"},
      {"rows", "- {number: 2, name: \"J\", months: [1], target: {value: 1, unit: \"x\", by: [{value: 1}]}}", "RB201 {"},
      {"rows",
       "- {number: 2, name: \"J\", months: [1], target: {value: 1, unit: \"x\", by: [{month: \"x\", value: 1}]}}",
       "RB204 \"x\""},
      {"rows",
       "- {number: 2, name: \"J\", months: [1], target: {value: 1, unit: \"x\", by: [{month: Januari, value: 1}]}}",
       "RB204 Januari"},
      {"rows", "- {number: 2, name: \"J\", months: [1], target: {value: 1, unit: \"x\", by: [{month: 1.5, value: 1}]}}",
       "RB204 1.5"},
      {"rows",
       "- number: 2\n                name: \"J\"\n                number: 3\n                name: \"K\"\n"
       "                note: \"x\"\n                name: \"L\"\n                months: [1]",
       "RB202 number"},
      {"rows",
       "- {number: 9, name: 7, months: [1]}\n              - number: 2\n                name: \"J\"\n"
       "                number: 3\n                name: \"K\"\n                months: [1]",
       "RB204 7; RB202 number"},
      {"rows", "- months: [1]\n              - {number: 2, name: \"J\", months: [1]}", "RB201 months; RB201 months"},
      {"rows", "- {number: 2, name: \"J\", [1]: 2, months: [1]}", "RB218 [1]"},
      {"rows", "- {number: 2, name: \"J\", 7: 2, months: [1]}", "RB203 7"},
  });
  std::vector<Row> rows;
  for (const char* blank : {"\xC2\xA0", "\xC2\xAD", "\xE2\x80\x89", "\xE2\x80\x8B", "\xE2\x80\xAF", "\xE2\x81\x9F",
                            "\xE2\x81\xA0", "\xE3\x80\x80"})
    rows.push_back({"rows", fmt::format("- {{number: 2, na{}me: \"J\", months: [1]}}", blank),
                    fmt::format("RB224 {}", visible(blank))});
  check(rows);
}

TEST_CASE("in braces a comma ends a bare text; words behind it that are no keys are its rest") {
  const auto row = [](const std::string& text) { return "- {number: 2, name: " + text + "}"; };
  std::string many;
  for (int i = 0; i < 120; ++i) many += ", x";
  check({
      {"rows", row("Rapat, sosialisasi, months: [1]"), "RB119 Rapat, sosialisasi"},
      {"rows", row("Rapat, " + std::string(200, 'x') + ", months: [1]"), "RB119 Rapat, " + std::string(200, 'x')},
      {"rows", row("Rapat" + many + ", months: [1]"), "RB119 Rapat" + many},
      {"rows", row("Rapat, owner, months: [1]"), "RB205 owner"},
      {"rows", row("Rapat, catatan, months: [1]"), "RB203 catatan"},
      {"rows", row("Rapat, ownr, months: [1]"), "RB203 ownr"},
      {"rows", row("Rapat, ow\xC2\xA0ner, months: [1]"), "RB224 \xC2\xA0"},
  });
}

TEST_CASE("a key that stands behind its mapping, at the indentation of another that has it") {
  const auto told_of = [](const std::string& key) {
    std::string yaml = kPlan;
    replace_all(yaml, "            name: \"S\"\n", "");
    replace_all(yaml, "        name: \"A\"\n", "");
    replace_all(yaml, "<rows>", "\n        " + key);
    for (const auto& [place, usual] : kUsual) replace_all(yaml, fmt::format("<{}>", place), usual);
    const SourceText source("f", yaml);
    std::vector<std::string> told;
    for (const Diagnostic& problem : load_plan(source).problems) told.push_back(message(problem, Words()));
    return told;
  };
  CHECK(told_of("name: \"A\"") == std::vector<std::string>{"this sub-activity has no `name`"});
  CHECK(told_of("name:") == std::vector<std::string>{"this sub-activity has no `name`", "`name` has no value"});
}

TEST_CASE("the version is a number") {
  check({
      {"version", "[1]", "RB204 [1]"},
      {"version", "\"1\"", "RB204 \"1\""},
      {"version", "2", "RB210 2"},
      {"version", "", "RB205 rbplan"},
  });
}

}  // namespace
}  // namespace rbplan::testing
