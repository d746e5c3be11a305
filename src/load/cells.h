// Rows of cells from a text with separators between them, each with its place.
#pragma once
#include "diag/diagnostic.h"

namespace rbplan {

constexpr std::size_t kMostCellColumns = 1'024;      // of a row
constexpr std::size_t kMostCellsOfText = 2'000'000;  // of a file

struct TextCell {
  Span span;  // with its quotes
  std::string text;
};

struct CellRow {
  Span span;  // of its first line
  std::vector<TextCell> cells;
};

struct Cells {
  char separator = ',';
  std::vector<CellRow> rows;  // that hold something
  Diagnostics problems;
};

// What is beyond the limits is a problem, and no row is read behind it; so are quotes that are wrong.
Cells read_cells(const SourceText& source);

}  // namespace rbplan
