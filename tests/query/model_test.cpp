// Random plans, records and days: what the program says of each tick is what model.cpp says of it.
#include "query/model.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "load/progress.h"
#include "support/plans.h"
#include "support/random.h"
#include "world/clock.h"

namespace rbplan::testing {
namespace {

constexpr int kYears[] = {1900, 2000, 2020, 2021, 2021, 2023, 2024, 2100, 2199};
constexpr int kGraces[] = {0, 0, 1, 7, 31, 400};
constexpr int kHoursEast[] = {7, 8, 9, 0, -3, -11, 14};
constexpr const char* kValues[] = {"",     "",    "0",    "-0", "1",  "1.0",  "1.00", "-1",
                                   "-1.5", "0.5", "0.50", "9",  "10", "99.5", "100",  "100.0"};
constexpr const char* kPlaces[] = {"../evidence/a.pdf", "../evidence/b c.pdf", "../evidence/./a.pdf",
                                   "https://example.org/x", "https://example.org/y"};
constexpr const char* kWords[] = {"done", "done", "done", "partial", "not_done", "accepted", "returned", "accepted"};
constexpr int kSeconds[] = {0, 1, 43200, 61199, 61200, 86399, 86399};  // 17:00:00 UTC is midnight in Jakarta

// Makes a world around few days and few seconds, so that much of it happens at one time.
class Maker {
 public:
  explicit Maker(Random& random) : random_(random) { world_.year = random_.of(kYears); }

  model::World world() {
    const int month = random_.of(std::vector<int>{1, 2, 2, 6, 11, 12});
    const int end = model::days_from_1890({world_.year, month, model::days_of_month(world_.year, month)});
    for (int i = random_.from_to(1, 4); i > 0; --i) days_.push_back(model::day_of(end + random_.from_to(-2, 2)));
    days_.push_back(model::day_of(end + random_.from_to(-60, 60)));
    months_ = {month, month, month % 12 + 1};
    amendments();
    rows();
    for (model::Amendment& one : world_.amendments) list_rows(one);
    const int records = random_.from_to(0, 9);
    for (int i = 0; i < records; ++i) world_.records.push_back(record());
    return world_;
  }

  model::Question question() {
    model::Question question;
    const int day = model::days_from_1890(random_.of(days_));
    question.grace = random_.of(kGraces);
    question.day = model::day_of(day + (random_.one_in(3) ? question.grace : 0) + random_.from_to(-1, 3));
    if (random_.one_in(2)) question.known_on = model::day_of(day + random_.from_to(-1, 1));
    question.hours_east = random_.of(kHoursEast);
    return question;
  }

 private:
  void amendments() {
    for (int i = random_.below(3); i > 0; --i) {
      world_.amendments.push_back({fmt::format("0{}", i), random_.of(days_), {}});
    }
  }

  void list_rows(model::Amendment& amendment) {
    for (int i = random_.from_to(1, 3); i > 0; --i) {
      const model::Row& row = random_.of(world_.rows);
      const std::string& id = row.formerly.empty() || random_.one_in(2) ? row.id : random_.of(row.formerly);
      amendment.ids.push_back(random_.one_in(8) ? id.substr(0, id.rfind('.')) : id);
    }
  }

  std::vector<int> some_months() {
    std::vector<int> months;
    for (int i = random_.from_to(1, 3); i > 0; --i) {
      const int month = random_.one_in(6) ? random_.from_to(1, 12) : random_.of(months_);
      if (std::find(months.begin(), months.end(), month) == months.end()) months.push_back(month);
    }
    if (!random_.one_in(3)) return months;
    std::vector<int> quarters;
    for (const int month : months) {
      const int quarter = -((month + 2) / 3);
      if (std::find(quarters.begin(), quarters.end(), quarter) == quarters.end()) quarters.push_back(quarter);
    }
    return quarters;
  }

