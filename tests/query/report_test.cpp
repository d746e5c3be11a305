#include "query/report.h"

#include <doctest/doctest.h>

#include "load/progress.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

constexpr MonthRange kSecondQuarter{std::chrono::April, std::chrono::June};

// Records of 1.1.1.1, each the inside of an object.
struct WithRecords {
  WithRecords(const std::vector<std::string>& indicators, const std::vector<std::string>& records)
      : plan(plan_of(small_plan(indicators))), source("plans/2021.progress.yaml", text(records)) {
    LoadedProgress loaded = load_progress(source);
    REQUIRE(loaded.problems.empty());
    progress = std::move(loaded.progress);
    take_progress(plan->file, source, progress);
  }

  static std::string text(const std::vector<std::string>& records) {
    std::string out = "rbplan_progress: 1\nrecords:\n";
    for (const std::string& record : records) out += "  - {\"indicator\": \"1.1.1.1\", " + record + "}\n";
    return out;
  }

  std::unique_ptr<TestPlan> plan;
  SourceText source;
  Progress progress;
};

std::string done(int month, const std::string& date, const std::string& more = "") {
  return fmt::format(R"("months": [{}], "status": "done", "date": "{}"{})", month, date, more);
}

Report at(const WithRecords& what, MonthRange months, Date on) {
  return report(what.plan->file, nullptr, {2021, months}, {on});
}

// Target, result and achievement of a plan's one row in the report of some months, as `50 40 80.0`.
std::string achieved_in(MonthRange months, const std::string& indicator, const std::vector<std::string>& records) {
  const WithRecords what({indicator}, records);
  const Report all = at(what, months, day(2021, 7, 1));
  REQUIRE(all.matrix.size() == 1);
  const ReportRow& row = all.matrix.front();
  const auto text = [](const auto& value) { return value ? value->text : std::string("-"); };
  return fmt::format("{} {} {}", text(row.target), text(row.reached),
                     row.achieved ? row.achieved->percent().digits : "-");
}

std::string achieved(const std::string& target, const std::vector<std::string>& records) {
  return achieved_in(kSecondQuarter, "months: [3, 6, 12], target: " + target, records);
}

std::string value(int month, const std::string& date, const std::string& digits) {
  return done(month, date, ", \"value\": " + digits);
}

TEST_CASE("what was reached is measured against the target of the period's end") {
  const std::string by = R"({value: 100, unit: "%", by: [{month: 3, value: 30}, {month: 12, value: 100}]})";
  CHECK(achieved(by, {value(6, "2021-06-30", "20")}) == "30 20 66.6");
  CHECK(achieved(by, {}) == "30 - -");
  CHECK(achieved(R"({value: 100, unit: "%", by: [{month: 12, value: 100}]})", {value(6, "2021-06-30", "20")}) ==
        "- 20 -");
  CHECK(achieved(R"({value: 4, unit: "dokumen"})", {value(6, "2021-03-30", "3")}) == "4 3 75.0");
  CHECK(achieved(R"({value: 0.8, unit: "indeks"})", {value(6, "2021-06-30", "0.8")}) == "0.8 0.8 100.0");
  CHECK(achieved(R"({value: 4, unit: "dokumen"})", {value(6, "2021-03-30", "6")}) == "4 6 150.0");
}

TEST_CASE("where less is better the ratio is turned, and of nothing there is none") {
  const std::string lower = R"({value: 2, unit: "kasus", better: lower})";
  CHECK(achieved(lower, {value(6, "2021-06-30", "3")}) == "2 3 66.6");
  CHECK(achieved(lower, {value(6, "2021-06-30", "0")}) == "2 0 -");
  CHECK(achieved(R"({value: 0, unit: "kasus", better: lower})", {value(6, "2021-06-30", "3")}) == "0 3 -");
  CHECK(achieved(R"({value: 0, unit: "kasus"})", {value(6, "2021-06-30", "3")}) == "0 3 -");
}

