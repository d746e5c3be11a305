// An id that the plan has not.
#pragma once
#include "record/other_years.h"

namespace rbplan {

// The ids of the indicators below it.
std::vector<std::string> ids_below(const std::string& id, const PlanFile& file);

// What is told of it, with the id that may be meant.
Diagnostic unknown_id(const std::string& id, const PlanFile& file, const OtherYears& others);

}  // namespace rbplan
