// Rows as CSV and TSV.
#pragma once
#include <string>
#include <vector>

#include "render/rows.h"

namespace rbplan {

// A header line with the keys of the columns picked, then a line for each row (RFC 4180, with LF): cells with a
// separator, a quote or a line break are quoted. Lists are joined by `;`, null is empty.
//
// Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, their fullwidth forms, a tab or a
// line break) gets an apostrophe before it; numbers do not.
enum class CsvStyle {
  plain,
  excel,  // as Excel with a decimal comma opens it: a byte order mark, `;` between cells, a comma in decimal numbers,
          // and `="1.10"` for a text that it would take for a number or a date
};
std::string render_csv(const Rows& rows, const std::vector<std::size_t>& columns, CsvStyle style = CsvStyle::plain);

// As CSV with tabs (the IANA type text/tab-separated-values): nothing is quoted, and a tab or line break inside a
// cell becomes a blank, since a cell cannot hold one.
std::string render_tsv(const Rows& rows, const std::vector<std::size_t>& columns);

}  // namespace rbplan