TEST_CASE("the latest tick of the period that a record decides says what was reached") {
  const std::string target = R"({value: 100, unit: "%"})";
  CHECK(achieved(target, {value(3, "2021-03-30", "10"), value(6, "2021-06-30", "40")}) == "100 40 40.0");
  CHECK(achieved(target, {value(6, "2021-06-30", "40"), value(12, "2021-06-30", "90")}) == "100 40 40.0");
  CHECK(achieved(target, {value(3, "2021-03-30", "10")}) == "100 - -");
  CHECK(achieved(target, {value(3, "2021-03-30", "10"), done(6, "2021-06-30")}) == "100 - -");
}

TEST_CASE("amounts of their own add up, each record in the period of its last month") {
  const std::string each =
      R"({value: 60, unit: "rapat", each: [{month: 3, value: 10}, {month: 6, value: 20.5}, {month: 12, value: 29.5}]})";
  CHECK(achieved(each, {value(3, "2021-03-30", "10"), value(6, "2021-06-30", "4.1")}) == "20.5 4.1 20.0");
  CHECK(achieved(each, {R"("months": [3, 6], "status": "done", "date": "2021-06-30", "value": 41)"}) ==
        "20.5 41 200.0");
  CHECK(achieved(each, {R"("months": [6, 12], "status": "done", "date": "2021-06-30", "value": 41)"}) == "20.5 - -");
}

TEST_CASE("of a quarter that reaches beyond the month reported on, the target is the month's") {
  const std::string row =
      R"(quarters: [1, 2], target: {value: 100, unit: "%", by: [{month: 3, value: 30}, {month: 6, value: 60}, {month: 12, value: 100}]})";
  const MonthRange april = {std::chrono::April, std::chrono::April};
  CHECK(achieved_in(april, row, {}) == "30 - -");
  CHECK(achieved_in(april, row, {R"("quarters": [2], "status": "done", "date": "2021-06-30", "value": 45)"}) ==
        "30 45 150.0");
}

TEST_CASE("of a target with a scale it is told whether the grade was reached") {
  const auto grade = [](const std::string& reached) {
    const WithRecords what({R"(months: [6], target: {value: "B", unit: "predikat", scale: ["D", "C", "B", "A"]})"},
                           {done(6, "2021-06-30", ", \"value\": \"" + reached + "\"")});
    return at(what, kSecondQuarter, day(2021, 7, 1)).matrix.at(0).has_grade;
  };
  CHECK(grade("A") == true);
  CHECK(grade("B") == true);
  CHECK(grade("C") == false);
}

TEST_CASE("the matrix has what the period asks for and what is overdue from before") {
  const WithRecords what({"months: [2, 5]", "months: [3]", "months: [9]", "months: []", "months: [2]"},
                         {done(2, "2021-02-20")});
  const Report all = at(what, kSecondQuarter, day(2021, 7, 1));
  REQUIRE(all.matrix.size() == 3);
  CHECK(all.matrix[0].row->id == "1.1.1.1");
  CHECK(all.matrix[0].ticks.size() == 1);
  CHECK_FALSE(all.matrix[0].is_from_before);
  CHECK(all.matrix[1].row->id == "1.1.1.2");
  CHECK(all.matrix[1].is_from_before);
  CHECK(all.matrix[2].row->id == "1.1.1.5");
  CHECK(all.matrix[2].number == 3);
}

TEST_CASE("areas count indicators, and ticks with a deadline by the period's end") {
  const WithRecords what({"months: [2, 5, 8]", "months: [3]", "months: []"},
                         {done(2, "2021-03-20"), done(8, "2021-03-20")});
  const Report all = at(what, kSecondQuarter, day(2021, 7, 1));
  REQUIRE(all.summary.size() == 1);
  CHECK(all.total.indicators == 3);
  CHECK(all.total.unscheduled == 1);
  CHECK(all.total.scheduled.planned == 3);
  CHECK(all.total.scheduled.in(State::done) == 1);
  CHECK(all.total.scheduled.late == 1);
  CHECK(all.total.scheduled.in(State::overdue) == 2);
  CHECK(all.total.unproven() == 1);
  CHECK(all.missing.size() == 1);
}

TEST_CASE("a heading is no indicator, and its ticks count") {
  const WithRecords what({"months: [2], indicators: [{number: a, name: x, months: [3]}]"}, {});
  const Report all = at(what, kSecondQuarter, day(2021, 7, 1));
  CHECK(all.total.indicators == 1);
  CHECK(all.total.scheduled.planned == 2);
}

