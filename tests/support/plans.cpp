#include "support/plans.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "load/plan.h"

namespace rbplan::testing {

std::unique_ptr<TestPlan> plan_of(const std::string& yaml, const std::string& path) {
  auto made = std::make_unique<TestPlan>(TestPlan{SourceText(path, yaml), {}, {}});
  LoadedPlan loaded = load_plan(made->source);
  for (const Diagnostic& problem : loaded.problems) INFO(message(problem, Words()));
  REQUIRE(loaded.problems.empty());
  made->plan = std::move(*loaded.plan);
  made->file = {&made->source, &made->plan, indicator_rows(made->plan)};
  return made;
}

std::string small_plan(const std::vector<std::string>& indicators, const std::string& head) {
  std::string yaml =
      "rbplan: 1\ntitle: \"Contoh\"\nyear: 2021\ninstitution: {name: \"KPU Contoh\", code: \"9901\"}\n" + head +
      "programs:\n  - number: 1\n    name: \"P\"\n    activities:\n      - number: 1\n        name: \"A\"\n"
      "        sub_activities:\n          - number: 1\n            name: \"S\"\n            indicators:\n";
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    yaml += fmt::format("              - {{number: {}, name: \"Indikator {}\", {}}}\n", i + 1, i + 1, indicators[i]);
  }
  return yaml;
}

Date day(int year, unsigned month, unsigned day_of_month) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day_of_month)};
}

}  // namespace rbplan::testing
