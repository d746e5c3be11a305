// Exact sums and shares of decimal numbers as they are written: digits, perhaps a minus and a point, at most 15 digits.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rbplan {

// Without zeros that say nothing: `0.30` and `0.7` are `1`; of none it is `0`.
std::string sum_of(std::span<const std::string_view> numbers);

// How many thousandths of `whole` a part is, cut towards zero; nothing where the whole is 0, or the result beyond all
// measure.
std::optional<std::int64_t> thousandths(std::string_view part, std::string_view whole);

}  // namespace rbplan
