// Rows of cells as what they ask to be recorded.
#pragma once
#include "load/record_rows.h"
#include "session/record_columns.h"

namespace rbplan {

// Read strictly: what is no value of its column is a problem at its cell; a cell that is empty, `-` or says that there
// is nothing asks for nothing. A row with columns of several periods is a row for each of which it says something.
// Where the status of rows that say none is known (`has_status`) and no column says a result, each row is a record;
// where there is a column of dates, each that has one.
RecordRows read_record_cells(const Cells& cells, const RecordColumns& columns, bool has_status);

}  // namespace rbplan
