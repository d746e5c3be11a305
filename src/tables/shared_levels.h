// A column that holds rows of several levels, such as PROGRAM / KEGIATAN: the sort of a row's number says which it is.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "tables/headings.h"

namespace rbplan {

class SharedLevels {
 public:
  SharedLevels() = default;  // of a column of one level

  // Looks at the numbers below a heading, in the column or right before it.
  SharedLevels(const GridSheet& sheet, const Heading& heading, const HeadedColumn& column);

  std::size_t count() const { return count_; }  // 0 where no numbers part its rows

  // From 0; nothing where its number, or that it has none, leaves it open.
  std::optional<std::size_t> level_of(const GridLine& row, const GridCell& cell) const;

 private:
  std::string sort_of(const GridLine& row, const GridCell& cell) const;

  std::size_t count_ = 0;
  std::optional<std::uint32_t> numbers_;  // the column of numbers before it
  std::vector<std::string> sorts_;        // of numbers, by level
};

}  // namespace rbplan
