// Plans for tests, from YAML text.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "query/tick.h"

namespace rbplan::testing {

// A loaded plan with the source it rests on; not movable, since the plan file points into it.
struct TestPlan {
  SourceText source;
  Plan plan;
  PlanFile file;
};

// The plan of a text, which must have no problems.
std::unique_ptr<TestPlan> plan_of(const std::string& yaml, const std::string& path = "plans/2021.yaml");

// A small plan with one sub-activity, 1.1.1, and an indicator for each text, such as `months: [1, 7], doubt: "x"`:
// the first is 1.1.1.1. Lines of `head` stand before the programs.
std::string small_plan(const std::vector<std::string>& indicators, const std::string& head = "");

Date day(int year, unsigned month, unsigned day_of_month);

}  // namespace rbplan::testing
