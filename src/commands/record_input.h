// The input of `record`: what it holds, and what is told of its columns.
#pragma once
#include "session/answer.h"
#include "session/record_cells.h"

namespace rbplan {

struct RecordInput {
  SourceText source;
  RecordRows rows;
  RecordColumns columns = {};  // of cells
};

// Why it is no text of rows at all, which is not told of byte by byte.
std::optional<UsageError> unfit(const SourceText& input);

// Reads its rows; an error where nothing can be said of any of them. `has_status`: the line says the status of rows
// that do not.
std::optional<UsageError> read_rows(RecordInput& input, const std::vector<ColumnMapping>& mappings, bool has_status);

// What each heading is read as; of a table, as these mappings say.
Outcome told_columns(const RecordColumns& columns, const Words& words);
Outcome told_columns(const Env& env, const SourceText& source, const std::vector<ColumnMapping>& mappings);

}  // namespace rbplan
