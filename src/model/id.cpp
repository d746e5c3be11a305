#include "model/id.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr int kLargestPart = 999;
constexpr int kFewestParts = 4;

}  // namespace

bool is_id_part(std::string_view text) {
  if (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') return true;
  const auto number = parse_whole(text);
  return number && *number >= 1 && *number <= kLargestPart;
}

bool is_row_id(std::string_view text) {
  for (std::size_t end = text.find('.'); end != std::string_view::npos; end = text.find('.')) {
    if (!is_id_part(text.substr(0, end))) return false;
    text.remove_prefix(end + 1);
  }
  return is_id_part(text);
}

bool is_indicator_id(std::string_view text) {
  return is_row_id(text) && std::count(text.begin(), text.end(), '.') + 1 >= kFewestParts;
}

std::string child_id(std::string_view parent, std::string_view number) {
  std::string id(parent);
  if (!id.empty()) id += '.';
  id += number;
  return id;
}

bool is_at_or_below(std::string_view id, std::string_view top) {
  return id.starts_with(top) && (id.size() == top.size() || id[top.size()] == '.');
}

}  // namespace rbplan
