// What a person is shown, before it has a form: title, facts, blocks. A renderer per format makes text of it.
//
// Text in a document may come from files; renderers make it harmless (base/text.h). A no-break space (U+00A0) in a
// title, fact, paragraph or heading keeps two words on one line and is printed as a blank.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ansi.h"

namespace rbplan {

// What a cell's colour tells beside its words.
enum class Tone { plain, done, due, overdue, upcoming, cancelled };

struct Cell {
  std::string text;
  Tone tone = Tone::plain;
  std::optional<FilePlace> place = {};  // what a link leads to
};

// One row: short cells in columns, the text, and beside it the context, which neighbouring rows may share.
struct TableRow {
  std::vector<Cell> cells;  // one for each column
  std::string text;
  std::string aside;                    // shown where the screen is wide, once for equal neighbours
  std::vector<std::string> notes = {};  // below the text, in round brackets
  std::optional<FilePlace> place = {};  // what a link of the text leads to
};

struct TableGroup {
  std::string heading;  // may be empty
  std::vector<TableRow> rows;
};

struct Table {
  std::vector<std::string> columns;  // headings, for formats that have them
  std::string text_column;
  std::string aside_column;
  std::vector<TableGroup> groups;
};

// What stands for a tick where there is room for one character only.
struct Mark {
  std::string glyph;
  std::string ascii;
  std::string word;  // what it says: `overdue 10 days`
  Tone tone = Tone::plain;
};

struct GridColumn {
  std::string letter;
  std::string short_name;
  std::string name;
  bool is_current = false;
};

struct GridRow {
  std::string id;
  std::optional<FilePlace> place;  // what a link of the id leads to
  std::string text;
  std::vector<std::optional<Mark>> marks;  // one for each column
};

// Rows below a heading of their own, which stand below one of the group's.
struct GridSection {
  std::string heading;
  std::vector<GridRow> rows;
};

struct GridGroup {
  std::string heading;
  std::vector<GridSection> sections;
};

// Marks in columns, three and three together.
struct Grid {
  std::vector<GridColumn> columns;
  std::string row_column;  // headings of formats that have them
  std::string id_column;
  std::string nothing;  // for a row without a mark
  std::string range;    // `{0} to {1}`, for neighbours with the same word
  std::vector<std::string> legend;
  std::vector<GridGroup> groups;
};

struct Paragraph {
  enum class Role { text, heading } role = Role::text;
  std::vector<std::string> lines;  // each wrapped for itself
};

// Lines that belong to the block before: no blank line parts them, and they stand in a little.
struct Listing {
  std::vector<std::string> lines;
};

struct FigureRow {
  std::string name;
  std::vector<std::string> numbers;  // one for each column
  std::size_t done = 0;              // for a bar
  std::size_t of = 0;
};

// Numbers in columns under headings, each row's name on a line of its own, with a bar that repeats the first number.
struct Figures {
  std::vector<std::string> columns;
  std::string name_column;  // for formats that have it
  std::vector<FigureRow> rows;
  std::optional<FigureRow> total;
};

using Block = std::variant<Paragraph, Table, Grid, Listing, Figures>;

struct Document {
  std::string title;
  std::vector<std::string> facts;  // below the title: where it rests, on which day, notes about the day
  std::vector<Block> blocks;
};

// How much room there is and what it can show.
struct Screen {
  std::size_t columns = 80;
  bool colour = false;
  bool ascii = false;
  bool linear = false;   // grids as sentences
  bool stacked = false;  // a row's text below its short cells, as on a narrow screen
  LinkForm links = {};
};

}  // namespace rbplan
