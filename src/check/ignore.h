// Remarks that silence a warning or a note: `# rbplan: ignore[RB312] the reason`, behind what it is about or on a line
// of its own above it.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "diag/diagnostic.h"

namespace rbplan {

// The problems that no remark ignores, with one for each remark that ignores nothing, gives no reason, names an error,
// or cannot be understood. In a file with errors a remark may well ignore nothing: rules may not have run.
Diagnostics without_ignored(const SourceText& source, const std::vector<Span>& comments, Diagnostics problems);

// What remarks silence: the line and the code, each with the remark's text.
using Silenced = std::map<std::pair<std::size_t, std::string>, std::string>;
Silenced silenced_by_remarks(const SourceText& source, const std::vector<Span>& comments);

// Whether a problem of an edit is silenced: such a remark holds only in the edit that brings it, so not where the base
// has the same one on the same key.
bool is_silenced(const SourceText& source, const Diagnostic& problem, const Silenced& now, const SourceText* old_source,
                 std::optional<Span> old_place, const Silenced& before);

}  // namespace rbplan
