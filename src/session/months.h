// Months as people write them in an option.
#pragma once
#include <vector>

#include "base/period.h"
#include "session/option.h"

namespace rbplan {

// One month or one longer period, in Indonesian or English, in any case: `3`, `maret`, `b03`; `tw2`, `triwulan II`,
// `q2`, `quarter 2`; `s1`, `semester 1`.
Parsed<MonthRange> parse_period(std::string_view text);

// The months of texts in which such periods and spans of them stand, joined by commas: `3`, `1,7`, `jan-jun`,
// `1-6, 12`, `tw2`. Ascending, each once.
Parsed<std::vector<Month>> parse_months(const std::vector<std::string>& texts);

}  // namespace rbplan
