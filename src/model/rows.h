// The rows of a plan in the order of the annex, with what each inherits from above.
#pragma once
#include <string>
#include <vector>

#include "model/plan.h"

namespace rbplan {

// An indicator with the rows above it.
struct IndicatorRow {
  std::string id;
  const Indicator* indicator = nullptr;
  const Program* program = nullptr;
  const Activity* activity = nullptr;
  std::string activity_id;
  const SubActivity* sub_activity = nullptr;  // the nearest one, parts included
  std::string sub_activity_id;
  const std::string* owner = nullptr;  // the id of the nearest owner at or above it
};

std::vector<IndicatorRow> indicator_rows(const Plan& plan);

// Who answers for a row of the plan; nothing where nobody is named.
const Owner* owner_of(const Plan& plan, const IndicatorRow& row);

// Calls `visit` with each of `rows` and each row below, parents first.
template <class Rows, class Visit>
void for_each_row(const Rows& rows, const Visit& visit) {
  for (const auto& row : rows) {
    visit(row);
    if constexpr (requires { row.activities; }) for_each_row(row.activities, visit);
    if constexpr (requires { row.sub_activities; }) for_each_row(row.sub_activities, visit);
    if constexpr (requires { row.indicators; }) for_each_row(row.indicators, visit);
  }
}

}  // namespace rbplan
