// A table as it was read, whatever it was read from: sheets of cells that hold something, each with its place.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "base/words.h"

namespace rbplan {

// What is read of a file at most.
constexpr std::size_t kMostSheets = 64;
constexpr std::size_t kMostTableRows = 200'000;
constexpr std::size_t kMostTableColumns = 1'024;
constexpr std::size_t kMostCells = 100'000;      // that hold something
constexpr std::size_t kMostCellBytes = 100'000;  // of one
constexpr std::size_t kMostTableBytes = std::size_t{64} << 20;

struct GridCell {
  // no_value: a formula without a result, or whose result is an error.
  enum class Kind { text, number, percent, date, truth, no_value };

  std::uint32_t column = 0;    // from 0
  std::uint32_t position = 0;  // of a text: the column of its line, from 1
  Kind kind = Kind::text;
  std::string text;        // without blanks at its ends; of a number its digits with a point, of a date `2021-03-31`
  bool is_struck = false;  // all of its text is struck through
};

struct GridLine {
  std::uint32_t number = 0;     // of the row or line, from 1; they ascend
  std::vector<GridCell> cells;  // that hold something, by column
  std::uint32_t table = 0;      // of a document: which of its tables, from 1; 0 is a paragraph
  std::uint32_t in_table = 0;   // of a document: which row of its table, or which paragraph, from 1
};

// Cells that are one; the first holds what they hold. Rows by number, columns from 0, all inclusive.
struct GridMerge {
  std::uint32_t first_row = 0;
  std::uint32_t last_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_column = 0;
};

// What a table was read from. In a text cells may have lost their columns, in the others not.
enum class TableForm { text, separated, sheet, document };

// A cell to be named to people: `Lampiran!F12`, or line and column.
struct CellPlace {
  TableForm form = TableForm::text;
  std::string sheet;  // of a workbook
  std::uint32_t row = 0;
  std::uint32_t column = 0;  // from 1 in a text, where 0 is the whole line; else from 0
  std::uint32_t table = 0;   // of a document, as in GridLine
  std::uint32_t line = 0;    // number of the GridLine

  friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

// What stands in a place and is not read: its text is hidden, or struck through beside other text.
struct GridUnread {
  CellPlace place;
  Phrase said;
};

struct GridSheet {
  std::string name;
  bool is_hidden = false;
  std::vector<GridLine> rows;                 // that hold something, by number
  std::vector<GridMerge> merges;              // by first row
  std::vector<std::uint32_t> hidden_rows;     // numbers of those left out
  std::vector<std::uint32_t> hidden_columns;  // likewise
  std::vector<GridUnread> unread;
};

constexpr bool is_of_text(TableForm form) { return form == TableForm::text || form == TableForm::separated; }

struct GridBook {
  TableForm form = TableForm::text;
  std::vector<GridSheet> sheets;
  bool is_aligned = false;  // a text whose columns blanks part: long cells go on in the lines below
};

CellPlace place_of(const GridBook& book, const GridSheet& sheet, const GridLine& row, const GridCell& cell);
CellPlace place_of(const GridBook& book, const GridSheet& sheet, const GridLine& row);

// What stands there; of a whole line its first cell.
const GridCell* cell_at(const GridBook& book, const CellPlace& place);

std::string said_place(const CellPlace& place, const Words& words);

// Why a file is no table that can be read: its bytes are not what they should be; the table is none of a plan; or it
// could be, once an option says which or whose.
struct TableError {
  enum class Why { unreadable, unfit, unclear };

  Phrase what;
  Phrase help = {};
  Why why = Why::unreadable;
};

template <class T>
using TableRead = tl::expected<T, TableError>;

inline tl::unexpected<TableError> table_error(Phrase what, Phrase help = {},
                                              TableError::Why why = TableError::Why::unreadable) {
  return tl::unexpected(TableError{std::move(what), std::move(help), why});
}

// How much is read of a file, of all its sheets.
struct GridSize {
  std::size_t cells = 0;
  std::size_t bytes = 0;
};

// Adds what holds something to a sheet, within the limits, and leaves out what is hidden.
class SheetWriter {
 public:
  SheetWriter(GridSheet& sheet, GridSize& size) : sheet_(sheet), size_(size) {}

  // Before what stands in them is added; rows ascend. To the last one, inclusive.
  void hide_rows(std::uint32_t first, std::uint32_t last) { hidden_rows_.emplace_back(first, last); }
  void hide_column(std::uint32_t column) { hidden_columns_.insert(column); }

  // Rows and, in one, columns ascend. Blanks at the ends go, no-break ones are blanks, and empty cells are no cells.
  void add(std::uint32_t row, GridCell cell);

  // Once all is added, the merges of the sheet too: what a merged cell holds stands where the first of it is seen.
  void finish();

  const TableError* error() const { return error_.what.empty() ? nullptr : &error_; }

 private:
  std::uint32_t first_seen_row(std::uint32_t row) const;
  std::vector<std::uint32_t> seen_columns() const;  // of each the first that is seen from it on
  void insert(std::map<std::uint32_t, std::vector<GridCell>> cells);

  GridSheet& sheet_;
  GridSize& size_;
  TableError error_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_rows_;
  std::set<std::uint32_t> hidden_columns_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, GridCell> hidden_cells_;  // by row and column
};

// What a cell holds, for people, cut where it is long.
std::string shown(const GridCell& cell);

// A text of several lines as one.
std::string on_one_line(std::string_view text);

// What is told of a formula that has no value, or failed.
Phrase told_of_formula(const GridCell& cell);

// What a cell says as a text: of a percentage with its sign.
std::string said_text(const GridCell& cell);

// No-break and other odd blanks as blanks, none at the ends and no two in a row but for line breaks.
std::string tidy(std::string_view text);

}  // namespace rbplan
