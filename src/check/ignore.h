// Remarks that silence a warning or a note: `# rbplan: ignore[RB312] the reason`, behind what it is about or on a line
// of its own above it.
#pragma once
#include <vector>

#include "diag/diagnostic.h"

namespace rbplan {

// The problems that no remark ignores, with one for each remark that ignores nothing, gives no reason, names an error,
// or cannot be understood. In a file with errors a remark may well ignore nothing: rules may not have run.
Diagnostics without_ignored(const SourceText& source, const std::vector<Span>& comments, Diagnostics problems);

}  // namespace rbplan
