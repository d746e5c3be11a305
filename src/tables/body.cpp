#include "tables/body.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "tables/bare_numbers.h"
#include "tables/level_columns.h"
#include "tables/line_codes.h"
#include "tables/not_rows.h"
#include "tables/periods.h"
#include "tables/row_numbers.h"
#include "tables/shared_levels.h"

namespace rbplan {
namespace {

constexpr std::uint32_t kFarthestRight = 3;  // columns that a displaced text may stand right of the annex's

// A tick that no word is.
bool is_strong_tick(const GridCell& cell) {
  return read_mark(cell).kind == TableMark::Kind::tick && static_cast<unsigned char>(cell.text[0]) >= 0x80;
}

// A cell that is merged with those below it.
struct Reaching {
  const GridCell* cell;
  std::uint32_t last_row;
};

class BodyReader {
 public:
  BodyReader(const GridBook& book, const GridSheet& sheet, const Words& words)
      : book_(book), sheet_(sheet), words_(words) {}

  TableBody body;

  void read() {
    for (std::size_t row = 0; row < sheet_.rows.size();) {
      if (auto heading = heading_at(sheet_, row)) {
        row = heading->end;
        begin_table(*std::move(heading));
      } else {
        if (!body.empty()) read_row(row);
        ++row;
      }
    }
    if (body.empty()) body.above = sheet_.rows.size();
    if (is_behind_) return;
    body.behind = sheet_.rows.size();
  }

  void finish() {
    if (!is_scan()) join_all_numbers();
    if (!is_scan()) read_bare_numbers(body);
    place_codes(book_, sheet_, words_, body);
    tell_columns();
  }

 private:
  bool is_scan() const { return book_.form == TableForm::text; }

  CellPlace place(const GridLine& row, const GridCell& cell) const { return place_of(book_, sheet_, row, cell); }

  void begin_table(Heading heading) {
    if (body.empty()) body.above = heading.begin;
    is_behind_ = false;
    body.headings.push_back(std::move(heading));
    heading_ = &body.headings.back();
    slot_columns_.clear();
    last_marked_ = last_row_with_marks();
    part_numbers(sheet_, body.headings.back(), last_marked_);
    for (const HeadedColumn* column : part_levels(body.headings.back()))
      body.guesses.push_back({heading_place(column->column),
                              words_.say("column {0} is read as {1}, since one left of it holds the level above",
                                         visible_line(column->heading), words_(noun_of(column->role)))});
    std::vector<ColumnRole> slots;
    for (HeadedColumn& column : body.headings.back().columns) {
      if (column.role == ColumnRole::unknown_period)
        body.unplaced.push_back(
            {heading_place(column.column), words_.say("no period is named: {0}", visible_line(column.heading))});
      if (!is_of_a_row(column.role)) continue;
      numbered_[column.column] = is_scan() ? SharedLevels() : SharedLevels(sheet_, *heading_, column);
      column.levels = std::max<std::size_t>(numbered_[column.column].count(), 1);
      for (std::size_t level = 0; level < column.levels; ++level) {
        slot_columns_.push_back(column.column);
        slots.push_back(static_cast<ColumnRole>(static_cast<std::size_t>(column.role) + level));
      }
    }
    if (slots.size() > body.slots.size()) body.slots = slots;
  }

  // Behind it nothing is planned any more: what stands there may be a signature.
  std::size_t last_row_with_marks() const {
    std::size_t last = heading_->end;
    for (std::size_t row = heading_->end; row < sheet_.rows.size(); ++row) {
      if (row > heading_->end && heading_at(sheet_, row)) break;
      const auto& cells = sheet_.rows[row].cells;
      const bool has_mark = std::any_of(cells.begin(), cells.end(), [&](const GridCell& cell) {
        const HeadedColumn* column = heading_->at(cell.column);
        return (column && column->role == ColumnRole::period && read_mark(cell).kind != TableMark::Kind::other) ||
               (is_scan() && is_strong_tick(cell)) ||
               (column && column->role == ColumnRole::schedule && scheduled_periods(cell.text));
      });
      if (has_mark) last = row;
    }
    return last;
  }

  void leave_out(const GridLine& row, std::string said) {
    body.left_out.push_back({place_of(book_, sheet_, row), std::move(said)});
  }

