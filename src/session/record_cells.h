// Rows of cells as what they ask to be recorded.
#pragma once
#include "load/record_rows.h"
#include "session/record_columns.h"

namespace rbplan {

// Read strictly: what is no value of its column is a problem at its cell; a cell that is empty, `-` or says that there
// is nothing asks for nothing. A row with columns of several periods is a row for each of which it says something.
RecordRows read_record_cells(const Cells& cells, const RecordColumns& columns);

}  // namespace rbplan
