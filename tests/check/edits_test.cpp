// What may and what may not change of a plan that was enacted and of what was recorded, each line of the table both
// ways.
#include "check/edits.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "load/progress.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kDecree = "decree: {number: \"1/2021\", date: \"2021-01-04\"}\n";

// `RB601 months 1.1.1.1 1 2`: the code and what the sentence says.
Lines lines_of(const std::vector<EditProblem>& problems) {
  Lines lines;
  for (const EditProblem& one : problems) {
    std::string line(facts(one.problem.kind).code);
    for (const Argument& argument : one.problem.arguments) {
      if (const auto* text = std::get_if<std::string>(&argument)) line += ' ' + *text;
      if (const auto* noun = std::get_if<Noun>(&argument)) line += fmt::format(" {}", noun->english);
    }
    lines.push_back(line);
  }
  return lines;
}

Lines told(const std::string& before, const std::string& after) {
  const auto was = plan_of(before);
  const auto now = plan_of(after);
  return lines_of(check_edit(edit_of({&was->file, &now->file})));
}

std::string amendment(const std::string& ids, const std::string& number = "5/2021") {
  return fmt::format("  - {{number: \"{}\", date: \"2021-06-21\", about: \"x\", indicators: [{}]}}\n", number, ids);
}

std::string enacted(const std::vector<std::string>& rows, const std::string& amendments = "") {
  return small_plan(rows, kDecree + (amendments.empty() ? "" : "amendments:\n" + amendments));
}

std::string with(std::string text, const std::string& old_part, const std::string& new_part) {
  const std::size_t place = text.find(old_part);
  REQUIRE(place != std::string::npos);
  return text.replace(place, old_part.size(), new_part);
}

TEST_CASE("a draft changes in any way, and may be enacted") {
  CHECK(told(small_plan({"months: [1]", "months: [2]"}), enacted({"months: [3], budget: 5"})) == Lines{});
}

TEST_CASE("ticks, targets and budgets change by an amendment that this edit brings") {
  struct Case {
    const char* before;
    const char* after;
    Lines told;
  };
  const Case cases[] = {
      {"months: [1]", "months: [2]", {"RB601 months 1.1.1.1 1 2"}},
      {"months: [1, 2]", "months: [2, 3, 4]", {"RB601 months 1.1.1.1 1, 2 2, 3, 4"}},
      {"months: [1]", "months: []", {"RB601 months 1.1.1.1 1 []"}},
      {"months: [1, 2]", "months: [2, 1]", {}},
      {"months: [1]", "months: [1], cancelled_by: \"5/2021\"", {"RB601 cancelled_by 1.1.1.1 nothing 5/2021"}},
      {"months: [1], cancelled_by: \"5/2021\"", "months: [1]", {"RB601 cancelled_by 1.1.1.1 5/2021 nothing"}},
      {"months: [1]", "months: [1], budget: 5", {"RB605 budget 1.1.1.1 nothing 5"}},
      {"months: [1], target: {value: 2, unit: \"x\"}",
       "months: [1], target: {value: 3, unit: \"x\"}",
       {"RB605 target 1.1.1.1 2 x 3 x"}},
  };
  for (const Case& one : cases) {
    CHECK(told(enacted({one.before}), enacted({one.after})) == one.told);
    CHECK(told(enacted({one.before}), enacted({one.after}, amendment("\"1.1.1.1\""))) == Lines{});
    CHECK(told(enacted({one.before}), enacted({one.after}, amendment("\"1.1.1.2\""))) == one.told);
  }
}

TEST_CASE("an amendment covers a row in the edit that brings it, or in which it comes to list the row") {
  const std::string before = enacted({"months: [1]"}, amendment("\"2.1\""));
  CHECK(told(before, enacted({"months: [2]"}, amendment("\"2.1\", \"1.1.1.1\""))) == Lines{"RB607 5/2021 changed"});
  const std::string landed = enacted({"months: [1], budget: 1"}, amendment("\"1.1\""));
  const std::string moved = enacted({"months: [2], budget: 2"}, amendment("\"1.1\""));
  CHECK(told(landed, moved) == Lines{"RB608 1.1.1.1 5/2021"});
  const auto a = plan_of(landed);
  const auto b = plan_of(moved);
  CHECK(check_edit(edit_of({&a->file, &b->file})).at(0).changes.size() == 2);
  CHECK(told(landed, enacted({"months: [2]"}, amendment("\"1.1\"") + amendment("\"1\"", "6/2021"))) == Lines{});
}