  void read_row(std::size_t index) {
    const GridLine& row = sheet_.rows[index];
    if (is_behind_) return;
    const std::string& first = row.cells.front().text;
    const bool is_short = row.cells.size() <= 2;
    if (index > last_marked_ && is_signature(first)) {
      is_behind_ = true;
      body.behind = index;
      return leave_out(row, words_.say("what stands below the table is no row: {0}", shown(row.cells.front())));
    }
    if (is_total(first) || is_total_of_some(row))
      return leave_out(row, words_.say("a total is no row: {0}", shown(row.cells.front())));
    is_among_footnotes_ = index > last_marked_ && row.cells.size() == 1 && (is_among_footnotes_ || is_footnote(first));
    if (is_among_footnotes_ || (is_short && is_footnote(first)))
      return leave_out(row, words_.say("a footnote is no row: {0}", shown(row.cells.front())));
    const bool is_prose =
        is_scan() && row.cells.size() == 1 && row.cells[0].column == 0 && take_apart(first).kind == Printed::Kind::none;
    if (is_prose) return leave_out(row, words_.say("a line without columns is no row: {0}", shown(row.cells.front())));
    add_line(row);
  }

  // Of an indicator the same words are its name.
  bool is_total_of_some(const GridLine& row) const {
    const HeadedColumn* column = heading_->at(row.cells.front().column);
    const bool is_indicator = column && column->role == ColumnRole::indicator;
    return row.cells.size() > 1 && !is_indicator && begins_total(row.cells.front().text) &&
           std::all_of(row.cells.begin() + 1, row.cells.end(),
                       [](const GridCell& cell) { return is_nothing(cell.text) || read_quantity(cell).has_value(); });
  }

  void add_line(const GridLine& row) {
    BodyLine line{heading_, &row, place_of(book_, sheet_, row), {}, {}, {}, {}};
    for (const GridCell& cell : row.cells) add_cell(line, cell);
    add_reaching_down(line);
    if (is_scan()) join_numbers(line, false);
    if (book_.is_aligned) join_wrapped(line);
    if (book_.is_aligned && join_rest(line)) return;
    const bool holds_any = line.has_texts() || !line.marks.empty() || !line.others.empty() || !line.codes.empty();
    if (holds_any || !book_.is_aligned) body.lines.push_back(std::move(line));
  }

  void add_cell(BodyLine& line, const GridCell& cell) {
    const HeadedColumn* column = heading_->at(cell.column);
    if (cell.kind == GridCell::Kind::no_value) return unplaced(line, cell, told_of_formula(cell));
    if (is_scan() && is_strong_tick(cell)) return line.marks.push_back(&cell);
    if (column && is_code(cell, *column)) return add_code(line, cell, *column);
    if (column && is_of_a_row(column->role)) return add_text(line, cell, *column);
    if (column && column->role == ColumnRole::period) return add_below_period(line, cell);
    if (is_scan() && (!column || column->role == ColumnRole::unknown) && is_right_of_annex(cell))
      return add_displaced(line, cell);
    if (!column || column->heading.empty()) return unplaced(line, cell, phrase("a column without a heading"));
    if (column->role == ColumnRole::unknown)
      return unplaced(line, cell, phrase("a column whose heading is not known, {0}", visible_line(column->heading)));
    if (column->role == ColumnRole::unknown_period) return;  // the heading's word is told
    if (column->role == ColumnRole::carried_out) {
      ++carried_out_[column];
      return;
    }
    line.others.push_back({column, &cell});
  }

  // In a scan a text may stand where codes belong.
  void add_code(BodyLine& line, const GridCell& cell, const HeadedColumn& column) {
    const bool is_text = take_number(cell.text).kind == Printed::Kind::none && !is_digits(cell.text);
    if (is_scan() && is_text && !is_nothing(cell.text)) return unplaced(line, cell, phrase("no code"));
    line.codes.push_back({&column, &cell});
  }

  // In a scan a code may stand beside its column, as numbers may.
  bool is_code(const GridCell& cell, const HeadedColumn& column) const {
    if (column.role == ColumnRole::code) return true;
    if (column.role != ColumnRole::number || is_scan()) return false;
    const Printed::Kind kind = take_number(cell.text).kind;
    return kind == Printed::Kind::code || (kind == Printed::Kind::none && (column.holds_codes || is_digits(cell.text)));
  }

