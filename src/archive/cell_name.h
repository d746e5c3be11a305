// Cells as spreadsheets name them; rows and columns are counted from 0.
#pragma once
#include <string>

namespace rbplan {

std::string column_name(std::size_t column);                 // `A`, `Z`, `AA`
std::string cell_name(std::size_t row, std::size_t column);  // `A1`

}  // namespace rbplan
