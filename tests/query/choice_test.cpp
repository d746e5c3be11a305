#include "query/choice.h"

#include <doctest/doctest.h>

#include "query/due.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

std::unique_ptr<TestPlan> plan_of_year(int year, const std::string& months = "1", const std::string& code = "9901") {
  std::string yaml = small_plan({"months: [" + months + "]"});
  yaml.replace(yaml.find("2021"), 4, std::to_string(year));
  yaml.replace(yaml.find("9901"), 4, code);
  return plan_of(yaml);
}

std::vector<int> years(const Plans& plans) {
  std::vector<int> out;
  for (const PlanFile* file : plans) out.push_back(file->year());
  return out;
}

TEST_CASE("a list takes one plan of each office: the day's year, else the latest before, else the earliest") {
  const auto a = plan_of_year(2020);
  const auto b = plan_of_year(2022);
  const Plans found = {&a->file, &b->file};
  CHECK(years(one_plan_each(found, day(2020, 6, 1), {})) == std::vector{2020});
  CHECK(years(one_plan_each(found, day(2021, 6, 1), {})) == std::vector{2020});
  CHECK(years(one_plan_each(found, day(2030, 6, 1), {})) == std::vector{2022});
  CHECK(years(one_plan_each(found, day(2010, 6, 1), {})) == std::vector{2020});
  CHECK(years(one_plan_each(found, day(2020, 6, 1), 2022)) == std::vector{2022});
  CHECK(one_plan_each(found, day(2020, 6, 1), 2021).empty());
}

TEST_CASE("overdue takes every plan whose year is not after the day's, or the earliest") {
  const auto a = plan_of_year(2020);
  const auto b = plan_of_year(2021);
  const auto c = plan_of_year(2023);
  const Plans found = {&a->file, &b->file, &c->file};
  CHECK(years(plans_up_to(found, day(2021, 6, 1), {})) == std::vector{2020, 2021});
  CHECK(years(plans_up_to(found, day(2019, 6, 1), {})) == std::vector{2020});
  CHECK(years(plans_up_to(found, day(2019, 6, 1), 2023)) == std::vector{2023});
}

TEST_CASE("each office is chosen for itself") {
  const auto a = plan_of_year(2020, "1", "9901");
  const auto b = plan_of_year(2021, "1", "9901");
  const auto c = plan_of_year(2020, "1", "9902");
  CHECK(years(one_plan_each({&a->file, &b->file, &c->file}, day(2021, 6, 1), {})) == std::vector{2021, 2020});
}

TEST_CASE("the plan of another year is of the same office, where one of the two leaves its code out too") {
  const auto a = plan_of_year(2020, "1", "9901");
  const auto b = plan_of_year(2021, "1", "9902");
  const auto c = plan_of_year(2021, "1", "9901");
  CHECK(rbplan::plan_of_year({&b->file, &c->file}, a->file, 2021) == &c->file);
  CHECK(rbplan::plan_of_year({&b->file}, a->file, 2021) == nullptr);  // of the same name
  CHECK(rbplan::plan_of_year({&a->file}, c->file, 2021) == nullptr);
  std::string yaml = small_plan({"months: [1]"});
  yaml.erase(yaml.find(", code: \"9901\""), std::string_view(", code: \"9901\"").size());
  const auto without_code = plan_of(yaml);
  CHECK(rbplan::plan_of_year({&b->file, &without_code->file}, b->file, 2021) == &b->file);
  CHECK(rbplan::plan_of_year({&without_code->file}, a->file, 2021) == &without_code->file);
}

TEST_CASE("the months after the year's end are those of the next plan") {
  const auto a = plan_of_year(2021, "1, 11, 12");
  const auto b = plan_of_year(2022, "1, 2");
  const Plans found = {&a->file, &b->file};
  const Due result = due({&a->file}, found, found, {{}, day(2021, 11, 5), 3}, {}, {day(2021, 11, 5), 0});
  REQUIRE(result.months.size() == 4);
  CHECK(result.months[2].year == 2022);
  CHECK(result.months[2].ticks.size() == 1);
  CHECK(result.months[3].ticks.size() == 1);
  CHECK(result.earlier_overdue == 1);
}

TEST_CASE(
    "several offices are told of in one year: the day's if any has it, else the latest before, else the earliest") {
  const auto a = plan_of_year(2020);
  const auto b = plan_of_year(2022, "1", "9902");
  const auto c = plan_of_year(2021, "1", "9903");
  const Plans found = {&a->file, &b->file, &c->file};
  const auto year_on = [&](int year) { return years(plans_of_one_year(found, day(year, 6, 1), {})); };
  CHECK(year_on(2020) == std::vector{2020});
  CHECK(year_on(2021) == std::vector{2021});
  CHECK(year_on(2030) == std::vector{2022});
  CHECK(year_on(2010) == std::vector{2020});
  CHECK(years(plans_of_one_year(found, day(2020, 6, 1), 2022)) == std::vector{2022});
  CHECK(plans_of_one_year(found, day(2020, 6, 1), 2023).empty());
  CHECK(plans_of_one_year({}, day(2020, 6, 1), {}).empty());
}

TEST_CASE("without a month named it is the day's, or the one of the plan that is nearest to it") {
  const auto plan = plan_of_year(2021, "1, 12");
  const Plans found = {&plan->file};
  const auto months = [&](Date on, int next) {
    std::vector<std::pair<int, unsigned>> out;
    for (const DueMonth& month : due(found, found, found, {{}, on, next}, {}, {on, 0}).months)
      out.emplace_back(month.year, month_number(month.month));
    return out;
  };
  using Months = std::vector<std::pair<int, unsigned>>;
  CHECK(months(day(2021, 3, 5), 1) == Months{{2021, 3}, {2021, 4}});
  CHECK(months(day(2022, 1, 5), 0) == Months{{2021, 12}});
  CHECK(months(day(2022, 1, 5), 1) == Months{{2021, 12}, {2022, 1}});
  CHECK(months(day(2020, 12, 20), 1) == Months{{2020, 12}, {2021, 1}});
  CHECK(months(day(2020, 10, 5), 1) == Months{{2021, 1}, {2021, 2}});
}

TEST_CASE("what earlier months and earlier plans left overdue is counted") {
  const auto a = plan_of_year(2020, "11, 12");
  const auto b = plan_of_year(2021, "1, 2, 3");
  const Plans found = {&a->file, &b->file};
  const auto earlier = [&](Month month, const Filter& filter = {}) {
    return due({&b->file}, {&b->file}, found, {{month}, day(2021, 3, 5)}, filter, {day(2021, 3, 5), 0}).earlier_overdue;
  };
  CHECK(earlier(std::chrono::March) == 4);
  CHECK(earlier(std::chrono::January) == 2);
  Filter none;
  none.texts = {"tidak ada"};
  CHECK(earlier(std::chrono::March, none) == 0);
}

}  // namespace
}  // namespace rbplan::testing