  // A cell merged over several rows holds for each, but for the annex's own columns, which carry down anyway.
  void add_reaching_down(BodyLine& line) {
    for (; next_merge_ < sheet_.merges.size() && sheet_.merges[next_merge_].first_row < line.row->number; ++next_merge_)
      begin_reaching(sheet_.merges[next_merge_]);
    std::erase_if(reaching_, [&](const Reaching& one) { return one.last_row < line.row->number; });
    for (const Reaching& one : reaching_) {
      if (++reached_ > kMostCells) {
        if (reached_ == kMostCells + 1) unplaced(line, *one.cell, phrase("merged cells reach over too many rows"));
        return;
      }
      add_cell(line, *one.cell);
    }
  }

  void begin_reaching(const GridMerge& merge) {
    const HeadedColumn* column = heading_->at(merge.first_column);
    const bool carries_down = column && (is_of_a_row(column->role) || column->role == ColumnRole::code);
    if (!column || carries_down || merge.last_row == merge.first_row) return;
    const auto above = std::lower_bound(sheet_.rows.begin(), sheet_.rows.end(), merge.first_row,
                                        [](const GridLine& row, std::uint32_t wanted) { return row.number < wanted; });
    if (above == sheet_.rows.end() || above->number != merge.first_row) return;
    std::erase_if(reaching_, [&](const Reaching& one) { return one.cell->column == merge.first_column; });
    for (const GridCell& cell : above->cells) {
      if (cell.column == merge.first_column) reaching_.push_back({&cell, merge.last_row});
    }
  }

  void unplaced(const BodyLine& line, const GridCell& cell, const Phrase& why) {
    const std::string what = cell.text.empty() ? "" : ": " + shown(cell);
    body.unplaced.push_back({place(*line.row, cell), words_.say(why) + what});
  }

  bool is_right_of_annex(const GridCell& cell) const {
    return !slot_columns_.empty() && cell.column > slot_columns_.back() &&
           cell.column <= slot_columns_.back() + kFarthestRight;
  }

  void add_below_period(BodyLine& line, const GridCell& cell) {
    if (read_mark(cell).kind != TableMark::Kind::other) return line.marks.push_back(&cell);
    if (is_scan() && is_right_of_annex(cell)) return add_displaced(line, cell);
    unplaced(line, cell, phrase("neither a mark nor an amount"));
  }

  void add_displaced(BodyLine& line, const GridCell& cell) {
    const int beyond = static_cast<int>(cell.column - slot_columns_.back());
    line.texts.push_back({static_cast<int>(slot_columns_.size()) - 1 + beyond, printed_in(cell, false), &cell});
  }

  void add_text(BodyLine& line, const GridCell& cell, const HeadedColumn& column) {
    const auto first = std::find(slot_columns_.begin(), slot_columns_.end(), cell.column) - slot_columns_.begin();
    const auto level = numbered_[cell.column].level_of(*line.row, cell);
    if (!level) return unplaced(line, cell, phrase("no number says which of the levels of its column it is"));
    const int slot = static_cast<int>(first) + static_cast<int>(*level);
    const bool is_shared = column.levels > 1;
    line.texts.push_back(
        {slot, is_shared ? take_bare_number(cell.text) : printed_in(cell, column.role == ColumnRole::number), &cell});
  }

  // In a scan a number may stand beside its column too.
  Printed printed_in(const GridCell& cell, bool is_of_numbers) const {
    const Printed number = take_number(cell.text);
    const bool is_number =
        number.kind != Printed::Kind::none &&
        (is_of_numbers || (is_scan() && number.kind == Printed::Kind::digit && is_digits(cell.text)));
    return is_number ? number : take_apart(cell.text);
  }

  // A text without number right below one that has one is the rest of it, since the cell was too narrow; unless a row
  // begins left of it.
  void join_wrapped(BodyLine& line) {
    bool begins = false;
    std::erase_if(line.texts, [&](const LineText& text) {
      LastText& last = last_texts_[text.slot];
      begins = begins || text.printed.kind != Printed::Kind::none || last.row == 0 || last.row + 1 != line.row->number;
      last.row = begins ? 0 : line.row->number;
      if (begins) return false;
      Printed& whole = body.lines[last.line].texts[last.text].printed;
      whole.text += ' ' + text.printed.text;
      whole.raw += '\n' + text.printed.raw;
      return true;
    });
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      if (line.texts[i].printed.kind != Printed::Kind::none)
        last_texts_[line.texts[i].slot] = {line.row->number, body.lines.size(), i};
    }
  }

