#include "query/overview.h"

#include <algorithm>

namespace rbplan {

Overview overview(const Plans& chosen, const Plans& found, std::optional<int> year, const AsOf& as_of) {
  constexpr int kWithNext = 1;
  const MonthsAsked months{{}, as_of.day, kWithNext};
  const Plans asked = plans_asked(chosen, year ? chosen : found, months);
  const Due due_then = due(chosen, asked, found, months, {}, as_of);
  Overview result{due_then.months.front(), {}, {}, {}};
  const Plans up_to_day = plans_up_to(found, as_of.day, year);
  result.several_years = has_several_years(up_to_day);
  for (const PlanFile* file : up_to_day) result.overdue.add(overdue_of(*file, {}, as_of));
  for (const PlanFile* file : chosen) result.to_date.add(ticks_of(*file, as_of), as_of.day);
  const DueMonth& next = due_then.months.back();
  const bool is_planned =
      std::any_of(asked.begin(), asked.end(), [&](const PlanFile* file) { return file->year() == next.year; });
  if (is_planned && last_day(next.year, next.month) >= as_of.day) result.next = next;
  return result;
}

}  // namespace rbplan
