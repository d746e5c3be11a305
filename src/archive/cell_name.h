// Cells as spreadsheets name them; rows and columns are counted from 0 unless said otherwise.
#pragma once
#include <string>
#include <string_view>

namespace rbplan {

constexpr std::size_t kLastSheetRow = 1'048'576;  // from 1

std::string column_name(std::size_t column);                 // `A`, `Z`, `AA`
std::string cell_name(std::size_t row, std::size_t column);  // `A1`

// `B12`, `$B$12`.
struct CellAddress {
  std::string_view letters;  // what stands before the digits
  std::size_t row = 0;       // from 1; 0 where it is no cell
  std::size_t column = 0;
};
CellAddress cell_address(std::string_view cell);

bool is_column_name(std::string_view text);      // `B`, `$B`
std::size_t row_of_name(std::string_view text);  // `12`, `$12`, from 1; 0 where it is none

}  // namespace rbplan
