// Two columns of one level: a number and its text, or two levels that are named alike.
#pragma once
#include <string_view>
#include <vector>

#include "tables/headings.h"

namespace rbplan {

// `a.` and its text below one heading, down to a row: the first of its two columns holds the numbers.
void part_numbers(const GridSheet& sheet, Heading& heading, std::size_t last_row);

// `AREA PERUBAHAN | PROGRAM | KEGIATAN`: where a lower level has no column, the columns hold levels from left to right.
// Those that are read as a lower one than they name.
std::vector<const HeadedColumn*> part_levels(Heading& heading);

// What people call the level of a column that holds one.
std::string_view noun_of(ColumnRole role);

}  // namespace rbplan