TEST_CASE("an amendment lists a row by its id, one it had, one above it, or all indicators below it") {
  const std::string before = enacted({"months: [1]", "months: [2]"});
  for (const char* ids : {"\"1\"", "\"1.1\"", "\"1.1.1\"", "\"1.1.1.1\""})
    CHECK(told(before, enacted({"months: [3]", "months: [2]"}, amendment(ids))) == Lines{});
  const std::string renumbered =
      with(enacted({"months: [1]", "months: [4], formerly: [\"1.1.1.2\"]"}, amendment("\"1.1.1.2\"")), "number: 2,",
           "number: 3,");
  CHECK(told(before, renumbered) == Lines{});
  const auto reworded = [&](const char* ids) {
    return told(before, with(enacted({"months: [1]", "months: [2]"}, amendment(ids)), "\"S\"", "\"T\""));
  };
  CHECK(reworded("\"1.1.1.1\"") == Lines{"RB606 name 1.1.1"});
  CHECK(reworded("\"1.1.1.1\", \"1.1.1.2\"") == Lines{});
}

TEST_CASE("a row that is gone is told, whatever amends it, the topmost of several") {
  const std::string before = enacted({"months: [1]", "months: [2]"});
  CHECK(told(before, enacted({"months: [1]"})) == Lines{"RB602 indicator 1.1.1.2"});
  CHECK(told(before, enacted({"months: [1]"}, amendment("\"1.1.1.2\""))) == Lines{"RB602 indicator 1.1.1.2"});
  const std::string more = before +
                           "  - number: 2\n    name: \"Q\"\n    activities:\n      - number: 1\n        name: \"B\"\n"
                           "        sub_activities:\n          - number: 1\n            name: \"T\"\n"
                           "            indicators:\n              - {number: 1, name: \"x\", months: [1, 2]}\n";
  CHECK(told(more, before) == Lines{"RB602 program 2"});
  CHECK(told(before, more) == Lines{"RB604 program 2"});
  CHECK(told(before, with(more, "programs:", "amendments:\n" + amendment("\"2.1.1.1\"") + "programs:")) == Lines{});
}

TEST_CASE("a row that gets another id needs an amendment, and says the old one") {
  const std::string before = enacted({"months: [1]", "months: [2]"});
  const auto renumbered = [&](const std::string& more, const std::string& amendments) {
    return told(before, with(enacted({"months: [1]", "months: [2]" + more}, amendments), "number: 2,", "number: 3,"));
  };
  const std::string formerly = ", formerly: [\"1.1.1.2\"]";
  CHECK(renumbered("", "") == Lines{"RB603 indicator 1.1.1.2 1.1.1.3"});
  CHECK(renumbered(formerly, "") == Lines{"RB603 indicator 1.1.1.2 1.1.1.3"});
  CHECK(renumbered("", amendment("\"1.1.1.3\"")) == Lines{"RB603 indicator 1.1.1.2 1.1.1.3"});
  CHECK(renumbered(formerly, amendment("\"1.1.1.3\"")) == Lines{});
  const auto landed = [&](const std::string& more) {
    const std::string now = enacted({"months: [1]", "months: [2]" + more}, amendment("\"1.1\""));
    return told(enacted({"months: [1]", "months: [2]"}, amendment("\"1.1\"")), with(now, "number: 2,", "number: 3,"));
  };
  CHECK(landed("") == Lines{"RB603 indicator 1.1.1.2 1.1.1.3"});
  CHECK(landed(formerly) == Lines{"RB608 1.1.1.3 5/2021"});
}

TEST_CASE("what follows an activity that is renumbered says its old id") {
  const std::string activity = "      - number: 1\n        name: \"A\"";
  const std::string other = "      - number: 2\n        name: \"A\"";
  const std::string before = enacted({"months: [1]", "months: [2]"});
  CHECK(told(before, with(before, activity, other)) == Lines{"RB603 activity 1.1 1.2"});
  const std::string amended = enacted({"months: [1]", "months: [2]"}, amendment("\"1.2\""));
  CHECK(told(before, with(amended, activity, other)) ==
        Lines{"RB603 indicator 1.1.1.1 1.2.1.1", "RB603 indicator 1.1.1.2 1.2.1.2"});
  const std::string said =
      enacted({"months: [1], formerly: [\"1.1.1.1\"]", "months: [2], formerly: [\"1.1.1.2\"]"}, amendment("\"1.2\""));
  CHECK(told(before, with(said, activity, other)) == Lines{});
  // One whose reading is corrected is free.
  const std::string doubtful = enacted({"months: [1], doubt: \"x\"", "months: [2]"});
  CHECK(told(doubtful, with(amended, activity, other)) == Lines{"RB603 indicator 1.1.1.2 1.2.1.2"});
}

