// Months and longer periods by the names that people give them.
#pragma once
#include <optional>
#include <string_view>

#include "base/period.h"

namespace rbplan {

// One month or one longer period, in Indonesian or English, in any case: `3`, `maret`, `b03`; `tw2`, `triwulan II`,
// `q2`, `quarter 2`; `s1`, `semester 1`.
std::optional<MonthRange> period_named(std::string_view written);

}  // namespace rbplan
