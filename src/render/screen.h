// What the parts of a screen share: how much room there is, colour, padding, text over the whole width.
#pragma once
#include "render/document.h"

namespace rbplan {

// How much room there is and what it can show.
struct Screen {
  std::size_t columns = 80;
  bool colour = false;
  bool ascii = false;
  bool linear = false;   // marks as sentences
  bool stacked = false;  // a row's text below its short cells, as on a narrow screen
  LinkForm links = {};
};

std::string_view colour_of(Tone tone);

// `text` in a colour, where the screen has any.
std::string painted(std::string text, std::string_view code, const Screen& screen);

// A value as it is printed in a cell: its text made harmless, its colour, the place it leads to.
struct Cell {
  std::string text;
  Tone tone = Tone::plain;
  const FilePlace* place = nullptr;  // of the value, which outlives it
};
Cell cell_of(const Value& value, const Words& words);

// The cell's text in its colour and as a link, where the screen has them.
std::string shown(const Cell& cell, const Screen& screen);

// A part of the cell's text as a link.
std::string shown_part(std::string text, const Cell& cell, const Screen& screen);

// Where the column with that role stands; nothing where there is none.
std::optional<std::size_t> column_of(const Table& table, Role role);
bool has_column(const Table& table, Role role);

constexpr std::size_t kGap = 2;  // blanks between columns

// Blanks from one column to another.
std::string pad(std::size_t from, std::size_t to);

// Appends text over the whole width, behind `indent` blanks.
void add_wrapped(std::string& out, std::string_view text, std::string_view code, const Screen& screen,
                 std::size_t indent = 0);

}  // namespace rbplan
