// Numbers that no sign parts from their texts: `1 Evaluasi`.
#pragma once
#include "tables/body.h"

namespace rbplan {

// Takes a number for the row's where it follows on that of the row before in its column, or begins anew where others
// do so.
void read_bare_numbers(TableBody& body);

}  // namespace rbplan
