#include "query/timeline.h"

#include <algorithm>
#include <map>

#include "query/list.h"

namespace rbplan {

std::vector<TimelineRow> timeline(const Plans& plans, const Filter& filter, const MonthRange& range,
                                  const AsOf& as_of) {
  std::vector<TimelineRow> rows;
  for (const ListedRow& listed : list(plans, filter, as_of)) rows.push_back({listed.file, listed.row, {}});
  std::map<const IndicatorRow*, TimelineRow*> by_row;
  for (TimelineRow& row : rows) by_row[row.row] = &row;
  for (const PlanFile* file : plans) {
    for (const Tick& tick : ticks_of(*file, as_of)) {
      const auto found = by_row.find(tick.row);
      if (found == by_row.end() || !range.touches(tick.period)) continue;
      found->second->ticks[static_cast<unsigned>(tick.period.last()) - 1] = tick;
    }
  }
  if (range.is_year()) return rows;
  std::erase_if(rows, [](const TimelineRow& row) {
    return std::none_of(row.ticks.begin(), row.ticks.end(), [](const auto& tick) { return tick.has_value(); });
  });
  return rows;
}

std::vector<Tick> ticks_in(const std::vector<TimelineRow>& rows) {
  std::vector<Tick> ticks;
  for (const TimelineRow& row : rows) {
    for (const auto& tick : row.ticks) {
      if (tick) ticks.push_back(*tick);
    }
  }
  return ticks;
}

}  // namespace rbplan