  // Some stand below a heading; some had other ids, which may be in use again; two may have changed theirs.
  void rows() {
    for (int i = random_.from_to(1, 3), number = 1; number <= i; ++number) {
      model::Row row;
      row.id = fmt::format("1.1.1.{}", number);
      if (random_.one_in(4)) {
        world_.rows.push_back(row);
        row.id += ".1";
      }
      if (!random_.one_in(12)) row.months = some_months();
      if (random_.one_in(3)) row.formerly.push_back(fmt::format("1.1.9.{}", number));
      if (random_.one_in(8)) row.formerly.emplace_back("1.1.1.1");
      if (random_.one_in(8)) row.formerly.emplace_back("1.1.8.1");
      row.formerly.erase(std::remove(row.formerly.begin(), row.formerly.end(), row.id), row.formerly.end());
      if (!world_.amendments.empty() && random_.one_in(2)) row.cancelled_by = random_.of(world_.amendments).number;
      world_.rows.push_back(row);
    }
    if (world_.rows.size() < 2 || random_.one_in(2)) return;
    model::Row& first = world_.rows.front();
    model::Row& last = world_.rows.back();
    first.formerly = {last.id};
    if (!random_.one_in(4)) last.formerly = {first.id};
  }

  model::Proof proof() { return {random_.of(kPlaces), random_.of(std::string("abc"))}; }

  model::Record record() {
    if (!world_.records.empty() && random_.one_in(6)) return nearly(random_.of(world_.records));
    model::Record record;
    const model::Row& row = random_.of(world_.rows);
    record.id = row.formerly.empty() || random_.one_in(2) ? row.id : random_.of(row.formerly);
    if (!random_.one_in(12)) record.months = some_months();
    record.word = random_.of(kWords);
    record.date = random_.of(days_);
    record.value = random_.of(kValues);
    if (random_.one_in(2)) record.proofs.push_back(proof());
    if (random_.one_in(9)) record.proofs.push_back(proof());
    if (!random_.one_in(3)) record.recorded = model::Moment{random_.of(days_), random_.of(kSeconds)};
    if (random_.one_in(3)) record.note = random_.of(std::vector<std::string>{"a", "b", "é"});
    return record;
  }

  // Another record of the same time.
  model::Record nearly(model::Record record) {
    if (random_.one_in(2)) record.value = random_.of(kValues);
    if (random_.one_in(3)) record.word = random_.of(kWords);
    if (random_.one_in(3) && record.recorded) record.date = random_.of(days_);
    if (random_.one_in(3)) record.note = random_.of(std::vector<std::string>{"", "c"});
    return record;
  }

