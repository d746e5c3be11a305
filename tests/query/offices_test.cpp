#include "query/offices.h"

#include <doctest/doctest.h>

#include "support/plans.h"

namespace rbplan::testing {
namespace {

std::unique_ptr<TestPlan> plan_of_office(const std::string& code, const std::string& name, int year = 2021) {
  std::string yaml = small_plan({"months: [1]"});
  yaml.replace(yaml.find("2021"), 4, std::to_string(year));
  yaml.replace(yaml.find("9901"), 4, code);
  yaml.replace(yaml.find("KPU Contoh"), 10, name);
  return plan_of(yaml);
}

std::vector<std::string> lines_of(const std::vector<const Plan*>& plans) {
  std::vector<std::string> lines;
  for (const Plan* plan : plans) lines.push_back(code_and_name(*plan));
  return lines;
}

TEST_CASE("an office is named by its code, its name, or a part of the name that fits one office only") {
  const auto a = plan_of_office("9902", "KPU Kabupaten Bahari");
  const auto earlier = plan_of_office("9902", "KPU Kab. Bahari", 2020);
  const auto b = plan_of_office("9903", "KPU Kota Bahari");
  const auto c = plan_of_office("9904", "KPU Kabupaten Étang");
  const Plans plans = {&a->file, &earlier->file, &b->file, &c->file};
  const auto named = [&](const std::string& name) { return offices_named(plans, {name}); };

  CHECK(named("9902") == Offices{"9902"});
  CHECK(named("kpu kota BAHARI") == Offices{"9903"});
  CHECK(named("kota") == Offices{"9903"});
  CHECK(named("éTANG") == Offices{"9904"});
  CHECK(named("kab.") == Offices{"9902"});
  CHECK(offices_named(plans, {"kota", "9904", "9903"}) == Offices{"9903", "9904"});
  CHECK(offices_named(plans, {}) == Offices{});

  const auto several = named("bahari");
  REQUIRE(!several);
  CHECK(lines_of(several.error().fitting) ==
        std::vector<std::string>{"9902 KPU Kabupaten Bahari", "9903 KPU Kota Bahari"});
  const auto misspelt = named("bahrai");
  REQUIRE(!misspelt);
  CHECK(misspelt.error().fitting.empty());
  CHECK(misspelt.error().similar.size() == 2);
  CHECK(lines_of(named("kota bahrai").error().similar) == std::vector<std::string>{"9903 KPU Kota Bahari"});
  CHECK(named("9909").error().similar.size() == 3);
  CHECK(named("nowhere").error().similar.empty());
  CHECK(!named(""));
  CHECK(!named("99"));
}

TEST_CASE("an office without a plan of a year is told with the years that it has") {
  const auto a = plan_of_office("9902", "KPU Kabupaten Bahari", 2022);
  const auto b = plan_of_office("9903", "KPU Kota Bahari", 2022);
  const auto c = plan_of_office("9903", "KPU Kota Bahari", 2020);
  const auto d = plan_of_office("9902", "KPU Kabupaten Bahari", 2021);
  const auto without = offices_without_plan({&a->file, &b->file, &c->file, &d->file}, 2021);
  REQUIRE(without.size() == 1);
  CHECK(code_and_name(*without[0].latest) == "9903 KPU Kota Bahari");
  CHECK(without[0].years == std::vector{2020, 2022});
  CHECK(offices_without_plan({}, 2021).empty());
}

TEST_CASE("plans of the offices asked for, all where none is") {
  const auto a = plan_of_office("9902", "KPU Kabupaten Bahari");
  const auto b = plan_of_office("9903", "KPU Kota Bahari");
  const Plans plans = {&a->file, &b->file};
  CHECK(of_offices(plans, {}) == plans);
  CHECK(of_offices(plans, {"9903"}) == Plans{&b->file});
  CHECK(of_offices(plans, {"9904"}).empty());
}

}  // namespace
}  // namespace rbplan::testing
