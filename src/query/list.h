// Indicators by filter.
#pragma once
#include <vector>

#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

// An indicator of one of several plans.
struct ListedRow {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;
};

// The indicators that the filter takes, by program, then in the order of plans and annex. Months, states and reviews
// ask for an indicator with one tick that is all of these.
std::vector<ListedRow> list(const Plans& plans, const Filter& filter, const AsOf& as_of);

}  // namespace rbplan
