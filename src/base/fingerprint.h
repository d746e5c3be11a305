// A short name for what is said in many words, the same in every run.
#pragma once
#include <string>
#include <string_view>

namespace rbplan {

// Twelve hexadecimal digits: of FNV-1a with 64 bits (RFC 9923) the lower 48. It tells texts apart and keeps no secret.
std::string fingerprint(std::string_view text);

}  // namespace rbplan
