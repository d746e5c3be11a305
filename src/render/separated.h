// Rows of values as CSV and TSV.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"

namespace rbplan {

// A header line with the keys, then a line for each row (RFC 4180, with LF): cells with a separator, a quote or a
// line break are quoted. Lists are joined by `;`, null is empty.
std::string render_csv(const std::vector<std::string_view>& keys, const std::vector<std::vector<Value>>& rows);

// As CSV with tabs (the IANA type text/tab-separated-values): nothing is quoted, and a tab or line break inside a
// cell becomes a blank, since a cell cannot hold one.
std::string render_tsv(const std::vector<std::string_view>& keys, const std::vector<std::vector<Value>>& rows);

}  // namespace rbplan