  // Where no row begins and nothing is marked, the other cells are the rest of those right above.
  bool join_rest(const BodyLine& line) {
    const bool is_rest = !line.has_texts() && line.marks.empty() && line.codes.empty();
    const bool goes_on = is_rest && !body.lines.empty() && reaches_to_ + 1 == line.row->number;
    if (goes_on || !is_rest) reaches_to_ = line.row->number;
    if (!goes_on) growing_.clear();
    for (const OtherCell& more : goes_on ? line.others : std::vector<OtherCell>()) {
      std::vector<OtherCell>& above = body.lines.back().others;
      const auto first =
          std::find_if(above.begin(), above.end(), [&](const OtherCell& one) { return one.column == more.column; });
      if (first == above.end()) {
        above.push_back(more);
        continue;
      }
      GridCell*& whole = growing_[more.column];
      if (!whole) first->cell = whole = &body.joined.emplace_back(*first->cell);
      const bool is_item = take_apart(more.cell->text).kind != Printed::Kind::none || whole->text.ends_with(';');
      whole->text += (is_item ? '\n' : ' ') + more.cell->text;
    }
    return goes_on;
  }

  void join_all_numbers() {
    const bool are_running = numbers_count_lines(body);
    if (are_running)
      body.left_out.push_back(
          {body.lines.front().place, words_.say("the numbers of the column NO count the rows of the table")});
    for (BodyLine& line : body.lines) {
      join_numbers(line, are_running);
      std::erase_if(line.codes, [&](const OtherCell& code) {  // from 1000 on
        return are_running && code.column->role == ColumnRole::number && is_digits(code.cell->text);
      });
    }
  }

  void tell_columns() {
    for (const HeadedColumn& column : heading_ ? heading_->columns : std::vector<HeadedColumn>()) {
      const auto found = std::find_if(carried_out_.begin(), carried_out_.end(),
                                      [&](const auto& one) { return one.first->column == column.column; });
      if (found == carried_out_.end()) continue;
      body.left_out.push_back(
          {heading_place(column.column),
           words_.say("column {0} tells what was carried out, not what is planned", visible_line(column.heading))});
    }
  }

  // The lowest cell that heads a column.
  CellPlace heading_place(std::uint32_t column) const {
    for (std::size_t row = heading_->end; row-- > heading_->begin;) {
      for (const GridCell& cell : sheet_.rows[row].cells) {
        if (cell.column == column) return place(sheet_.rows[row], cell);
      }
    }
    return place_of(book_, sheet_, sheet_.rows[heading_->begin]);
  }

  const GridBook& book_;
  const GridSheet& sheet_;
  const Words& words_;
  const Heading* heading_ = nullptr;
  std::size_t next_merge_ = 0;      // of the sheet's
  std::vector<Reaching> reaching_;  // down to the row; no two of one column
  std::size_t reached_ = 0;         // cells
  std::vector<std::uint32_t> slot_columns_;
  std::map<std::uint32_t, SharedLevels> numbered_;  // by column
  struct LastText {
    std::uint32_t row = 0;  // in which it stands or goes on; 0: it has no number
    std::size_t line = 0;   // of the body, and which of its texts
    std::size_t text = 0;
  };
  std::map<int, LastText> last_texts_;                // by slot
  std::uint32_t reaches_to_ = 0;                      // the row down to which the last line's cells go on
  std::map<const HeadedColumn*, GridCell*> growing_;  // those of them that do
  std::size_t last_marked_ = 0;
  bool is_behind_ = false;
  bool is_among_footnotes_ =
      false;  // a line of one cell below the planned rows, behind a footnote or another such line
  std::map<const HeadedColumn*, std::size_t> carried_out_;
};

}  // namespace

bool BodyLine::is_planned() const {
  return !marks.empty() || std::any_of(others.begin(), others.end(), [](const OtherCell& other) {
    return other.column->role == ColumnRole::schedule;
  });
}

bool BodyLine::is_from_above(const GridCell& cell) const {
  return std::none_of(row->cells.begin(), row->cells.end(), [&](const GridCell& own) { return &own == &cell; });
}

TableBody body_of(const GridBook& book, const GridSheet& sheet, const Words& words) {
  BodyReader reader(book, sheet, words);
  reader.read();
  reader.finish();
  return std::move(reader.body);
}

}  // namespace rbplan
