// The years that plans may be of, and the year in a file's name.
#pragma once
#include <optional>
#include <string_view>

namespace rbplan {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

// The year that a name (without folder and ending) ends in, as `3302-2021` does: four digits with no digit before them.
std::optional<int> year_at_end(std::string_view name);

}  // namespace rbplan
