#include "tables/level_columns.h"

#include <algorithm>

#include "model/level.h"
#include "tables/printed.h"

namespace rbplan {
namespace {

bool holds_numbers(const GridSheet& sheet, std::uint32_t column, std::size_t first_row, std::size_t last_row) {
  std::size_t numbers = 0;
  for (std::size_t row = first_row; row <= last_row && row < sheet.rows.size(); ++row) {
    for (const GridCell& cell : sheet.rows[row].cells) {
      if (cell.column != column) continue;
      if (take_number(cell.text).kind == Printed::Kind::none) return false;
      ++numbers;
    }
  }
  return numbers > 0;
}

}  // namespace

void part_numbers(const GridSheet& sheet, Heading& heading, std::size_t last_row) {
  for (std::size_t i = 0; i + 1 < heading.columns.size(); ++i) {
    HeadedColumn& numbers = heading.columns[i];
    HeadedColumn& texts = heading.columns[i + 1];
    const bool are_one = is_of_a_row(numbers.role) && numbers.heading == texts.heading;
    if (!are_one || !holds_numbers(sheet, numbers.column, heading.end, last_row)) continue;
    const std::uint32_t column = texts.column;
    texts = numbers;
    texts.column = column;
    numbers.role = ColumnRole::number;
    numbers.levels = numbers.most_levels = 1;
  }
}

std::vector<const HeadedColumn*> part_levels(Heading& heading) {
  std::vector<HeadedColumn*> columns;
  std::vector<ColumnRole> roles;
  for (HeadedColumn& column : heading.columns) {
    if (column.role < ColumnRole::program || column.role > ColumnRole::sub_activity) continue;
    ColumnRole role = column.role;
    if (!columns.empty()) {
      const HeadedColumn& left = *columns.back();
      if (column.role < left.role || column.heading == left.heading) return {};
      role = std::max(role, static_cast<ColumnRole>(static_cast<int>(roles.back()) + 1));
    }
    if (role > ColumnRole::sub_activity || column.levels > 1) return {};
    columns.push_back(&column);
    roles.push_back(role);
  }
  std::vector<const HeadedColumn*> lower;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i]->role != roles[i]) lower.push_back(columns[i]);
    columns[i]->role = roles[i];
  }
  return lower;
}

std::string_view noun_of(ColumnRole role) { return facts(static_cast<Level>(static_cast<int>(role) - 1)).noun; }

}  // namespace rbplan
