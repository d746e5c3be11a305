#include "model/rows.h"

#include <algorithm>

#include "model/id.h"

namespace rbplan {
namespace {

const std::string* own_or(const Row& row, const std::string* inherited) {
  return row.owner ? &row.owner->value : inherited;
}

// Walks down the plan; `above` is what the rows below inherit.
class Walk {
 public:
  std::vector<IndicatorRow> rows;

  void indicators(const std::vector<Indicator>& list, const IndicatorRow& above) {
    for (const Indicator& indicator : list) {
      IndicatorRow row = above;
      row.id = child_id(above.id, indicator.number.value);
      row.indicator = &indicator;
      row.owner = own_or(indicator, above.owner);
      rows.push_back(row);
      indicators(indicator.indicators, row);
    }
  }

  void sub_activities(const std::vector<SubActivity>& list, const IndicatorRow& above) {
    for (const SubActivity& sub_activity : list) {
      IndicatorRow row = above;
      row.id = child_id(above.id, sub_activity.number.value);
      row.sub_activity = &sub_activity;
      row.sub_activity_id = row.id;
      row.owner = own_or(sub_activity, above.owner);
      below(sub_activity, row);
    }
  }

  // Parts and indicators of one sub-activity, whichever stand first in the file.
  void below(const SubActivity& sub_activity, const IndicatorRow& row) {
    const auto& parts = sub_activity.sub_activities;
    const auto& own = sub_activity.indicators;
    const bool own_first = !own.empty() && !parts.empty() && own.front().span.begin < parts.front().span.begin;
    if (own_first) indicators(own, row);
    sub_activities(parts, row);
    if (!own_first) indicators(own, row);
  }

  void activities(const Program& program) {
    for (const Activity& activity : program.activities) {
      IndicatorRow row;
      row.program = &program;
      row.activity = &activity;
      row.id = row.activity_id = child_id(program.number.value, activity.number.value);
      row.owner = own_or(activity, own_or(program, nullptr));
      sub_activities(activity.sub_activities, row);
    }
  }
};

}  // namespace

std::vector<IndicatorRow> indicator_rows(const Plan& plan) {
  Walk walk;
  for (const Program& program : plan.programs) walk.activities(program);
  return std::move(walk.rows);
}

const Owner* owner_of(const Plan& plan, const IndicatorRow& row) {
  const auto found = std::find_if(plan.owners.begin(), plan.owners.end(),
                                  [&](const Owner& owner) { return row.owner && owner.id.value == *row.owner; });
  return found == plan.owners.end() ? nullptr : &*found;
}

}  // namespace rbplan
