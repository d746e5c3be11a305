// Numbers in columns.
#pragma once
#include "render/screen.h"

namespace rbplan {

// Headings, then for each row its text over the whole width and its figures below it, right-aligned, behind a bar that
// repeats the first ratio. Where there is too little room, and in the linear form, the figures are a sentence.
void add_figures(std::string& out, const Table& table, const Words& words, const Screen& screen);

}  // namespace rbplan
