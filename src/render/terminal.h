// A document for the terminal.
#pragma once
#include "render/screen.h"

namespace rbplan {

// Lines of at most screen.columns columns, each ended by a line feed. Rows stand in columns; marks at the right edge, a
// line a row, or as sentences; figures below their row's name.
std::string render_terminal(const Document& document, const Screen& screen);

}  // namespace rbplan
