#include "record/meant.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {

Noun period_of(const IndicatorRow& row) { return are_quarters(row.facts().periods) ? noun::quarter : noun::month; }
Noun periods_of(const IndicatorRow& row) { return are_quarters(row.facts().periods) ? noun::quarters : noun::months; }

Arguments months_help(Periods periods) {
  std::vector<std::string> numbers;
  for (const Period period : periods) numbers.push_back(typed(period));
  return {std::move(periods), join(numbers, ",")};
}

Arguments with_year(const OfYear& earlier, Arguments arguments) {
  const Arguments months = months_help(earlier.periods);
  arguments.insert(arguments.end(), months.begin(), months.end());
  arguments.emplace_back(std::int64_t{earlier.year});
  return arguments;
}

Periods periods_of(const std::vector<const Tick*>& ticks) {
  Periods periods;
  for (const Tick* tick : ticks) periods.push_back(tick->period);
  return periods;
}

bool is_settled_by(const Record& later, const Record& earlier) {
  const bool is_of_its_ticks = std::all_of(earlier.periods.begin(), earlier.periods.end(),
                                           [&](const auto& period) { return later.names(period.value); });
  return is_of_its_ticks && (later.status || earlier.review);
}

Related planned(const IndicatorRow& row, const SourceText* source) {
  const auto& periods = row.facts().periods;
  if (periods.empty()) return {Note::planned_for_none, row.indicator->span, source};
  return {Note::planned_for, {periods.front().span.begin, periods.back().span.end}, source, {row.facts().in_order()}};
}

}  // namespace rbplan
