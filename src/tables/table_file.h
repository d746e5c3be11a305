// A table from the bytes of a file of any form that is known.
#pragma once
#include "tables/grid.h"

namespace rbplan {

// What the form is, the bytes say where they can, else the ending of the file's name.
TableRead<GridBook> read_table_file(std::string_view path, std::string bytes);

}  // namespace rbplan
