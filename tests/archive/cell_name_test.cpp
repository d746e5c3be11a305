#include "archive/cell_name.h"

#include <doctest/doctest.h>

#include <tuple>

#include "support/capture.h"

namespace rbplan {
namespace {

TEST_CASE("the cells that names are") {
  for (const auto& [name, row, column] :
       {std::tuple("A1", 1, 0), {"$AB$12", 12, 27}, {"c7", 7, 2}, {"XFD1048576", 1048576, 16383}}) {
    CAPTURE_PART(name);
    const CellAddress cell = cell_address(name);
    CHECK(cell.row == static_cast<std::size_t>(row));
    CHECK(cell.column == static_cast<std::size_t>(column));
  }
  CHECK(cell_address("$AB$12").letters == "$AB$");
  for (const std::string_view none : {"", "A", "12", "A0", "A1048577", "ABCD1", "A1B", "$12", "A$", "A-1"}) {
    INFO(none);
    CHECK(cell_address(none).row == 0);
  }
}

TEST_CASE("columns and rows by their names alone") {
  CHECK((is_column_name("A") && is_column_name("$AB") && !is_column_name("$") && !is_column_name("ABCD")));
  CHECK(row_of_name("$12") == 12);
  CHECK(row_of_name("12a") == 0);
}

}  // namespace
}  // namespace rbplan