TEST_CASE("an obstacle of the period before is followed up by a later record that says it is done") {
  const std::string obstacle =
      R"("months": [2], "status": "partial", "date": "2021-02-20", "obstacle": "anggaran", "follow_up": "revisi")";
  const WithRecords open({"months: [2, 5]"}, {obstacle, done(5, "2021-05-20")});
  REQUIRE(at(open, kSecondQuarter, day(2021, 7, 1)).follow_up.size() == 1);
  CHECK(at(open, kSecondQuarter, day(2021, 7, 1)).follow_up[0].done == nullptr);
  const WithRecords followed({"months: [2, 5]"}, {obstacle, done(2, "2021-05-20"), done(2, "2021-06-20")});
  const Report all = at(followed, kSecondQuarter, day(2021, 7, 1));
  REQUIRE(all.follow_up.size() == 1);
  REQUIRE(all.follow_up[0].done);
  CHECK(iso(all.follow_up[0].done->date.value) == "2021-05-20");
  CHECK(at(followed, {std::chrono::July, std::chrono::September}, day(2021, 10, 1)).follow_up.empty());
  const WithRecords behind({"months: [2, 5]"},
                           {R"("months": [2], "status": "done", "date": "2021-04-09", "obstacle": "cuti")"});
  REQUIRE(at(behind, kSecondQuarter, day(2021, 7, 1)).follow_up.size() == 1);
  CHECK(at(behind, kSecondQuarter, day(2021, 7, 1)).follow_up[0].done == nullptr);
}

TEST_CASE("a promise is kept once all is done that it names, and no longer when that is taken back") {
  const auto kept = [](const std::vector<std::string>& later) {
    std::vector<std::string> records = {
        R"("months": [2, 3], "status": "partial", "date": "2021-03-20", "obstacle": "anggaran")"};
    records.insert(records.end(), later.begin(), later.end());
    const WithRecords what({"months: [2, 3]"}, records);
    const Report all = at(what, kSecondQuarter, day(2021, 7, 1));
    REQUIRE(all.follow_up.size() >= 1);
    return all.follow_up[0].done ? iso(all.follow_up[0].done->date.value) : std::string();
  };
  CHECK(kept({done(2, "2021-04-09")}) == "");
  CHECK(kept({done(2, "2021-04-09"), done(3, "2021-04-02")}) == "2021-04-09");
  const std::string taken_back = R"("months": [3], "status": "not_done", "date": "2021-05-02")";
  CHECK(kept({done(2, "2021-04-09"), done(3, "2021-04-02"), taken_back}) == "");
  CHECK(kept({done(2, "2021-04-09"), done(3, "2021-04-02"), taken_back, done(3, "2021-06-01")}) == "2021-06-01");
}

TEST_CASE("what is spent is counted up to the period's end") {
  const WithRecords what({"months: [2, 5], budget: 900"},
                         {done(2, "2021-02-20", ", \"spent\": 100"), done(5, "2021-05-20", ", \"spent\": 200"),
                          done(5, "2021-08-20", ", \"spent\": 400")});
  CHECK(at(what, kSecondQuarter, day(2021, 9, 1)).matrix[0].spent == 300);
}

TEST_CASE("the last quarter is one that has ended, and as many months come before a period") {
  CHECK_FALSE(last_quarter(2021, day(2021, 3, 30)));
  CHECK(last_quarter(2021, day(2021, 3, 31))->months.last == std::chrono::March);
  CHECK(last_quarter(2021, day(2021, 12, 30))->months.last == std::chrono::September);
  CHECK(last_quarter(2021, day(2023, 1, 1))->months.first == std::chrono::October);
  const auto before = [](unsigned first, unsigned last) {
    const ReportPeriod period = ReportPeriod{2021, {Month(first), Month(last)}}.before();
    return fmt::format("{} {}-{}", period.year, month_number(period.months.first), month_number(period.months.last));
  };
  CHECK(before(4, 6) == "2021 1-3");
  CHECK(before(1, 3) == "2020 10-12");
  CHECK(before(7, 12) == "2021 1-6");
  CHECK(before(1, 12) == "2020 1-12");
  CHECK(before(5, 5) == "2021 4-4");
  CHECK(before(2, 4) == "2021 1-1");
}

}  // namespace
}  // namespace rbplan::testing
