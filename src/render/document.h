// What a person is shown, before it has a form: title, facts, blocks. A renderer per format makes text of it.
//
// Text in a document may come from files; renderers make it harmless (base/text.h). A no-break space (U+00A0) in a
// title, fact, paragraph or heading keeps two words on one line and is printed as a blank.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/seldom.h"
#include "base/value.h"
#include "base/words.h"

namespace rbplan {

// What a column is to its row. Renderers know these, and not what a table is about.
enum class Role {
  plain,   // something short: an id, a state
  text,    // what the row is about; at most one column
  aside,   // its context, which neighbouring rows may share; at most one column
  mark,    // a mark, or nothing; the columns stand three and three together
  figure,  // a number or a ratio
};

struct TableColumn {
  std::string heading;
  Role role = Role::plain;
  std::string short_heading = {};  // of a mark, where there is no room for the heading; of a figure in a wide table
  bool is_current = false;
  std::string above = {};     // a heading over this one; neighbours with the same one share it
  bool is_for_paper = false;  // screens leave it out
  bool merges = false;        // neighbouring rows that say the same share a cell; on a screen, what heads them
};

// Cells that take several columns: where each begins, and how many. Those behind it are empty.
using Reaches = std::vector<std::pair<std::size_t, std::size_t>>;

struct TableRow {
  std::vector<Value> cells;             // one for each column
  std::vector<std::string> notes = {};  // below the text, in round brackets
  bool is_struck = false;               // its text and marks, struck through where a form can
  Seldom<Reaches> reaches = {};

  // How many columns the cell takes; none where it belongs to one before.
  std::size_t reach(std::size_t column) const {
    if (!reaches) return 1;
    for (const auto& [first, columns] : *reaches) {
      if (column >= first && column < first + columns) return column == first ? columns : 0;
    }
    return 1;
  }
  // Whether the cell at that column is struck through.
  bool is_struck_at(const TableColumn& column) const {
    return is_struck && (column.role == Role::text || column.role == Role::mark);
  }
};

struct TableGroup {
  std::string heading;  // may be empty
  std::vector<TableRow> rows;
  std::vector<TableGroup> groups;  // inside it, each with a heading
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<TableGroup> groups;
  std::optional<TableRow> total = {};
  std::vector<Value> legend = {};  // lines above the table: a list of marks, or text
  std::string nothing = {};        // for a row without a mark
  bool is_numbered = false;        // on paper, a line of the columns' numbers stands below the headings
};

struct Paragraph {
  enum class Role { text, heading, centred, signature } role = Role::text;  // a signature stands on the right
  std::vector<std::string> lines;                                           // each wrapped for itself
};

// Lines that belong to the block before: no blank line parts them, and they stand in a little.
struct Listing {
  std::vector<std::string> lines;
};

// On paper, what follows begins a page of its own.
struct NewPage {
  bool is_landscape = true;
};

using Block = std::variant<Paragraph, Listing, Table, NewPage>;

struct Document {
  explicit Document(Language of) : language(of) {}

  Language language;  // of the words that renderers add
  std::string title;
  bool is_title_centred = false;   // on paper
  std::string office = {};         // whose it is, where it is of one
  std::vector<std::string> facts;  // below the title: where it rests, on which day, notes about the day
  std::vector<Block> blocks;
  bool is_landscape = true;  // on paper, up to a new page
};

}  // namespace rbplan
