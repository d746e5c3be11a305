// The rules at their edges: what they tell of a plan and its records, what they keep to themselves.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>

#include "check/check.h"
#include "check/edits.h"
#include "check/ignore.h"
#include "load/progress.h"
#include "support/capture.h"
#include "support/plans.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

using Lines = std::vector<std::string>;

// `RB301 6` of each problem: its code and its line.
Lines told(const std::string& plan, const std::string& records = "") {
  Memory files({{"plans/2021.yaml", plan}});
  if (!records.empty()) files.add("plans/2021.progress.yaml", "rbplan_progress: 1\nrecords:\n" + records);
  Setting setting;
  setting.files = &files;
  const std::string out = run_words({"validate", "--notes", "plans"}, setting).out;
  Lines lines;
  const std::regex problem("\\.yaml:(\\d+):\\d+: \\w+\\[(RB\\d+)\\]");
  for (auto one = std::sregex_iterator(out.begin(), out.end(), problem); one != std::sregex_iterator(); ++one)
    lines.push_back((*one)[2].str() + ' ' + (*one)[1].str());
  return lines;
}

// Of a plan with lines before its programs, from line 5 on, and one indicator.
Lines told_of_head(const std::string& head, const std::string& indicator = "months: [1]") {
  return told(small_plan({indicator}, head));
}

// Of records of a plan with such indicators.
Lines told_of_records(const std::vector<std::string>& indicators, const Lines& records) {
  std::string text;
  for (const std::string& record : records) text += "  - {" + record + "}\n";
  return told(small_plan(indicators), text);
}

std::string record(const std::string& rest, const std::string& id = "1.1.1.1") {
  return fmt::format(R"("indicator": "{}", {})", id, rest);
}

TEST_CASE("a mistake of the shape is not told again by its absence") {
  CHECK(told_of_head("amendments: [{number: \"1\", date: \"2021-06-01\", about: \"x\"}]\n",
                     "months: [1], formerly: [\"1.1.1.9\"]") == Lines{"RB201 5"});
  CHECK(told_of_head("owners: [{name: \"x\"}, {name: \"y\"}]\n") == Lines{"RB201 5", "RB201 5"});
  CHECK(told_of_head("amendments: [{number: \"1\", date: \"x\", about: \"x\", indicators: []}]\n") == Lines{"RB208 5"});
  CHECK(told_of_head("", "months: [1], target: {value: x, unit: \"u\", by: [{month: 1, value: 5}]}") ==
        Lines{"RB204 15"});
}

TEST_CASE("names that differ by blanks and case are one") {
  const auto plan = [](const std::string& name) {
    std::string text = small_plan({"months: [1]", "months: [1]"});
    return text.replace(text.find("\"Indikator 2\""), 13, name);
  };
  CHECK(told(plan("\"indikator\\t 1\"")) == Lines{"RB312 16"});
  CHECK(told(plan("\"Indikator\\n1\"")) == Lines{"RB312 16"});
  CHECK(told(plan("\"Indikator-1\"")) == Lines{});
}

TEST_CASE("a part and an indicator of one number, in either order") {
  const std::string head =
      "rbplan: 1\ntitle: \"R\"\nyear: 2021\ninstitution: {name: \"K\"}\nprograms:\n  - number: 1\n    name: \"P\"\n"
      "    activities:\n      - number: 1\n        name: \"A\"\n        sub_activities:\n          - number: 1\n"
      "            name: \"S\"\n";
  const std::string indicators = "            indicators: [{number: 1, name: \"I\", months: [1]}]\n";
  const std::string parts =
      "            sub_activities: [{number: 1, name: \"T\", indicators: [{number: 2, name: \"J\", months: [1]}]}]\n";
  CHECK(told(head + indicators + parts) == Lines{"RB302 15"});
  CHECK(told(head + parts + indicators) == Lines{"RB302 15"});
}

TEST_CASE("owners that are many") {
  std::string owners = "owners:\n";
  for (int i = 0; i < 101; ++i) owners += fmt::format("  - {{id: \"o{}\", name: \"O\"}}\n", i);
  CHECK(told_of_head(owners, "months: [1], owner: \"p\"") == Lines{"RB306 117"});
  const std::vector<std::string> rows(1001, "months: [1], owner: \"p\"");
  const Lines lines = told(small_plan(rows));
  CHECK(lines.size() == 1001);
  CHECK(lines.back().starts_with("RB131"));
}