  Random& random_;
  model::World world_;
  std::vector<model::Day> days_;
  std::vector<int> months_;
};

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", text);
  return list;
}

std::string plan_text(const model::World& world) {
  std::string yaml = fmt::format("rbplan: 1\ntitle: \"T\"\nyear: {}\ninstitution: {{name: \"KPU\"}}\n", world.year);
  if (!world.amendments.empty()) yaml += "amendments:\n";
  for (const model::Amendment& one : world.amendments) {
    yaml += fmt::format("  - {{number: \"{}\", date: \"{}\", about: \"x\", indicators: [{}]}}\n", one.number,
                        one.date.text(), list_of(one.ids));
  }
  yaml +=
      "programs:\n  - number: 1\n    name: \"P\"\n    activities:\n      - number: 1\n        name: \"A\"\n"
      "        sub_activities:\n          - number: 1\n            name: \"S\"\n            indicators:\n";
  bool below_heading = false;
  for (const model::Row& row : world.rows) {
    const bool is_below = std::count(row.id.begin(), row.id.end(), '.') == 4;
    if (is_below && !below_heading) yaml += "                indicators:\n";
    below_heading = is_below;
    const std::string indent(is_below ? 18 : 14, ' ');
    const std::string number = row.id.substr(row.id.rfind('.') + 1);
    yaml += fmt::format("{0}- number: {1}\n{0}  name: \"I {2}\"\n{0}  {3}\n", indent, number, row.id,
                        model::schedule_text(row.months, ""));
    if (!row.formerly.empty()) yaml += fmt::format("{}  formerly: [{}]\n", indent, list_of(row.formerly));
    if (!row.cancelled_by.empty()) yaml += fmt::format("{}  cancelled_by: \"{}\"\n", indent, row.cancelled_by);
  }
  return yaml;
}

std::string progress_text(const std::vector<model::Record>& records) {
  std::string text = "rbplan_progress: 1\nrecords:\n";
  for (const model::Record& record : records) text += record.line() + '\n';
  return text;
}

Date date_of(const model::Day& of) {
  return day(of.year, static_cast<unsigned>(of.month), static_cast<unsigned>(of.day));
}

AsOf as_of_question(const model::Question& question) {
  AsOf as_of{date_of(question.day), question.grace, {}};
  if (question.known_on) {
    const Date known = date_of(*question.known_on);
    as_of.known = Knowledge{known, FixedClock(known, question.hours_east).end_of(known)};
  }
  return as_of;
}

// What the program says of a tick, in the words of the model.
std::string said_of(const Tick& tick, const SourceText& progress) {
  const Record* decider = tick.decision.record;
  std::string evidence;
  for (const Evidence* one : tick.evidence()) {
    evidence += one->proof().value + (one->sha256 ? "#" + one->sha256->value.substr(0, 1) : std::string()) + ";";
  }
  const auto line = [&] {
    return std::string(progress.bytes().substr(decider->line.begin, decider->line.end - decider->line.begin));
  };
  return fmt::format(
      "{} {} {} late {} proven {} review {} overdue {} status {} date {} value {} evidence {} line {}", tick.row->id,
      month_number(tick.period.last()), word_of(tick.state), tick.is_late(), tick.is_proven(),
      tick.decision.review && tick.is_done() ? word_of(*tick.decision.verdict()) : "null", tick.days_overdue,
      decider ? word_of(decider->status->value) : "null", decider ? iso(decider->date.value) : "null",
      decider && decider->value ? decider->value->value.text : "null", evidence, decider ? line() : "null");
}

// What the program says of each tick, from the texts of both files.
std::vector<std::string> said(const TestPlan& plan, const std::string& records, const model::Question& question) {
  const SourceText source("plans/2021.progress.yaml", records);
  const LoadedProgress loaded = load_progress(source);
  for (const Diagnostic& problem : loaded.problems) INFO(message(problem, Words()));
  REQUIRE(loaded.problems.empty());
  PlanFile file = plan.file;
  take_progress(file, source, loaded.progress);
  std::vector<std::string> out;
  for (const Tick& tick : ticks_of(file, as_of_question(question))) out.push_back(said_of(tick, source));
  return out;
}

std::string text_of(const model::Question& question) {
  return fmt::format("on {}, grace {}, known on {}, {} hours east", question.day.text(), question.grace,
                     question.known_on ? question.known_on->text() : "any day", question.hours_east);
}

// A case of this list that no world shows is one that the test says nothing of.
constexpr const char* kSituations[] = {
    "state done",
    "state cancelled",
    "state overdue",
    "state due",
    "state upcoming",
    "of a quarter, done",
    "of a quarter, cancelled",
    "of a quarter, overdue",
    "of a quarter, due",
    "of a quarter, upcoming",
    "late",
    "late within the grace",
    "done before its month",
    "done though cancelled",
    "cancelled later",
    "cancelled on the day",
    "due in the days of grace",
    "the last day before overdue",
    "the first day of overdue",
    "a deadline on a leap day",
    "a deadline at the year's end, asked a day later",
    "decided by done",
    "decided by partial",
    "decided by not_done",
    "partial after done",
    "not_done after done",
    "decided under a former id",
    "a former id of two rows",
    "an id in use that no amendment tells of",
    "recorded before another had the id",
    "recorded when another had the id",
    "recorded under an id on the day it changed its row",
    "listed by an id that it had",
    "listed by a row above it",
    "listed by all below it",
    "decided by a record of several months",
    "decided by a record that names a month which is history",
    "a record of a month that is history",
    "a record of no month",
    "two of one time",
    "one with and one without a time, of one second",
    "of one time, the more cautious",
    "of one time, the later date",
    "of one time, a value before none",
    "of one time, the smaller value",
    "of one time, one value in other digits",
    "of one time, by the bytes",
    "proven",
    "not proven",
    "proven by several records",
    "a proof that stands twice",
    "proven before the record that decides",
    "a proof that comes later",
    "a proof before a record of another status",
    "an address again",
    "a file again, in other letters",
    "a file again, with other bytes",
    "the same bytes at another place",
    "a piece that was replaced",
    "evidence of what is not done",
    "review accepted",
    "review returned",
    "review null",
    "a review before",
    "a review of the same time",
    "a review without a time on the deciding date",
    "and that was recorded on a later day",
    "two verdicts of one time",
    "several reviews that count",
    "a review without a record",
    "a review of what is not done",
    "a record of a later date",
    "recorded after what was known",
    "without a time, dated after what was known",
    "known too late only in local time",
    "known in time only in local time",
    "recorded in the first second that is too late",
    "recorded in the last second that counts",
};

TEST_CASE("ticks are what the words say, whatever the records and their order") {
  constexpr int kWorlds = 5000;
  Random random(20210129);
  model::Met met;
  std::size_t ticks = 0;
  std::size_t orders = 0;
  for (int i = 0; i < kWorlds; ++i) {
    Maker maker(random);
    model::World world = maker.world();
    const std::string yaml = plan_text(world);
    const auto plan = plan_of(yaml);
    for (int k = 0; k < 3; ++k) {
      const model::Question question = maker.question();
      const std::vector<std::string> expected = model::ticks(world, question, met);
      ticks += expected.size();
      random.shuffle(world.records);  // the lines of two branches come in any order
      const std::string records = progress_text(world.records);
      const std::vector<std::string> actual = said(*plan, records, question);
      ++orders;
      CAPTURE(i);
      CAPTURE(yaml);
      CAPTURE(records);
      CAPTURE(text_of(question));
      REQUIRE(actual.size() == expected.size());
      for (std::size_t t = 0; t < actual.size(); ++t) REQUIRE(actual[t] == expected[t]);
    }
  }
  MESSAGE(ticks << " ticks of " << kWorlds << " plans, asked " << orders << " times");
  for (const char* situation : kSituations) {
    CAPTURE(situation);
    CHECK(met[situation] > 0);
  }
  CHECK(met.size() == std::size(kSituations));  // none is met that is not listed
  if (std::getenv("RBPLAN_SHOW_COUNTS")) {
    for (const auto& [situation, times] : met) MESSAGE(situation << ": " << times);
  }
}

TEST_CASE("the order of the lines in a file decides nothing") {
  constexpr int kWorlds = 300;
  constexpr int kOrders = 40;
  Random random(7);
  std::size_t ticks = 0;
  for (int i = 0; i < kWorlds; ++i) {
    Maker maker(random);
    model::World world = maker.world();
    const model::Question question = maker.question();
    const auto plan = plan_of(plan_text(world));
    const std::vector<std::string> first = said(*plan, progress_text(world.records), question);
    for (int k = 0; k < kOrders; ++k) {
      random.shuffle(world.records);
      const std::string records = progress_text(world.records);
      CAPTURE(records);
      REQUIRE(said(*plan, records, question) == first);
    }
    ticks += first.size();
  }
  MESSAGE(ticks << " ticks of " << kWorlds << " plans, each in " << kOrders << " orders");
}

}  // namespace
}  // namespace rbplan::testing
