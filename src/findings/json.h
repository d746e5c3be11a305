// Diagnostics for programs.
#pragma once
#include "base/value.h"
#include "diag/diagnostic.h"

namespace rbplan {

// A list of `path, line, column, end_line, end_column, severity, code, message, help, related`. Lines and columns
// are 1-based, columns count code points, end_column is exclusive. `help` is null where there is none.
List diagnostics_list(const std::vector<FileFindings>& files);

// `errors, warnings, notes, files`.
Object diagnostics_summary(const std::vector<FileFindings>& files);

// What the two are.
ValueType diagnostic_type();
ValueType diagnostics_summary_type();

}  // namespace rbplan
