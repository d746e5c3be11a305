#include "query/standing.h"

namespace rbplan {

Standing standing(const PlanFile& file, const std::vector<BadEvidence>& bad, const AsOf& as_of) {
  const Plans plans = {&file};
  Standing out{&file,
               ticks_of(file, as_of),
               status(plans, GroupBy::program, {}, as_of),
               timeline(plans, {}, {}, as_of),
               due(plans, plans, plans, {{}, as_of.day, 0}, {}, as_of),
               overdue(plans, std::nullopt, {}, as_of),
               proof(plans, {bad}, {}, as_of),
               {}};
  for (const TimelineRow& row : out.year) out.indicators.push_back(*show(file, row.row->id, out.ticks, as_of.day));
  return out;
}

}  // namespace rbplan
