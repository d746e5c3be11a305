// A table as paper and pages have it: lines, cells that span rows and columns, widths. What html, docx and xlsx share.
#pragma once
#include <vector>

#include "base/words.h"
#include "render/document.h"

namespace rbplan {

// A row, or a heading over all columns.
struct TableLine {
  const TableRow* row = nullptr;  // nothing: a heading
  std::string_view heading = {};
  std::size_t depth = 0;  // of a heading, from 0
  bool is_total = false;
};

// They point into the table.
std::vector<TableLine> lines_of(const Table& table);

// How many lines a cell reaches down, by line and column: 0 where it belongs to the one above, 1 for most. A cell never
// reaches past the end of one left of it that merges too.
using Spans = std::vector<std::vector<std::size_t>>;
Spans spans_of(const Table& table, const std::vector<TableLine>& lines, const Words& words);

struct HeadingCell {
  const TableColumn* column = nullptr;  // the first below it
  std::string text;
  std::size_t columns = 1;
  std::size_t rows = 1;  // 0: it belongs to the cell above
};

// A line of headings, or two where some have another above them. Each line reaches over all columns.
std::vector<std::vector<HeadingCell>> heading_lines(const Table& table);

// A value as a cell shows it. In a column of marks that is a glyph, with the words below it where they are said, and
// `words` say what it means.
struct PrintedCell {
  std::string text;
  std::string words = {};
  Tone tone = Tone::plain;
};
PrintedCell printed(const Value& value, const TableColumn& column, const Words& words);

// A value in words, in which no name of a quarter is broken.
std::string said_unbroken(const Value& value, const Words& words);

// The notes of a row below its text: each on a line, in brackets.
std::string printed_notes(const TableRow& row);

// What a column asks for, in characters.
struct ColumnWidth {
  std::size_t least = 0;    // its longest word
  std::size_t wanted = 0;   // its longest text, or as much as one reads well
  std::size_t letters = 0;  // of all its texts
};
std::vector<ColumnWidth> column_widths(const Table& table, const std::vector<TableLine>& lines, const Words& words);

// Shares out `room` among columns: each gets what it wants, the widest what is over. Where room is lacking, each gets
// more than the least as far as that saves lines.
std::vector<std::size_t> shared_out(const std::vector<ColumnWidth>& columns, std::size_t room);

// A tone's colour on white, as RRGGBB; empty where it has none. No two differ only in hue.
std::string_view colour_on_paper(Tone tone);

}  // namespace rbplan