TEST_CASE("a new row needs an amendment, or a doubt") {
  const std::string before = enacted({"months: [1]"});
  CHECK(told(before, enacted({"months: [1]", "months: [2]"})) == Lines{"RB604 indicator 1.1.1.2"});
  CHECK(told(before, enacted({"months: [1]", "months: [2]"}, amendment("\"1.1.1.2\""))) == Lines{});
  CHECK(told(before, enacted({"months: [1]", "months: [2], doubt: \"overlooked?\""})) == Lines{});
}

TEST_CASE("the year, and code and name of the office at once, are another plan") {
  const std::string before = enacted({"months: [1]"});
  const std::string code = with(before, "9901", "9902");
  const std::string name = with(before, "KPU Contoh", "KPU Lain");
  CHECK(told(before, with(before, "year: 2021", "year: 2022")) == Lines{"RB604 year 2022"});
  CHECK(told(before, code) == Lines{});
  CHECK(told(before, name) == Lines{});
  CHECK(told(before, with(code, "KPU Contoh", "KPU Lain")) == Lines{"RB604 institution KPU Lain"});
  const std::string amended =
      with(with(enacted({"months: [1]"}, amendment("\"1\"")), "9901", "9902"), "KPU Contoh", "K");
  CHECK(told(before, amended) == Lines{"RB604 institution K"});
}

TEST_CASE("a doubt that is taken out or reworded settles the reading of its row") {
  const std::string doubted = "months: [1], doubt: \"April?\"";
  CHECK(told(enacted({doubted}), enacted({"months: [4], budget: 2"})) == Lines{});
  CHECK(told(enacted({doubted}), enacted({"months: [4], doubt: \"April, or May\""})) == Lines{});
  CHECK(told(enacted({doubted}), enacted({"months: [4], doubt: \"April?\""})) == Lines{"RB601 months 1.1.1.1 1 4"});
  CHECK(told(enacted({"months: [1]"}), enacted({"months: [4], doubt: \"April?\""})) ==
        Lines{"RB601 months 1.1.1.1 1 4"});
  CHECK(told(enacted({"months: [1]", doubted}), enacted({"months: [1]"})) == Lines{});
}

TEST_CASE("words change by an amendment, or with a doubt; owners and doubts are free") {
  const std::string before = enacted({"months: [1]"});
  CHECK(told(before, enacted({"months: [1], note: \"x\""})) == Lines{"RB606 note 1.1.1.1"});
  CHECK(told(before, enacted({"months: [1], evidence_needed: [\"x\"]"})) == Lines{"RB606 evidence_needed 1.1.1.1"});
  CHECK(told(before, with(before, "Indikator 1", "Indikator satu")) == Lines{"RB606 name 1.1.1.1"});
  CHECK(told(before, enacted({"months: [1], note: \"x\""}, amendment("\"1.1\""))) == Lines{});
  CHECK(told(enacted({"months: [1], doubt: \"x\""}), enacted({"months: [1], note: \"x\""})) == Lines{});
  CHECK(told(before, enacted({"months: [1], owner: \"a\", doubt: \"x\", formerly: [\"1.1.1.9\"]"})) == Lines{});
  CHECK(told(before, with(before, "programs:", "owners: [{id: \"a\", name: \"A\"}]\nprograms:")) == Lines{});
}

TEST_CASE("title and decree change with any new amendment, and the decree is never gone") {
  const std::string before = enacted({"months: [1]"});
  const auto changed = [&](const std::string& amendments) {
    return told(before,
                with(with(enacted({"months: [1]"}, amendments), "\"Contoh\"", "\"C\""), "2021-01-04", "2021-01-05"));
  };
  CHECK(changed("") == Lines{"RB606 title the plan", "RB606 decree.date the plan"});
  CHECK(changed(amendment("\"2.1\"")) == Lines{});
  CHECK(told(before, small_plan({"months: [1]"})) == Lines{"RB602 decree 1/2021"});
  const std::string unnumbered = small_plan({"months: [1]"}, "decree: {date: \"2021-01-04\"}\n");
  CHECK(told(unnumbered, small_plan({"months: [1]"})) == Lines{"RB602 decree 2021"});
}

TEST_CASE("a plan that goes, and one that comes") {
  const auto plan = plan_of(enacted({"months: [1]"}));
  const auto draft = plan_of(small_plan({"months: [1]"}));
  CHECK(lines_of(check_edit(edit_of({&plan->file, nullptr}))) == Lines{"RB602 plan 2021"});
  CHECK(lines_of(check_edit(edit_of({&draft->file, nullptr}))) == Lines{});
  CHECK(lines_of(check_edit(edit_of({nullptr, &plan->file}))) == Lines{});
  CHECK(lines_of(check_edit(edit_of({&plan->file, nullptr}), {false, false})) == Lines{});
}

