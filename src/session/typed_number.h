// Numbers as a person types them, with the signs of either language where only one reading is possible.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/words.h"
#include "session/option.h"

namespace rbplan {

// The digits of a quantity, as files hold them. `12.5` and `1.234.567`, `1,234.5` and `1.234,5` are read in every
// language, `12,5` in Indonesian; `1.500`, which has two readings, is refused with both.
Parsed<std::string> parse_typed_quantity(std::string_view option, std::string_view text, const Words& words);

// A quantity as it can be typed to be read back.
std::string typed_quantity(std::string_view digits, const Words& words);

// A sum: `1500000`, `1.500.000`, `Rp 1.500.000,-`. It has no decimals, so that `1.500` has one reading.
Parsed<std::int64_t> parse_typed_rupiah(std::string_view option, std::string_view text);

}  // namespace rbplan
