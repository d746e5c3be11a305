#include "tables/grid.h"

#include <fmt/format.h>

#include <algorithm>

#include "archive/cell_name.h"
#include "base/text.h"

namespace rbplan {

CellPlace place_of(const GridBook& book, const GridSheet& sheet, const GridLine& row, const GridCell& cell) {
  switch (book.form) {
    case TableForm::text:
    case TableForm::separated:
      return {book.form, {}, row.number, cell.position, 0, row.number};
    case TableForm::sheet:
      return {book.form, sheet.name, row.number, cell.column, 0, row.number};
    case TableForm::document:
      break;
  }
  return {book.form, {}, row.in_table, cell.column, row.table, row.number};
}

CellPlace place_of(const GridBook& book, const GridSheet& sheet, const GridLine& row) {
  return place_of(book, sheet, row, row.cells.empty() ? GridCell() : row.cells.front());
}

const GridCell* cell_at(const GridBook& book, const CellPlace& place) {
  for (const GridSheet& sheet : book.sheets) {
    if (place.form == TableForm::sheet && sheet.name != place.sheet) continue;
    const auto row = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), place.line,
                                      [](const GridLine& one, std::uint32_t wanted) { return one.number < wanted; });
    if (row == sheet.rows.end() || row->number != place.line) return nullptr;
    for (const GridCell& cell : row->cells) {
      const bool is_any = is_of_text(place.form) && place.column == 0;
      if (is_any || place_of(book, sheet, *row, cell) == place) return &cell;
    }
  }
  return nullptr;
}

std::string said_place(const CellPlace& place, const Words& words) {
  const std::string cell = fmt::format("{}{}", column_name(place.column), place.row);
  if (place.form == TableForm::sheet) return place.sheet + '!' + cell;
  if (place.form == TableForm::document)
    return place.table == 0 ? words.say("paragraph {0}", place.row) : words.say("table {0}, {1}", place.table, cell);
  if (place.column == 0) return words.say("line {0}", place.row);
  return words.say("line {0}, column {1}", place.row, place.column);
}

std::string shown(const GridCell& cell) {
  constexpr std::size_t kMostShown = 60;
  return cut_to(visible_line(said_text(cell)), kMostShown);
}

std::string on_one_line(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

Phrase told_of_formula(const GridCell& cell) {
  return cell.text.empty() ? phrase("a formula without a stored result") : phrase("a formula that fails");
}

std::string said_text(const GridCell& cell) {
  return on_one_line(cell.text) + (cell.kind == GridCell::Kind::percent ? "%" : "");
}

namespace {

constexpr char32_t kWordJoiner = 0x2060;
constexpr char32_t kByteOrderMark = 0xFEFF;

bool is_odd_blank(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// What is seen by nobody and means nothing: soft hyphens and joiners, marks of direction.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x200B || c == kWordJoiner || c == kByteOrderMark || is_bidi_control(c) || is_bidi_mark(c);
}

// `#REF!`, `#N/A`, `Err:502`: what a workbook shows of a formula that fails.
bool is_failure(std::string_view text) {
  constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ/0";
  const std::string_view word = trimmed(text.substr(std::min<std::size_t>(text.size(), 1)), "!?");
  const bool is_word = word.size() + 1 < text.size() || word == "N/A";
  return (text.starts_with('#') && is_word && word.find_first_not_of(kSigns) == std::string_view::npos) ||
         (text.starts_with("Err:") && is_digits(text.substr(4)));
}

}  // namespace

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const std::string_view bytes = text.substr(at, std::max<std::size_t>(c.length, 1));
    at += bytes.size();
    if (c.length == 0) continue;
    const bool is_break = c.value == '\n' || c.value == 0x2028 || c.value == 0x2029 || c.value == '\v';
    if (is_break || is_odd_blank(c.value) || is_control(c.value) || c.value == ' ') {
      const char blank = is_break ? '\n' : ' ';
      if (!out.empty() && (out.back() == ' ' || out.back() == '\n')) {
        if (is_break) out.back() = '\n';
      } else if (!out.empty()) {
        out += blank;
      }
    } else if (!is_unseen(c.value)) {
      out += bytes;
    }
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
  return out;
}

