#include "tables/shared_levels.h"

#include <fmt/format.h>

#include <algorithm>

#include "tables/printed.h"

namespace rbplan {
namespace {

// `1.`, `1.1`, `a)`, `A.` and `I.` are of five sorts; empty where there is no number.
std::string sort_of_label(const Printed& label) {
  switch (label.kind) {
    case Printed::Kind::none:
      return {};
    case Printed::Kind::code: {
      const bool is_roman = label.code.find_first_not_of("IVX") == std::string::npos;
      return fmt::format("{} {}", is_roman ? "roman" : "code", label.depth);
    }
    default:
      return fmt::format("{} {} {}", static_cast<int>(label.kind), label.is_bracketed, label.depth);
  }
}

}  // namespace

SharedLevels::SharedLevels(const GridSheet& sheet, const Heading& heading, const HeadedColumn& column) {
  if (column.most_levels < 2) return;
  for (const HeadedColumn& other : heading.columns) {
    if (other.role == ColumnRole::number && other.column < column.column) numbers_ = other.column;
  }
  for (std::size_t at = heading.end; at < sheet.rows.size() && sorts_.size() <= column.most_levels; ++at) {
    if (at > heading.end && heading_at(sheet, at)) break;
    for (const GridCell& cell : sheet.rows[at].cells) {
      if (cell.column != column.column) continue;
      const std::string sort = sort_of(sheet.rows[at], cell);
      if (!sort.empty() && std::find(sorts_.begin(), sorts_.end(), sort) == sorts_.end()) sorts_.push_back(sort);
    }
  }
  if (!sorts_.empty()) count_ = std::max(column.levels, std::min(sorts_.size(), column.most_levels));
}

std::string SharedLevels::sort_of(const GridLine& row, const GridCell& cell) const {
  const std::string own = sort_of_label(take_bare_number(cell.text));
  if (!own.empty() || !numbers_) return own;
  for (const GridCell& number : row.cells) {
    if (number.column == *numbers_) return sort_of_label(take_number(number.text));
  }
  return {};
}

std::optional<std::size_t> SharedLevels::level_of(const GridLine& row, const GridCell& cell) const {
  if (count_ == 0) return 0;
  const auto found = std::find(sorts_.begin(), sorts_.end(), sort_of(row, cell));
  const auto level = static_cast<std::size_t>(found - sorts_.begin());
  return found != sorts_.end() && level < count_ ? std::optional(level) : std::nullopt;
}

}  // namespace rbplan
