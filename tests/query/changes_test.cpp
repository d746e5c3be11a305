// What an edit of a plan means: each kind of change, and that both directions tell the same.
#include "query/changes.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "load/progress.h"
#include "support/plans.h"
#include "support/random.h"

namespace rbplan::testing {
namespace {

std::string numbers(const Periods& periods) {
  std::vector<std::string> out;
  for (const Period period : periods) out.push_back(std::to_string(month_number(period.last())));
  return join(out, ",");
}

// `moved 1.1.1.1 months 1->2`.
std::string line_of(const Change& change) {
  std::string line(word_of(change.kind));
  if (change.id) line += ' ' + *change.id;
  if (change.was_id && change.was_id != change.id) line += " was " + *change.was_id;
  if (!change.field.empty()) line += fmt::format(" {}", change.field);
  const bool has_months = !change.months.empty() || !change.was_months.empty();
  if (has_months) line += fmt::format(" {}->{}", numbers(change.was_months), numbers(change.months));
  if ((change.was || change.now) && !change.is_of_records && change.field != "months")
    line += fmt::format(" [{}]->[{}]", change.was.value_or(""), change.now.value_or(""));
  return line;
}

std::vector<std::string> changes(const std::string& before, const std::string& after) {
  const auto a = plan_of(before);
  const auto b = plan_of(after);
  std::vector<std::string> lines;
  for (const Change& one : edit_of({&a->file, &b->file}).changes) lines.push_back(line_of(one));
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a plan is as it was") {
  const std::string plan = small_plan({"months: [1, 7]", "months: []"});
  CHECK(changes(plan, plan) == Lines{});
}

TEST_CASE("ticks that went and came are moved in order, a rest is added or removed") {
  const auto ticks = [](const char* before, const char* after) {
    return changes(small_plan({std::string("months: ") + before}), small_plan({std::string("months: ") + after}));
  };
  CHECK(ticks("[4]", "[6]") == Lines{"moved 1.1.1.1 months 4->6"});
  CHECK(ticks("[1, 4]", "[2, 6, 8]") == Lines{"moved 1.1.1.1 months 1,4->2,6", "tick_added 1.1.1.1 months ->8"});
  CHECK(ticks("[1, 4, 5]", "[4]") == Lines{"tick_removed 1.1.1.1 months 1,5->"});
  CHECK(ticks("[]", "[4]") == Lines{"tick_added 1.1.1.1 months ->4"});
  CHECK(ticks("[4, 1]", "[1, 4]") == Lines{});
}

TEST_CASE("quarters are ticks as months are, and other ticks than months") {
  const auto ticks = [](const char* before, const char* after) {
    return changes(small_plan({std::string(before)}), small_plan({std::string(after)}));
  };
  CHECK(ticks("quarters: [2]", "quarters: [3]") == Lines{"moved 1.1.1.1 quarters 6->9 [2]->[3]"});
  CHECK(ticks("quarters: [2, 4]", "quarters: [4, 2]") == Lines{});
  CHECK(ticks("quarters: [2, 4]", "quarters: [4]") == Lines{"tick_removed 1.1.1.1 quarters 6-> [2, 4]->[4]"});
  CHECK(ticks("months: [6]", "quarters: [2]") == Lines{"moved 1.1.1.1 quarters 6->6 [months: 6]->[2]"});
  CHECK(ticks("quarters: [2]", "months: []") == Lines{"tick_removed 1.1.1.1 quarters 6-> [2]->[[]]"});
  CHECK(ticks("quarters: []", "months: []") == Lines{});
}

TEST_CASE("each key of a row") {
  const auto keys = [](const char* before, const char* after) {
    return changes(small_plan({std::string("months: [1]") + before}), small_plan({std::string("months: [1]") + after}));
  };
  CHECK(keys(", note: \"a\"", ", note: \"b\"") == Lines{"reworded 1.1.1.1 note [a]->[b]"});
  CHECK(keys("", ", budget: 5") == Lines{"budget_changed 1.1.1.1 budget []->[5]"});
  CHECK(keys(", target: {value: 9, unit: \"x\"}", ", target: {value: 10, unit: \"x\", by: [{month: 6, value: 4}]}") ==
        Lines{"target_changed 1.1.1.1 target [9 x]->[10 x; by 6: 4]"});
  CHECK(keys(", target: {value: 9, unit: \"x\", by: [{month: 6, value: 9}]}",
             ", target: {value: 9, unit: \"x\", each: [{month: 6, value: 9}]}") ==
        Lines{"target_changed 1.1.1.1 target [9 x; by 6: 9]->[9 x; each 6: 9]"});
  CHECK(keys(", target: {value: \"B\", unit: \"x\", scale: [\"B\", \"A\"]}",
             ", target: {value: \"B\", unit: \"x\", scale: [\"C\", \"B\", \"A\"]}") ==
        Lines{"target_changed 1.1.1.1 target [B x; scale B, A]->[B x; scale C, B, A]"});
  CHECK(keys("", ", code: \"A.1\"") == Lines{"reworded 1.1.1.1 code []->[A.1]"});
  CHECK(keys(", evidence_needed: [\"a\"]", "") == Lines{"reworded 1.1.1.1 evidence_needed [a]->[]"});
  CHECK(keys("", ", doubt: \"d\"") == Lines{"reworded 1.1.1.1 doubt []->[d]"});
}

TEST_CASE("with a doubt that is settled all changes of a row are a corrected reading") {
  CHECK(changes(small_plan({"months: [4], doubt: \"April or May\"", "months: [1]"}),
                small_plan({"months: [5]", "months: [2]"})) ==
        Lines{"reading_corrected 1.1.1.1 months 4->5", "reading_corrected 1.1.1.1 doubt [April or May]->[]",
              "moved 1.1.1.2 months 1->2"});
}

TEST_CASE("rows of every level come and go, and what came or went with them is counted") {
  const std::string one = small_plan({"months: [1]"});
  const std::string two = small_plan({"months: [1]", "months: [2, 3]"});
  CHECK(changes(one, two) == Lines{"row_added 1.1.1.2 ->2,3 []->[Indikator 2]"});
  CHECK(changes(two, one) == Lines{"row_removed 1.1.1.2 2,3-> [Indikator 2]->[]"});
  const std::string more = two +
                           "  - number: 2\n    name: \"Q\"\n    activities:\n      - number: 1\n        name: \"B\"\n"
                           "        sub_activities:\n          - number: 1\n            name: \"T\"\n"
                           "            indicators:\n              - {number: 1, name: \"x\", months: [1, 2]}\n";
  CHECK(changes(two, more) == Lines{"row_added 2 []->[Q]"});
  const auto a = plan_of(two);
  const auto b = plan_of(more);
  const Change change = edit_of({&a->file, &b->file}).changes.at(0);
  CHECK(change.below.indicators == 1);
  CHECK(change.below.ticks == 2);
  CHECK(b->source.line_of(change.place->begin) == 17);
}

TEST_CASE("a row that follows its parent's number is not renumbered itself") {
  std::string other = small_plan({"months: [1]"});
  other.replace(other.find("          - number: 1"), 21, "          - number: 2");
  CHECK(changes(small_plan({"months: [1]"}), other) == Lines{"renumbered 1.1.2 was 1.1.1 number [1.1.1]->[1.1.2]"});
}

TEST_CASE("the head, the decree and amendments") {
  const std::string row = "months: [1]";
  const std::string decree = "decree: {number: \"1/2021\", date: \"2021-01-04\"}\n";
  const std::string amendment =
      "amendments:\n  - {number: \"2/2021\", date: \"2021-05-03\", about: \"x\", indicators: [\"1.1.1.1\"]}\n";
  CHECK(changes(small_plan({row}), small_plan({row}, decree)) == Lines{"decree_changed decree []->[1/2021]"});
  CHECK(changes(small_plan({row}, decree), small_plan({row}, decree + amendment)) ==
        Lines{"amendment_added amendments []->[2/2021, 2021-05-03, x: 1.1.1.1]"});
  std::string later = amendment;
  later.replace(later.find("\"x\""), 3, "\"y\"");
  CHECK(changes(small_plan({row}, decree + amendment), small_plan({row}, decree + later)) ==
        Lines{"amendment_changed amendments [2/2021, 2021-05-03, x: 1.1.1.1]->[2/2021, 2021-05-03, y: 1.1.1.1]"});
  std::string renamed = small_plan({row});
  renamed.replace(renamed.find("KPU Contoh"), 10, "KPU Kedua");
  CHECK(changes(small_plan({row}), renamed) == Lines{"head_changed institution.name [KPU Contoh]->[KPU Kedua]"});
}

TEST_CASE("what is said in other words is no change") {
  const auto row = [](const std::string& target) { return small_plan({"months: [1], target: {" + target + "}"}); };
  CHECK(changes(row("value: 100, unit: \"%\""), row("value: 100.00, unit: \"%\", better: higher")) == Lines{});
  CHECK(changes(row("value: 100, unit: \"%\""), row("value: 10, unit: \"%\"")) ==
        Lines{"target_changed 1.1.1.1 target [100 %]->[10 %]"});
  CHECK(changes(row("value: 0.5, unit: \"%\""), row("value: 0.50, unit: \"%\", better: lower")) ==
        Lines{"target_changed 1.1.1.1 target [0.5 %]->[0.5 %, lower]"});
}

// ---- records

struct WithRecords {
  std::unique_ptr<TestPlan> plan = plan_of(small_plan({"months: [1, 7]", "months: [2]"}));
  SourceText source;
  LoadedProgress loaded;