TEST_CASE("a remark in text without quotes") {
  const std::pair<std::string, Lines> rows[] = {
      {"note: rapat #1", {"RB226 5"}},
      {"note: ~zona #1", {"RB226 5"}},
      {"note: Rapat #1", {"RB226 5"}},
      {"note: \"rapat\" #1", {}},
      {"note: 'rapat' #1", {}},
      {"budget: 500 #1", {}},
      {"note: rapat # pertama", {}},
      {"#1 catatan", {}},
      {"  #1 catatan", {}},
  };
  for (const auto& [line, expected] : rows) {
    CAPTURE_PART(line);
    const std::string plan = "rbplan: 1\nprograms:\n  - number: 1\n    name: \"P\"\n    " + line +
                             "\n    activities: #1\n      - number: 1\n        name: \"A\"\n        sub_activities:\n"
                             "          - number: 1\n            name: \"S\"\n            indicators:\n"
                             "              - {number: 1, name: \"I\", months: [1]}\n"
                             "title: \"R\"\nyear: 2021\ninstitution: {name: \"K\"}\n#1 akhir\n";
    CHECK(told(plan) == expected);
  }
}

TEST_CASE("a remark in an item without quotes") {
  const auto plan = [](const std::string& item) {
    return small_plan({"months: [1]"}) +
           "              - number: 2\n                name: \"J\"\n                months: [2]\n"
           "                evidence_needed:\n                  " +
           item + "\n";
  };
  CHECK(told(plan("- SK #1 Tim")) == Lines{"RB226 20"});
  CHECK(told(plan("- \"SK\" #1 Tim")) == Lines{});
  CHECK(told(plan("- SK # Tim")) == Lines{});
}

TEST_CASE("the line for an editor's language server") {
  CHECK(told("# \n#\n# yaml-language-server: $schema=x\n" + small_plan({"months: [1]"})) == Lines{});
  CHECK(told(small_plan({"months: [1]"}) + "#\n# yaml-language-server: $schema=x\n") == Lines{"RB321 17"});
}

TEST_CASE("years that a title names") {
  const auto plan = [](const std::string& title) {
    std::string text = small_plan({"months: [1]"});
    return text.replace(text.find("Contoh"), 6, title);
  };
  for (const char* title : {"2021", "2020-2024", "2020 - 2024", "2020/2024", "2020–2024", "2020 dan 2021", "Nomor 1800",
                            "Nomor 9999", "12021", "20210", "Road Map 2022-2024, Tahun 2021"}) {
    INFO(title);
    CHECK(told(plan(title)) == Lines{});
  }
  for (const char* title : {"2020", "2022-2024", "2024-2020", "2020 dan 2024", "2020 2022", "2020-2024, Tahun 2022"}) {
    INFO(title);
    CHECK(told(plan(title)) == Lines{"RB330 2"});
  }
}

TEST_CASE("records at the edges of a row") {
  const std::string done = R"("status": "done", "date": "2021-01-29")";
  const std::string months = R"("months": [1], )";
  CHECK(told_of_records({"months: []"}, {record(months + done)}) == Lines{"RB402 3"});
  CHECK(told_of_records({"months: [1]"}, {record(months + done, "1.1.1.12")}) == Lines{"RB401 3"});
  CHECK(told_of_records({"months: [1]"}, {record(months + done, "9.8.7.6.5")}) == Lines{"RB401 3"});
  CHECK(told_of_records({"months: [1]"}, {record(months + done + R"(, "value": -5)")}) == Lines{"RB405 3"});
  for (const std::string unit : {"%", "Persen"}) {
    CHECK(told_of_records({"months: [1], target: {value: 100, unit: \"" + unit + "\"}"},
                          {record(months + done + R"(, "value": 100)"),
                           record(months + done + R"(, "value": 100.5)")}) == Lines{"RB405 4"});
  }
  CHECK(told_of_records({"months: [1], target: {value: 10, unit: \"orang\"}"},
                        {record(months + done + R"(, "value": 200)")}) == Lines{});
  CHECK(told_of_records({"months: [1]"}, {record(R"("months": [], )" + done)}) == Lines{"RB213 3"});
}

TEST_CASE("a review is dated behind the work of all its months") {
  const std::vector<std::string> rows = {"months: [1, 2]"};
  const auto done = [](int month, const char* date) {
    return record(fmt::format(
        R"("months": [{}], "status": "done", "date": "{}", "obstacle": "x", "recorded": "2021-03-05T00:00:0{}Z")",
        month, date, month));
  };
  const auto review = [](const char* of_months) {
    return record(fmt::format(
        R"("months": {}, "review": "accepted", "date": "2021-02-15", "recorded": "2021-03-06T00:00:00Z")", of_months));
  };
  for (const char* of_months : {"[1, 2]", "[2, 1]"}) {
    CHECK(told_of_records(rows, {done(1, "2021-03-01"), done(2, "2021-02-01"), review(of_months)}) == Lines{"RB423 5"});
    CHECK(told_of_records(rows, {done(1, "2021-02-10"), done(2, "2021-02-01"), review(of_months)}) == Lines{});
  }
}

