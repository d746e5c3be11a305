// The known name that a mistyped one probably means.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace rbplan {

// The candidate that begins with `name` (two letters at least) or is at most two changes away (an insertion, a
// deletion, another letter, two neighbours swapped), and less than half of the name changed; the nearest, on a tie
// the first. Case does not count.
std::optional<std::string_view> similar_name(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace rbplan
