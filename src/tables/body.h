// The rows of a table between its headings and what stands below it, each cell by the column it belongs to.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "base/words.h"
#include "tables/grid.h"
#include "tables/headings.h"
#include "tables/printed.h"

namespace rbplan {

// Something told of a place in the table.
struct TableNote {
  CellPlace place;
  std::string said;
};

// A text in one of the columns of the annex, counted from the first of these.
struct LineText {
  int slot = 0;
  Printed printed;
  const GridCell* cell = nullptr;
};

struct OtherCell {
  const HeadedColumn* column;
  const GridCell* cell;
};

struct BodyLine {
  const Heading* heading = nullptr;
  const GridLine* row = nullptr;
  CellPlace place;
  std::vector<LineText> texts;         // by slot
  std::vector<const GridCell*> marks;  // below periods; of a text also where only ticks are, whatever their column
  std::vector<OtherCell> others;       // below other headings that are known
  std::vector<OtherCell> codes;        // of rows

  bool has_texts() const { return !texts.empty(); }
  bool is_planned() const;                         // a month is marked or named
  bool is_from_above(const GridCell& cell) const;  // it is merged with those of lines above, and begins there
};

struct TableBody {
  std::deque<Heading> headings;
  std::vector<ColumnRole> slots;  // of the annex's columns, from left to right
  std::vector<BodyLine> lines;
  std::deque<GridCell> joined;      // that go on in the lines below
  std::vector<TableNote> guesses;   // of its headings
  std::vector<TableNote> left_out;  // what is no row, or of no use for a plan
  std::vector<TableNote> unplaced;  // what could not be placed: errors
  std::size_t above = 0;            // rows of the sheet above the first heading
  std::size_t behind = 0;           // where what stands below the table begins, as an index of rows

  bool empty() const { return headings.empty(); }
};

// Lives as long as the book does.
TableBody body_of(const GridBook& book, const GridSheet& sheet, const Words& words);

}  // namespace rbplan
