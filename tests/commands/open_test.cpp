// Plans that a question does not need are let go of, and nothing that is asked changes by it.
#include "session/workspace.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "query/due.h"
#include "query/overview.h"
#include "support/plans.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

std::string plan_text(const std::string& code, int year, const std::string& months) {
  std::string yaml = small_plan({fmt::format("months: [{}]", months), "months: [2, 12]"});
  yaml.replace(yaml.find("9901"), 4, code);
  yaml.replace(yaml.find("2021"), 4, std::to_string(year));
  return yaml;
}

// Some offices with plans of some years each; now and then a plan with an error, or a second one of the year.
Memory some_files(std::mt19937& random) {
  Memory files;
  const auto one_of = [&](unsigned n) { return random() % n; };
  for (int office = 1; office <= 3; ++office) {
    for (int year = 2019; year <= 2023; ++year) {
      if (one_of(3) == 0) continue;
      const std::string code = fmt::format("99{:02}", office);
      const std::string months = one_of(8) == 0 ? "13" : fmt::format("{}", 1 + one_of(12));
      files.add(fmt::format("plans/{}/{}.yaml", code, year), plan_text(code, year, months));
      if (one_of(8) == 0) files.add(fmt::format("plans/{}/b-{}.yaml", code, year), plan_text(code, year, "1"));
    }
  }
  return files;
}

std::vector<std::string> names(const Plans& plans) {
  std::vector<std::string> out;
  for (const PlanFile* file : plans) out.push_back(fmt::format("{} {}", file->source->path(), file->rows.size()));
  return out;
}

std::vector<std::string> names(const std::vector<Tick>& ticks) {
  std::vector<std::string> out;
  for (const Tick& tick : ticks)
    out.push_back(fmt::format("{} {} {}", tick.file->source->path(), tick.row->id, iso(tick.deadline)));
  return out;
}

std::vector<std::string> problems(const Workspace& opened) {
  std::vector<std::string> out;
  for (const FileFindings& file : opened.findings(true)) {
    for (const Diagnostic& one : file.diagnostics) {
      out.push_back(
          fmt::format("{}:{} {}", file.source->path(), file.source->line_of(one.span.begin), message(one, Words())));
    }
  }
  return out;
}

struct Question {
  const Env& env;
  AsOf as_of;
  std::optional<int> year;

  Workspace open(Need::Years years) const {
    return load_plans(env, {"plans"}, "<stdin>", {{years, as_of.day, year}, {}, as_of});
  }
};

void check_due(const Question& question, const Workspace& all, const Workspace& some, int next) {
  const MonthsAsked months{{}, question.as_of.day, next};
  const auto ask = [&](const Workspace& opened) {
    const Plans found = opened.without_errors();
    const Plans chosen = one_plan_each(found, question.as_of.day, question.year);
    const Plans asked = plans_asked(chosen, question.year ? chosen : found, months);
    Due result = due(chosen, asked, found, months, {}, question.as_of);
    result.earlier_overdue += opened.let_go_before(chosen).ticks;
    return result;
  };
  const Due whole = ask(all);
  const Due part = ask(some);
  CHECK(whole.earlier_overdue == part.earlier_overdue);
  REQUIRE(whole.months.size() == part.months.size());
  for (std::size_t i = 0; i < whole.months.size(); ++i)
    CHECK(names(whole.months[i].ticks) == names(part.months[i].ticks));
}

void check(const Question& question) {
  const Date day = question.as_of.day;
  const Workspace all = question.open(Need::Years::all);
  const Workspace one = question.open(Need::Years::one);
  const Workspace later = question.open(Need::Years::one_and_later);
  const Workspace up_to_day = question.open(Need::Years::up_to_day);
  const Plans found = all.without_errors();
  const Plans chosen = one_plan_each(found, day, question.year);
  for (const Workspace* some : {&one, &later, &up_to_day}) CHECK(problems(all) == problems(*some));
  CHECK(names(chosen) == names(one_plan_each(one.without_errors(), day, question.year)));
  CHECK(names(plans_up_to(found, day, question.year)) ==
        names(plans_up_to(up_to_day.without_errors(), day, question.year)));
  check_due(question, all, one, 0);
  check_due(question, all, later, 11);
  if (chosen.empty()) return;
  const auto earlier = [&](const Workspace& opened) {
    const Plans of_day = one_plan_each(opened.without_errors(), day, question.year);
    OverdueSum sum = overdue_earlier(of_day, opened.without_errors(), {}, question.as_of);
    sum.add(opened.let_go_before(of_day));
    return sum.ticks;
  };
  CHECK(earlier(all) == earlier(one));
  const Plans later_found = later.without_errors();
  const Overview whole = overview(chosen, found, question.year, question.as_of);
  const Plans later_chosen = one_plan_each(later_found, day, question.year);
  Overview part = overview(later_chosen, later_found, question.year, question.as_of);
  if (!question.year) part.overdue.add(later.let_go_before(later_chosen));
  CHECK(whole.overdue.ticks == part.overdue.ticks);
  CHECK(whole.overdue.most_days == part.overdue.most_days);
  CHECK(names(whole.month.ticks) == names(part.month.ticks));
  CHECK(whole.next.has_value() == part.next.has_value());
}

TEST_CASE("what is let go of is not missed") {
  std::mt19937 random(7);
  std::size_t let_go = 0;
  for (int round = 0; round < 60; ++round) {
    const Memory files = some_files(random);
    const FixedClock clock(day(2021, 1, 1));
    const Env env{files, clock, {}, [](const std::string&) { return std::nullopt; }};
    for (const int year : {2018, 2019, 2021, 2023, 2025}) {
      const auto month = static_cast<unsigned>(1 + random() % 12);
      INFO(round << " " << year << "-" << month);
      for (const std::optional<int> asked : {std::optional<int>(), std::optional<int>(2020)}) {
        const Question question{env, {day(year, month, 15), 0}, asked};
        check(question);
        for (const auto& file : question.open(Need::Years::one).files) let_go += file->let_go ? 1 : 0;
      }
    }
  }
  CHECK(let_go > 1000);
}

}  // namespace
}  // namespace rbplan::testing
