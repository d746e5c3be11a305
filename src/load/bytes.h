// The bytes of a file before anything reads them as YAML.
#pragma once
#include "base/limits.h"
#include "diag/diagnostic.h"

namespace rbplan {

constexpr std::size_t kMostCommas = 1'000'000;  // commas and opening brackets

// Every byte or character that a plan may not hold: bytes that are no UTF-8, controls (a lone CR, NUL and U+2028
// among them), characters that reorder text, the conflict markers of a merge; and as a note, invisible marks.
Diagnostics check_bytes(const SourceText& source);

// The problem of a file over the limit.
Diagnostic too_large();

// The problem of a plan with more of them than the parser can take.
std::optional<Diagnostic> too_many_commas(const SourceText& source);

// `U+202E`.
std::string code_point_name(char32_t c);

}  // namespace rbplan
