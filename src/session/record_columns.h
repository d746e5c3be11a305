// Which columns of a table say what is to be recorded.
#pragma once
#include "load/cells.h"
#include "session/months.h"

namespace rbplan {

// `heading=key` or `heading=key@period` of --columns.
struct ColumnMapping {
  std::string heading;
  std::string key;
  std::optional<MonthRange> period;
};

// Such mappings, joined by commas; a heading that holds a comma or `=` stands in double quotes.
Parsed<std::vector<ColumnMapping>> parse_mappings(const std::vector<std::string>& given);

// A column of a table: what it is read as.
struct RecordColumn {
  std::string heading;
  std::string key;                     // empty: it is not read
  std::optional<MonthRange> period;    // that its values are of
  std::optional<std::string> similar;  // a heading that is read, where it is not and looks like that
  bool is_machine = false;             // headed by its key, so that a point is a decimal one

  bool says_months() const { return key.starts_with("month") || key.starts_with("quarter"); }
};

struct RecordColumns {
  std::vector<RecordColumn> columns;
  std::size_t first_row = 0;  // behind the headings

  std::vector<std::string> unread() const;  // their headings
};

// The headings are the first row, of the first ones, in which a column says which indicator is meant. A column is known
// by its key, by its heading in `csv --excel` of either language, or by a mapping; nothing else is guessed.
Parsed<RecordColumns> record_columns(const Cells& cells, const std::string& path,
                                     const std::vector<ColumnMapping>& mappings);

// The same where no column says so: then of the first rows the one with most cells.
RecordColumns likely_columns(const Cells& cells, const std::vector<ColumnMapping>& mappings);

// A column for each heading that is read without a mapping.
RecordColumns known_columns();

// What --columns help prints: a line for each heading.
std::vector<std::string> column_lines(const RecordColumns& columns, const Words& words);

}  // namespace rbplan
