// All rules of a plan's meaning, and those that concern several plans.
#pragma once
#include <vector>

#include "check/progress_rule.h"
#include "check/rule.h"

namespace rbplan {

const std::vector<Rule>& all_rules();

// What every rule finds, by place.
Diagnostics check_plan(const Subject& subject);

const std::vector<ProgressRule>& all_progress_rules();

// What every rule of progress files finds, by place in that file.
Diagnostics check_progress(const ProgressSubject& subject);

// A plan among those read in one run.
struct ReadPlan {
  const SourceText* source;
  const Plan* plan;
};

// Two plans of one office and year: a problem at the later one. The result has a list for each plan.
std::vector<Diagnostics> check_together(const std::vector<ReadPlan>& plans);

}  // namespace rbplan
