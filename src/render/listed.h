// Rows on a screen: short cells in columns, beside them the text, and where there is room its context.
#pragma once
#include "render/screen.h"

namespace rbplan {

// From 120 columns the context stands in a column of its own; where there is too little room beside the short cells,
// the text stands below them.
void add_listed(std::string& out, const Table& table, const Words& words, const Screen& screen);

}  // namespace rbplan