TEST_CASE("a review is of the work recorded last before it, in whatever order the records stand") {
  const auto done = [](const char* date, const char* recorded) {
    return record(fmt::format(R"("months": [1], "status": "done", "date": "{}", "recorded": "2021-03-{}T00:00:00Z")",
                              date, recorded));
  };
  const std::string review =
      record(R"("months": [1], "review": "accepted", "date": "2021-01-25", "recorded": "2021-03-06T00:00:00Z")");
  const std::string early = done("2021-01-20", "04");
  const std::string late = done("2021-01-30", "05");
  CHECK(told_of_records({"months: [1]"}, {early, late, review}) == Lines{"RB423 5"});
  CHECK(told_of_records({"months: [1]"}, {late, early, review}) == Lines{"RB423 5"});
  CHECK(told_of_records({"months: [1]"}, {done("2021-01-30", "03"), early, review}) == Lines{});
  CHECK(told_of_records({"months: [1]"}, {early, done("2021-01-30", "03"), review}) == Lines{});
}

TEST_CASE("a review without a time is of the work of its date too, of the latest of these") {
  const std::string early = record(R"("months": [1], "status": "done", "obstacle": "x", "date": "2021-02-10")");
  const std::string of_day = record(
      R"("months": [1], "status": "done", "obstacle": "x", "date": "2021-02-10", "note": "x", "recorded": "2021-02-12T03:00:00Z")");
  const std::string before = record(R"("months": [1], "status": "done", "obstacle": "x", "date": "2021-02-01")");
  const std::string review = record(R"("months": [1], "review": "accepted", "date": "2021-02-10")");
  CHECK(told_of_records({"months: [1]"}, {of_day, review}) == Lines());
  CHECK(told_of_records({"months: [1]"}, {early, of_day, review}) == Lines());
  CHECK(told_of_records({"months: [1]"}, {of_day, early, review}) == Lines());
  CHECK(told_of_records({"months: [1]"}, {before, of_day, review}) == Lines());
  const auto at = [](const char* date, const char* recorded) {
    return record(fmt::format(
        R"("months": [1], "status": "done", "obstacle": "x", "date": "{}", "recorded": "2021-02-10T0{}:00:00Z")", date,
        recorded));
  };
  CHECK(told_of_records({"months: [1]"}, {at("2021-02-10", "1"), at("2021-02-20", "2"), review}) ==
        Lines{"RB428 4", "RB423 5"});
  CHECK(told_of_records({"months: [1]"}, {at("2021-02-20", "1"), at("2021-02-10", "2"), review}) == Lines{"RB428 3"});
  const std::string earlier = record(R"("months": [1], "review": "accepted", "date": "2021-02-09")");
  CHECK(told_of_records({"months: [1]"}, {of_day, earlier}) == Lines{"RB406 4"});
}

TEST_CASE("milestones of a row whose months cannot be read are held against its target alone") {
  CHECK(told_of_head("", "months: x, target: {value: 5, unit: \"u\", by: [{month: 2, value: 9}]}").front() ==
        "RB204 15");
}

TEST_CASE("a fraction of a share is no doubt where the target is one, or some amount of it") {
  const auto fraction = [](const std::string& target, const char* value = "0.5") {
    return told_of_records(
        {"months: [1, 6], target: " + target},
        {record(fmt::format(R"("months": [1], "status": "done", "date": "2021-01-20", "value": {})", value))});
  };
  CHECK(fraction("{value: 90, unit: \"%\"}") == Lines{"RB429 3"});
  for (const char* none : {"0", "1", "50"}) CHECK(fraction("{value: 90, unit: \"%\"}", none) == Lines());
  CHECK(fraction("{value: 0.9, unit: \"%\"}") == Lines());
  CHECK(fraction("{value: 1.5, unit: \"%\", each: [{month: 1, value: 0.5}, {month: 6, value: 1}]}") == Lines());
  CHECK(fraction("{value: 90, unit: \"%\", by: [{month: 1, value: 0.5}, {month: 6, value: 90}]}") == Lines());
}

TEST_CASE("work after the amendment that cancels its row, and what is none") {
  const std::string plan =
      small_plan({"months: [1, 8], cancelled_by: \"1\""},
                 "amendments: [{number: \"1\", date: \"2021-03-01\", about: \"x\", indicators: [\"1.1.1.1\"]}]\n");
  const auto of = [](const std::string& rest) { return "  - {" + record(rest) + "}\n"; };
  CHECK(told(plan, of(R"("months": [1], "status": "done", "date": "2021-02-01", "obstacle": "x")")) == Lines{});
  CHECK(told(plan, of(R"("months": [1], "status": "done", "date": "2021-03-01", "obstacle": "x")")) ==
        Lines{"RB422 3"});
  CHECK(told(plan, of(R"("months": [8], "status": "not_done", "date": "2021-04-01", "obstacle": "x")")) == Lines{});
  CHECK(told(plan, of(R"("months": [1], "status": "done", "date": "2021-02-01", "obstacle": "x")") +
                       of(R"("months": [1], "review": "accepted", "date": "2021-04-01")")) == Lines{});
}

