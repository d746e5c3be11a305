#include "query/tick.h"

#include <algorithm>

namespace rbplan {
namespace {

// Whether an amendment dated on or before the day has cancelled the row.
bool is_cancelled(const Plan& plan, const Indicator& indicator, Date day) {
  if (!indicator.cancelled_by) return false;
  return std::any_of(plan.amendments.begin(), plan.amendments.end(), [&](const Amendment& amendment) {
    return amendment.number.value == indicator.cancelled_by->value && amendment.date.value <= day;
  });
}

State state_on(const Vantage& vantage, int year, Month month, Date deadline) {
  if (vantage.day > add_days(deadline, vantage.grace_days)) return State::overdue;
  const Date first_day(std::chrono::year(year), month, std::chrono::day(1));
  return vantage.day >= first_day ? State::due : State::upcoming;
}

}  // namespace

std::string_view state_word(State state) {
  switch (state) {
    case State::done:
      return "done";
    case State::overdue:
      return "overdue";
    case State::due:
      return "due";
    case State::upcoming:
      return "upcoming";
    case State::cancelled:
      return "cancelled";
  }
  return {};
}

std::vector<Month> months_of(const Indicator& indicator) {
  std::vector<Month> months;
  for (const Located<Month>& month : indicator.months) months.push_back(month.value);
  std::sort(months.begin(), months.end());
  return months;
}

std::vector<Tick> ticks_of(const PlanFile& file, const Vantage& vantage) {
  std::vector<Tick> ticks;
  for (const IndicatorRow& row : file.rows) {
    const bool cancelled = is_cancelled(*file.plan, *row.indicator, vantage.day);
    for (const Month month : months_of(*row.indicator)) {
      const Date deadline = last_day(file.year(), month);
      const State state = cancelled ? State::cancelled : state_on(vantage, file.year(), month, deadline);
      const int days_overdue = state == State::overdue ? days_between(deadline, vantage.day) : 0;
      ticks.push_back({&file, &row, month, deadline, state, days_overdue});
    }
  }
  return ticks;
}

StateCounts count_states(std::span<const Tick> ticks) {
  StateCounts counts{};
  for (const Tick& tick : ticks) ++counts[static_cast<std::size_t>(tick.state)];
  return counts;
}

}  // namespace rbplan
