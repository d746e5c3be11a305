#include "query/overview.h"

namespace rbplan {

Overview overview(const Plans& chosen, const Plans& found, std::optional<int> year, const Vantage& vantage) {
  const std::vector<Month> months = {vantage.day.month()};
  constexpr int kWithNext = 1;
  const Plans& reachable = year ? chosen : found;
  const Due asked =
      due(chosen, plans_asked(chosen, reachable, months, kWithNext), found, months, kWithNext, {}, vantage);
  Overview result{asked.months.front(), {}, {}, {}};
  for (const PlanFile* file : plans_up_to(found, vantage.day, year)) {
    result.overdue.add(overdue_of(*file, {}, vantage));
  }
  for (const PlanFile* file : chosen) result.to_date.add(ticks_of(*file, vantage), vantage.day);
  for (const DueMonth& month : asked.months) {
    if (month.month != result.month.month && last_day(month.year, month.month) >= vantage.day) result.next = month;
  }
  return result;
}

}  // namespace rbplan