TEST_CASE("without a day nothing is still to come") {
  const auto plan = plan_of(small_plan({"months: [1]"}));
  const SourceText source(
      "p", "rbplan_progress: 1\nrecords:\n  - {" +
               record(R"("months": [1], "status": "done", "date": "2021-01-29", "recorded": "2199-01-29T03:00:00Z")") +
               "}\n");
  const LoadedProgress loaded = load_progress(source);
  take_progress(plan->file, source, loaded.progress);
  const std::vector<BadEvidence> evidence;
  CHECK(check_progress({plan->file, std::nullopt, evidence}).empty());
  CHECK(check_progress({plan->file, day(2021, 2, 1), evidence}).size() == 1);
}

TEST_CASE("of three pieces of evidence two are one") {
  const std::string proof = R"("months": [1], "status": "done", "date": "2021-01-29", "evidence": )";
  CHECK(told_of_records(
            {"months: [1]"},
            {record(proof + R"([{"url": "https://a.id"}, {"url": "https://a.id"}, {"url": "https://b.id"}])")}) ==
        Lines{"RB420 3"});
}

TEST_CASE("evidence that nobody may read") {
  const auto plan = plan_of(small_plan({"months: [1]"}));
  const Progress none;
  plan->file.progress = &none;
  Evidence one;
  one.file = Text{"../evidence/sk.pdf", {3, 9}};
  const std::vector<BadEvidence> evidence = {{nullptr, &one, EvidenceProblem::unreadable, {}}};
  const Diagnostics found = check_progress({plan->file, std::nullopt, evidence});
  REQUIRE(found.size() == 1);
  CHECK(facts(found[0].kind).code == "RB419");
  CHECK(found[0].span.begin == 3);
}

TEST_CASE("remarks that name several kinds, or none") {
  const std::string plan = small_plan({"months: [1], note: x"});
  const auto with = [&](const std::string& remark) { return told(remark + "\n" + plan); };
  CHECK(with("# rbplan: ignore[RB312 x") == Lines{"RB327 1"});
  CHECK(with("# rbplan: ignore") == Lines{"RB327 1"});
  CHECK(with("# rbplan: other") == Lines{});
  CHECK(with("# rbplan: ignore[RB999, RB606] x") == Lines{"RB327 1"});
  CHECK(with("# rbplan: ignore[RB999, RB312] x") == Lines{"RB327 1", "RB324 1"});
  std::string marks;
  for (int i = 0; i < 101; ++i) marks += "# \u200E\u200E\u200E\u200E\u200E\u200E\u200E\u200E\u200E\u200E\n";
  const Lines many = told(plan + marks + "# rbplan: ignore[RB312] x\n");  // of so many, what it ignores may be left out
  CHECK(std::count_if(many.begin(), many.end(), [](const auto& one) { return one.starts_with("RB324"); }) == 0);
}

TEST_CASE("a remark silences a problem of the edit that brings it") {
  const SourceText old_text("p.yaml", "a: 1\nb: 2  # rbplan: ignore[RB606] x\n");
  const SourceText text("p.yaml", "b: 2  # rbplan: ignore[RB606] x\na: 1\n");
  const Diagnostic warning{Kind::wording_changed, {0, 1}, {}, std::nullopt, {}};
  const Diagnostic error{Kind::ticks_moved, {0, 1}, {}, std::nullopt, {}};
  const Silenced now = {{{1, "RB606"}, "x"}, {{1, "RB601"}, "x"}};
  CHECK(is_silenced(text, warning, now, nullptr, std::nullopt, {}));
  CHECK(is_silenced(text, warning, now, &old_text, std::nullopt, {}));
  CHECK(is_silenced(text, warning, now, &old_text, Span{5, 6}, {}));
  CHECK(is_silenced(text, warning, now, &old_text, Span{5, 6}, {{{2, "RB606"}, "y"}}));
  CHECK(!is_silenced(text, warning, now, &old_text, Span{5, 6}, {{{2, "RB606"}, "x"}}));
  CHECK(!is_silenced(text, warning, {}, &old_text, Span{5, 6}, {}));
  CHECK(!is_silenced(text, error, now, nullptr, std::nullopt, {}));
}

TEST_CASE("the header of a progress file is a line of its own") {
  const auto header = [](const std::string& text) { return header_of(SourceText("p", text)).begin; };
  CHECK(header("rbplan_progress: 1\nrecords:\n") == 0);
  CHECK(header("# rbplan_progress\nrbplan_progress: 1\n") == 18);
  CHECK(header("# none\n") == 0);
}

}  // namespace
}  // namespace rbplan::testing
