// A document for the terminal.
#pragma once
#include "render/document.h"

namespace rbplan {

// Lines of at most screen.columns columns, each ended by a line feed. From 120 columns the context stands in a
// column of its own; where there is too little room beside the short cells, the text stands below them.
std::string render_table(Document document, const Screen& screen);

}  // namespace rbplan
