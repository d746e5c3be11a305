// Tables in texts: CSV and TSV, and texts whose columns tabs or blanks part.
#pragma once
#include "tables/grid.h"

namespace rbplan {

// As UTF-8 without byte order mark, whose lines end in LF; UTF-16 with one is turned. An error names the first line
// that is neither.
TableRead<std::string> as_utf8(std::string bytes);

TableRead<GridBook> read_separated(std::string_view text);
TableRead<GridBook> read_tabbed(std::string_view text);

// A text with a table in it: a line with tabs is a row; where there are none, a line with gaps of two blanks or more,
// below a heading whose columns such gaps part. Any other line is a row of one cell.
TableRead<GridBook> read_text(std::string_view text);

}  // namespace rbplan
