#include "base/period.h"

namespace rbplan {

Date Period::begin(int year) const { return {std::chrono::year(year), first(), std::chrono::day(1)}; }

Date Period::deadline(int year) const { return last_day(year, last()); }

std::string typed(Period period) { return (period.is_month() ? "" : "tw") + std::to_string(period.number()); }

}  // namespace rbplan
