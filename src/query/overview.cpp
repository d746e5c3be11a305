#include "query/overview.h"

namespace rbplan {

Overview overview(const Plans& chosen, const Plans& found, std::optional<int> year, const AsOf& as_of) {
  const std::vector<Month> months = {as_of.day.month()};
  constexpr int kWithNext = 1;
  const Plans& reachable = year ? chosen : found;
  const Due asked = due(chosen, plans_asked(chosen, reachable, months, kWithNext), found, months, kWithNext, {}, as_of);
  Overview result{asked.months.front(), {}, {}, {}};
  for (const PlanFile* file : plans_up_to(found, as_of.day, year)) {
    result.overdue.add(overdue_of(*file, {}, as_of));
  }
  for (const PlanFile* file : chosen) result.to_date.add(ticks_of(*file, as_of), as_of.day);
  for (const DueMonth& month : asked.months) {
    if (month.month != result.month.month && last_day(month.year, month.month) >= as_of.day) result.next = month;
  }
  return result;
}

}  // namespace rbplan
