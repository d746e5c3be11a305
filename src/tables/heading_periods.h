// The periods of a table's columns, by what stands above these.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/headings.h"
#include "tables/periods.h"

namespace rbplan {

// A period beside words that tell what stands below it: `Target TW I`, `TW II (kumulatif)`.
std::optional<std::vector<NamedPeriod>> periods_headed(std::string_view text);

bool is_number_of_period(std::string_view text);

bool says_any(const std::vector<std::string>& words, std::string_view part);

// Which cell of a row is the first of `J F M A M J J A S O N D`; their number where none is.
std::size_t initials_in(const GridLine& row);

// The period of a column, by the lowest of its words that names one; a number needs what stands above.
std::vector<NamedPeriod> periods_of(const std::vector<std::string>& words);

// `1` to `12` side by side, with nothing above them, or `J F M A M J J A S O N D`: the months.
void read_bare_months(std::vector<HeadedColumn>& columns);

// `%` right of what was reached in a period: how much that is of what was planned.
void read_shares(std::vector<HeadedColumn>& columns);

// Words that are not known among names of periods.
void read_unknown_periods(std::vector<HeadedColumn>& columns);

}  // namespace rbplan