  explicit WithRecords(const std::string& lines)
      : source("plans/2021.progress.yaml", "rbplan_progress: 1\nrecords:\n" + lines), loaded(load_progress(source)) {
    take_progress(plan->file, source, loaded.progress);
  }
};

std::string record(const std::string& id, int month, const std::string& more) {
  return fmt::format(
      "  - {{\"indicator\": \"{}\", \"months\": [{}], \"status\": \"done\", \"date\": \"2021-07-02\"{}}}\n", id, month,
      more);
}

Lines of_records(const std::string& before, const std::string& after) {
  const WithRecords a(before);
  const WithRecords b(after);
  Lines lines;
  for (const Change& one : edit_of({&a.plan->file, &b.plan->file}).changes) lines.push_back(line_of(one));
  return lines;
}

TEST_CASE("records are compared by what they say, not by their order or their writing") {
  const std::string a = record("1.1.1.1", 1, ", \"recorded\": \"2021-07-02T03:00:00Z\"");
  const std::string b = record("1.1.1.2", 2, ", \"by\": \"Siti\"");
  std::string spaced = a;
  spaced.replace(spaced.find("\"months\": [1]"), 13, "\"months\":[ 1 ]");
  CHECK(of_records(a + b, b + spaced) == Lines{});
  CHECK(of_records(a, a + b) == Lines{"record_added 1.1.1.2 ->2"});
  CHECK(of_records(a + b, b) == Lines{"record_removed 1.1.1.1 1->"});
  CHECK(of_records(a + a, a) == Lines{});
  CHECK(of_records(a, record("1.1.1.1", 7, ", \"recorded\": \"2021-07-02T03:00:00Z\"")) ==
        Lines{"record_changed 1.1.1.1 1->7"});
  CHECK(of_records(b, record("1.1.1.2", 2, ", \"by\": \"Budi\"")) == Lines{"record_changed 1.1.1.2 2->2"});
  const Lines changed = {"record_changed 1.1.1.2 2->2"};
  for (const char* more :
       {", \"follow_up_owner\": \"x\"", ", \"follow_up_due\": \"2021-08-01\"", ", \"value\": \"7\""}) {
    CAPTURE(more);
    CHECK(of_records(b, record("1.1.1.2", 2, std::string(", \"by\": \"Siti\"") + more)) == changed);
  }
  CHECK(of_records(record("1.1.1.2", 2, ", \"value\": 7"), record("1.1.1.2", 2, ", \"value\": \"7\"")) == changed);
}

// ---- any edit

TEST_CASE("one direction is the mirror of the other, and a fingerprint stays") {
  Random random(5);
  for (int i = 0; i < 300; ++i) {
    const auto any_plan = [&] {
      std::vector<std::string> rows;
      for (int n = random.from_to(1, 5); n > 0; --n)
        rows.push_back(fmt::format("months: [{}]{}", random.from_to(1, 12), random.one_in(4) ? ", budget: 5" : ""));
      return small_plan(rows);
    };
    const auto a = plan_of(any_plan());
    const auto b = plan_of(any_plan());
    const auto there = edit_of({&a->file, &b->file}).changes;
    const auto back = edit_of({&b->file, &a->file}).changes;
    REQUIRE(there.size() == back.size());
    std::vector<std::string> seen;
    for (const Change& one : there) {
      const bool is_mirrored = std::any_of(back.begin(), back.end(), [&](const Change& other) {
        return other.months == one.was_months && other.was_months == one.months && other.now == one.was &&
               other.was == one.now && other.field == one.field;
      });
      CHECK(is_mirrored);
      seen.push_back(one.fingerprint());
      CHECK(seen.back().size() == 12);
    }
    std::sort(seen.begin(), seen.end());
    CHECK(std::unique(seen.begin(), seen.end()) == seen.end());
    const auto again = edit_of({&a->file, &b->file}).changes;
    for (std::size_t at = 0; at < there.size(); ++at) CHECK(again[at].fingerprint() == there[at].fingerprint());
  }
}

}  // namespace
}  // namespace rbplan::testing
