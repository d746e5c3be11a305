// Numbers that stand in cells of their own, before the texts of rows.
#pragma once
#include "tables/body.h"

namespace rbplan {

// A number stands in its own cell before its text, which takes it. `drops`: it is no row's.
void join_numbers(BodyLine& line, bool drops);

// Whether the numbers count the lines of the table, or of each part of it: they stand without a text beside them, or go
// on beside the same text. A number that repeats the one above it is that row's once more, and goes.
bool numbers_count_lines(TableBody& body);

}  // namespace rbplan
