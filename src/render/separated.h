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
std::string render_csv(const Rows& rows, const std::vector<std::size_t>& columns);

// The same as Excel with a decimal comma opens it: a byte order mark, `;` between cells, a comma in decimal numbers,
// and
// `="1.10"` for a text that it would take for a number or a date. Headings and words are for people.
std::string render_csv_for_excel(const Rows& rows, const std::vector<std::size_t>& columns, const Words& words);

// A value in one cell for programs: `2021-03-31`, `true`, `jan.pdf;feb.pdf`, a period as the number of its last month.
std::string plain_text(const Value& value);

// As CSV with tabs (the IANA type text/tab-separated-values): nothing is quoted, and a tab or line break inside a
// cell becomes a blank, since a cell cannot hold one.
std::string render_tsv(const Rows& rows, const std::vector<std::size_t>& columns);

}  // namespace rbplan
