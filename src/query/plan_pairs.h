// Which plans of two sides are the same one.
#pragma once
#include "query/changes.h"
#include "query/choice.h"

namespace rbplan {

// Each plan with its partner on the other side: that of its year and office, else that of its path; those that have
// none alone. In the order of `after`, then of `before`.
std::vector<PlanPair> pair_plans(const Plans& before, const Plans& after);

}  // namespace rbplan
