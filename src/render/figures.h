// Numbers in columns.
#pragma once
#include "render/document.h"

namespace rbplan {

// Headings, then for each row its name over the whole width and its numbers below it, right-aligned, behind a bar.
// Where there is too little room, and in the linear form, the numbers are a sentence.
void add_figures(std::string& out, const Figures& figures, const Screen& screen);

}  // namespace rbplan
