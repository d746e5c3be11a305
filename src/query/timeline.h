// The year of each indicator: twelve months, with a tick or without.
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

struct TimelineRow {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;
  std::array<std::optional<Tick>, kMonths>
      ticks;  // by the period's last month; only those whose period has a month that was asked for
};

// The indicators that the filter takes (states and months ask for one tick that is both), in the order of list(). Where
// the range is not the whole year, only those with a tick in it.
std::vector<TimelineRow> timeline(const Plans& plans, const Filter& filter, const MonthRange& range, const AsOf& as_of);

// All ticks of the rows.
std::vector<Tick> ticks_in(const std::vector<TimelineRow>& rows);

}  // namespace rbplan
