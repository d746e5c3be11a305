#include "model/year.h"

#include "base/calendar.h"

namespace rbplan {

std::optional<int> year_at_end(std::string_view name) {
  const std::size_t digits = name.size() - (name.find_last_not_of("0123456789") + 1);
  return digits == 4 ? parse_whole(name.substr(name.size() - 4)) : std::nullopt;
}

}  // namespace rbplan
