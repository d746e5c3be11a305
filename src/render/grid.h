// Marks on a screen: in columns at the right edge, or as sentences.
#pragma once
#include "render/screen.h"

namespace rbplan {

// One line a row, its text cut at a word, so that the marks form columns; where the screen is narrow or the linear form
// is asked for, a paragraph a row.
void add_grid(std::string& out, const Table& table, const Words& words, const Screen& screen);

// The legend of a table with marks stands above everything, before the eye meets one; sentences need none.
void add_legend(std::string& out, const Table& table, const Words& words, const Screen& screen);

}  // namespace rbplan
