// Grids on a screen: marks in columns at the right edge, or sentences.
#pragma once
#include "render/document.h"

namespace rbplan {

// One line a row, its text cut at a word, so that the marks form columns; where the screen is narrow or the linear form
// is asked for, a paragraph a row.
void add_grid(std::string& out, const Grid& grid, const Screen& screen);

// The legend stands above everything, before the eye meets a mark; sentences need none.
void add_legend(std::string& out, const Grid& grid, const Screen& screen);

}  // namespace rbplan
