// Which row of the plan each code in a column of its own is of.
#pragma once
#include "tables/body.h"

namespace rbplan {

// Gives the codes of each column to the texts of that column, of those right of it before those left of it, which has
// a text of its own for each; where none has, each to the nearest such text of its line. What no text has is an error.
void place_codes(const GridBook& book, const GridSheet& sheet, const Words& words, TableBody& body);

}  // namespace rbplan