TEST_CASE("the budget of a row above indicators changes by an amendment too") {
  const auto plan = [](const char* budget, const std::string& amendments = "") {
    return with(enacted({"months: [1]"}, amendments), "    name: \"P\"\n",
                fmt::format("    name: \"P\"\n    budget: {}\n", budget));
  };
  CHECK(told(plan("5"), plan("6")) == Lines{"RB605 budget 1 5 6"});
  CHECK(told(plan("5"), plan("6", amendment("\"1\""))) == Lines{});
}

TEST_CASE("an amendment that landed is not rewritten") {
  const std::string before = enacted({"months: [1]"}, amendment("\"1.1\"") + amendment("\"1.1\"", "6/2021"));
  CHECK(told(before, enacted({"months: [1]"}, amendment("\"1.1\"", "6/2021"))) == Lines{"RB607 5/2021 gone"});
  CHECK(told(before, enacted({"months: [1]"})) == Lines{"RB607 5/2021 gone", "RB607 6/2021 gone"});
  CHECK(told(before, enacted({"months: [1]"}, amendment("\"1.1\"", "6/2021") + amendment("\"1.1\""))) == Lines{});
}

// ---- records

struct Recorded {
  std::unique_ptr<TestPlan> plan = plan_of(small_plan({"months: [1, 7]", "months: [2]"}));
  SourceText source;
  LoadedProgress loaded;

  explicit Recorded(const std::string& lines)
      : source("plans/2021.progress.yaml", "rbplan_progress: 1\nrecords:\n" + lines), loaded(load_progress(source)) {
    REQUIRE(loaded.problems.empty());
    take_progress(plan->file, source, loaded.progress);
  }
};

std::string record(const std::string& id, int month, const std::string& time, const std::string& status = "done") {
  return fmt::format(
      "  - {{\"indicator\": \"{}\", \"months\": [{}], \"status\": \"{}\", \"date\": \"2021-01-29\", \"recorded\": "
      "\"{}Z\"}}\n",
      id, month, status, time);
}

Lines of_records(const std::string& before, const std::string& after) {
  const Recorded was(before);
  const Recorded now(after);
  return lines_of(check_edit(edit_of({&was.plan->file, &now.plan->file})));
}

TEST_CASE("records are only added, of a draft too") {
  const std::string one = record("1.1.1.1", 1, "2021-01-29T03:00:00");
  const std::string two = record("1.1.1.2", 2, "2021-02-26T03:00:00");
  CHECK(of_records(one + two, two) == Lines{"RB611 1.1.1.1"});
  CHECK(of_records(one, record("1.1.1.1", 1, "2021-01-29T03:00:00", "partial")) == Lines{"RB612 1.1.1.1"});
  CHECK(of_records(one, one + two) == Lines{});
  const Recorded was(one);
  const auto without = plan_of(small_plan({"months: [1, 7]", "months: [2]"}));
  CHECK(lines_of(check_edit(edit_of({&was.plan->file, &without->file}))) == Lines{"RB611 the plan"});
  CHECK(lines_of(check_edit(edit_of({&was.plan->file, nullptr}))) == Lines{"RB611 the plan"});
  CHECK(of_records(one + two, two + "# a remark\n\n" + one) == Lines{});
  CHECK(of_records(one + one + two, one + two) == Lines{});  // a set: union may have doubled a line
  const std::string otherwise =
      "  - {\"recorded\":\"2021-01-29T03:00:00Z\",\"date\":\"2021-01-29\",\"status\":\"done\",\"months\":[1],"
      "\"indicator\":\"1.1.1.1\"}\n";
  CHECK(of_records(one, otherwise) == Lines{});
}

TEST_CASE("a record typed more than two days before the newest is noted") {
  const std::string newest = record("1.1.1.1", 1, "2021-03-10T12:00:00");
  const std::string before = record("1.1.1.1", 7, "2021-02-01T00:00:00") + newest;
  CHECK(of_records(before, before + record("1.1.1.2", 2, "2021-03-08T12:00:00")) == Lines{});
  CHECK(of_records(before, before + record("1.1.1.2", 2, "2021-03-08T11:59:59")) == Lines{"RB614"});
  CHECK(of_records("", record("1.1.1.2", 2, "2021-03-08T11:59:59") + newest) == Lines{});
  const std::string of_no_time =
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [7], \"status\": \"done\", \"date\": \"2021-07-10\"}\n";
  CHECK(of_records(of_no_time, of_no_time + record("1.1.1.2", 2, "2021-03-08T11:59:59")) == Lines{});
  CHECK(of_records(before, before + of_no_time) == Lines{});
}

}  // namespace
}  // namespace rbplan::testing
