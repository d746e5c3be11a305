// Months as people write them in an option.
#pragma once
#include <vector>

#include "base/period.h"
#include "session/option.h"

namespace rbplan {

// As period_named() reads it.
Parsed<MonthRange> parse_period(std::string_view text);

// The months of texts in which such periods and spans of them stand, joined by commas: `3`, `1,7`, `jan-jun`,
// `1-6, 12`, `tw2`. Ascending, each once.
Parsed<std::vector<Month>> parse_months(const std::vector<std::string>& texts);

}  // namespace rbplan