void SheetWriter::add(std::uint32_t row, GridCell cell) {
  if (!error() && cell.text.size() > kMostCellBytes)
    error_ = {phrase("a cell of row {0} holds more than {1} bytes", row, kMostCellBytes)};
  if (error()) return;
  cell.text = tidy(cell.text);
  if (is_failure(cell.text)) cell.kind = GridCell::Kind::no_value;
  if (cell.text.empty() && cell.kind != GridCell::Kind::no_value) return;
  const bool is_row_hidden = first_seen_row(row) != row;
  const bool is_column_hidden = hidden_columns_.count(cell.column) > 0;
  if (is_row_hidden && (sheet_.hidden_rows.empty() || sheet_.hidden_rows.back() != row))
    sheet_.hidden_rows.push_back(row);
  if (is_column_hidden) sheet_.hidden_columns.push_back(cell.column);
  if (is_row_hidden || is_column_hidden) {
    if (hidden_cells_.size() < kMostCells) hidden_cells_[{row, cell.column}] = std::move(cell);
    return;
  }
  if (row > kMostTableRows) {
    error_ = {phrase("it has more than {0} rows", kMostTableRows)};
  } else if (cell.column >= kMostTableColumns) {
    error_ = {phrase("it has more than {0} columns", kMostTableColumns)};
  } else if (size_.cells == kMostCells) {
    error_ = {phrase("it has more than {0} cells that hold something", kMostCells)};
  } else if (size_.bytes + cell.text.size() > kMostTableBytes) {
    error_ = {phrase("its cells hold more than {0} MiB", kMostTableBytes >> 20)};
  } else {
    ++size_.cells;
    size_.bytes += cell.text.size();
    if (sheet_.rows.empty() || sheet_.rows.back().number != row) sheet_.rows.push_back({row, {}});
    sheet_.rows.back().cells.push_back(std::move(cell));
  }
}

std::uint32_t SheetWriter::first_seen_row(std::uint32_t row) const {
  auto range = std::lower_bound(hidden_rows_.begin(), hidden_rows_.end(), row,
                                [](const auto& one, std::uint32_t wanted) { return one.second < wanted; });
  for (; range != hidden_rows_.end() && range->first <= row; ++range) row = range->second + 1;
  return row;
}

std::vector<std::uint32_t> SheetWriter::seen_columns() const {
  std::vector<std::uint32_t> seen(kMostTableColumns + 1, kMostTableColumns);
  for (auto column = static_cast<std::uint32_t>(kMostTableColumns); column-- > 0;)
    seen[column] = hidden_columns_.count(column) > 0 ? seen[column + 1] : column;
  return seen;
}

void SheetWriter::finish() {
  std::sort(sheet_.hidden_columns.begin(), sheet_.hidden_columns.end());
  sheet_.hidden_columns.erase(std::unique(sheet_.hidden_columns.begin(), sheet_.hidden_columns.end()),
                              sheet_.hidden_columns.end());
  std::map<std::uint32_t, std::vector<GridCell>> moved;
  const std::vector<std::uint32_t> seen = seen_columns();
  for (GridMerge& merge : sheet_.merges) {
    const auto held = hidden_cells_.find({merge.first_row, merge.first_column});
    if (held == hidden_cells_.end() || merge.first_column >= kMostTableColumns) continue;
    const std::uint32_t row = first_seen_row(merge.first_row);
    const std::uint32_t column = seen[merge.first_column];
    if (row > merge.last_row || column > merge.last_column || column == kMostTableColumns || row > kMostTableRows)
      continue;
    GridCell cell = std::move(held->second);
    hidden_cells_.erase(held);
    cell.column = merge.first_column = column;
    merge.first_row = row;
    moved[row].push_back(std::move(cell));
  }
  std::stable_sort(sheet_.merges.begin(), sheet_.merges.end(),
                   [](const GridMerge& a, const GridMerge& b) { return a.first_row < b.first_row; });
  if (!moved.empty()) insert(std::move(moved));
}

void SheetWriter::insert(std::map<std::uint32_t, std::vector<GridCell>> cells) {
  for (GridLine& line : sheet_.rows) {
    const auto found = cells.find(line.number);
    if (found == cells.end()) continue;
    line.cells.insert(line.cells.end(), found->second.begin(), found->second.end());
    cells.erase(found);
  }
  for (auto& [number, held] : cells) sheet_.rows.push_back({number, std::move(held)});
  std::sort(sheet_.rows.begin(), sheet_.rows.end(),
            [](const GridLine& a, const GridLine& b) { return a.number < b.number; });
  for (GridLine& line : sheet_.rows) {
    std::stable_sort(line.cells.begin(), line.cells.end(),
                     [](const GridCell& a, const GridCell& b) { return a.column < b.column; });
    const auto is_again = [](const GridCell& a, const GridCell& b) { return a.column == b.column; };
    line.cells.erase(std::unique(line.cells.begin(), line.cells.end(), is_again), line.cells.end());
  }
}

}  // namespace rbplan
