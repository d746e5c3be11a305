#include "tables/timing.h"

#include <algorithm>

#include "base/text.h"
#include "tables/periods.h"

namespace rbplan {
namespace {

void add_periods(Periods& all, const Periods& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

// The periods' columns of a heading, from left to right.
std::vector<const HeadedColumn*> period_columns(const Heading& heading) {
  std::vector<const HeadedColumn*> columns;
  for (const HeadedColumn& column : heading.columns) {
    if (column.role == ColumnRole::period) columns.push_back(&column);
  }
  return columns;
}

int first_slot(const BodyLine& line) { return line.texts.empty() ? -1 : line.texts.front().slot; }

bool is_alike(const BodyLine& line, const OutlineLine& outline, const BodyLine& other, const OutlineLine& of_other) {
  return outline.reading.shift < 0 && of_other.reading.shift < 0 && first_slot(line) == first_slot(other);
}

// The months of one quarter, all three.
bool is_quarter(const Periods& periods) {
  return periods.size() == 3 && periods[0].is_month() && periods[0].number() % 3 == 1 &&
         are_neighbours(periods[0], periods[1]) && are_neighbours(periods[1], periods[2]);
}

struct ScanMarks {
  Periods periods;
  std::size_t beyond = 0;  // right of the last period
};

ScanMarks scan_marks(const BodyLine& line, int shift) {
  ScanMarks out;
  const auto columns = period_columns(*line.heading);
  if (columns.empty()) return out;
  if (line.marks.size() >= columns.size()) {  // in every cell
    for (const HeadedColumn* column : columns) add_periods(out.periods, column->periods);
    return out;
  }
  for (const GridCell* mark : line.marks) {
    const auto at = static_cast<std::int64_t>(mark->column) - shift;
    const HeadedColumn* column = at < 0 ? nullptr : line.heading->at(static_cast<std::uint32_t>(at));
    if (column && column->role == ColumnRole::period) {
      add_periods(out.periods, column->periods);
    } else if (at > columns.back()->column) {
      add_periods(out.periods, columns.back()->periods);
      ++out.beyond;
    } else {
      add_periods(out.periods, columns.front()->periods);
    }
  }
  return out;
}

}  // namespace

std::string said_periods(const Periods& periods, const Words& words) {
  std::vector<std::string> said;
  for (const Period period : periods) said.push_back(words.period(period));
  return join(said, ", ");
}

std::vector<bool> lines_whose_marks_moved(const TableBody& body, const std::vector<OutlineLine>& outline) {
  std::vector<bool> moved(body.lines.size());
  for (std::size_t i = 0; i < moved.size(); ++i) {
    const BodyLine& line = body.lines[i];
    const auto columns = period_columns(*line.heading);
    const bool is_early = std::any_of(line.marks.begin(), line.marks.end(), [&](const GridCell* mark) {
      return !columns.empty() && mark->column < columns.front()->column;
    });
    moved[i] = outline[i].reading.shift > 0 || (outline[i].reading.shift < 0 && is_early);
  }
  for (const bool is_down : {true, false}) {
    for (std::size_t step = 1; step < moved.size(); ++step) {
      const std::size_t i = is_down ? step : moved.size() - 1 - step;
      const std::size_t other = is_down ? i - 1 : i + 1;
      if (moved[other] && is_alike(body.lines[i], outline[i], body.lines[other], outline[other])) moved[i] = true;
    }
  }
  return moved;
}

void Timing::read(const BodyLine& line, const OutlineLine& outline, bool marks_moved, DraftRow& row) {
  const BodyLine marked = without_struck(line, row);
  doubt_columns(marked, row);
  const bool has_amounts = std::any_of(marked.marks.begin(), marked.marks.end(), [](const GridCell* mark) {
    return read_mark(*mark).kind == TableMark::Kind::amount;
  });
  if (book_.form == TableForm::text && !has_amounts) {
    read_scan(marked, outline, marks_moved, row);
  } else {
    read_table(marked, row);
  }
}

// A mark that is struck through says nothing, unless all of its row is: that may still be planned.
BodyLine Timing::without_struck(const BodyLine& line, DraftRow& row) {
  BodyLine kept = line;
  std::erase_if(kept.marks, [&](const GridCell* mark) {
    const bool is_dropped = mark->is_struck && !row.is_struck;
    if (is_dropped)
      tree_.doubt_facts(row, place_of(book_, sheet_, *line.row, *mark),
                        words_.say("what is struck through is not read: {0}", shown(*mark)));
    return is_dropped;
  });
  return kept;
}

// What is guessed of the headings above its marks.
void Timing::doubt_columns(const BodyLine& line, DraftRow& row) {
  for (const GridCell* mark : line.marks) {
    const HeadedColumn* column = line.heading->at(mark->column);
    if (!column || read_mark(*mark).kind == TableMark::Kind::nothing) continue;
    const CellPlace place = place_of(book_, sheet_, *line.row, *mark);
    if (column->is_of_half_years) tree_.doubt_facts(row, place, words_.say(half_year_doubt()));
    if (column->year && *column->year != year_)
      tree_.doubt_facts(row, place, words_.say("its heading names the year {0}", *column->year));
    if (column->is_guessed)
      tree_.doubt_facts(row, place,
                        words_.say("its heading {0} is read as {1}, by those beside it", visible_line(column->heading),
                                   said_periods(column->periods, words_)));
  }
}

void Timing::read_scan(const BodyLine& line, const OutlineLine& outline, bool marks_moved, DraftRow& row) {
  BodyLine ticks = line;
  std::erase_if(ticks.marks, [](const GridCell* mark) { return read_mark(*mark).kind == TableMark::Kind::nothing; });
  const int shift = outline.reading.shift;
  const ScanMarks here = scan_marks(ticks, marks_moved ? shift : 0);
  const bool is_full = ticks.marks.size() >= period_columns(*line.heading).size();
  add_periods(row.periods, here.periods);
  if (here.beyond > 0 && !is_full) {
    const std::string last = said_periods({here.periods.back()}, words_);
    tree_.doubt(row, line.place,
                words_.count(here.beyond, "a mark stands right of {1} and is read as {1}",
                             "{0} marks stand right of {1} and are read as {1}", last));
  }
  if (shift == 0 || ticks.marks.empty()) return;
  const ScanMarks other = scan_marks(ticks, marks_moved ? 0 : shift);
  if (is_full) {
    tree_.doubt(row, line.place, words_.say("its marks fill the line and are read as all periods"));
  } else if (other.periods != here.periods) {
    const std::string said = said_periods(other.periods, words_);
    tree_.doubt(row, line.place,
                marks_moved ? words_.say("as the heading goes, its marks are {0}", said)
                            : words_.say("if its marks moved with it: {0}", said));
  }
}

Periods Timing::under(const BodyLine& line, const std::vector<std::uint32_t>& columns) const {
  Periods periods;
  for (const std::uint32_t column : columns) {
    const HeadedColumn* headed = line.heading->at(column);
    if (headed && headed->role == ColumnRole::period) add_periods(periods, headed->periods);
  }
  return is_quarter(periods) && columns.size() == 3 ? Periods{Period::of_quarter(periods.front().quarter())} : periods;
}

Timing::Placed Timing::placed(const BodyLine& line, const GridCell& cell, DraftRow& row) {
  std::vector<std::uint32_t> columns = {cell.column};
  auto merge = std::lower_bound(sheet_.merges.begin(), sheet_.merges.end(), line.row->number,
                                [](const GridMerge& one, std::uint32_t wanted) { return one.first_row < wanted; });
  for (; merge != sheet_.merges.end() && merge->first_row == line.row->number; ++merge) {
    if (merge->first_column != cell.column) continue;
    const std::uint32_t last = std::min<std::uint32_t>(merge->last_column, kMostTableColumns);
    for (std::uint32_t column = cell.column + 1; column <= last; ++column) columns.push_back(column);
  }
  Placed out{under(line, columns), &cell, line.heading->at(cell.column)};
  if (out.periods.size() > 1 && read_mark(cell).kind != TableMark::Kind::nothing)
    tree_.doubt_facts(row, place_of(book_, sheet_, *line.row, cell),
                      words_.say("one mark stands for {0}", said_periods(out.periods, words_)));
  return out;
}

void Timing::read_table(const BodyLine& line, DraftRow& row) {
  std::vector<Placed> all;
  bool has_amounts = false;
  for (const GridCell* cell : line.marks) {
    const TableMark mark = read_mark(*cell);
    const HeadedColumn* column = line.heading->at(cell->column);
    has_amounts = has_amounts || mark.kind == TableMark::Kind::amount ||
                  (column && column->holds_amounts && !mark.amount.empty());
    if (mark.kind != TableMark::Kind::nothing) all.push_back(placed(line, *cell, row));
  }
  if (all.empty()) return;
  for (const Placed& one : all) add_periods(row.periods, one.periods);
  if (has_amounts || are_ones_of_target(line, all)) read_amounts(line, all, row);
}

// Each `1` below a period is an amount where they come to the target.
bool Timing::are_ones_of_target(const BodyLine& line, const std::vector<Placed>& all) const {
  const bool are_ones = all.size() > 1 && std::all_of(all.begin(), all.end(), [](const Placed& one) {
                          return read_mark(*one.cell).amount == "1";
                        });
  return are_ones && std::any_of(line.others.begin(), line.others.end(), [&](const OtherCell& other) {
           const auto target = other.column->role == ColumnRole::target ? read_quantity(*other.cell) : std::nullopt;
           return target && target->digits == std::to_string(all.size());
         });
}

void Timing::read_amounts(const BodyLine& line, const std::vector<Placed>& all, DraftRow& row) {
  if (!row.target) row.target = DraftTarget{};
  for (const Placed& one : all) {
    const TableMark mark = read_mark(*one.cell);
    if (mark.amount.empty()) {
      tree_.doubt_facts(row, place_of(book_, sheet_, *line.row, *one.cell), words_.say("a mark stands among amounts"));
      continue;
    }
    if (line.has_texts() && line.is_from_above(*one.cell))
      tree_.doubt_facts(row, place_of(book_, sheet_, *line.row, *one.cell),
                        words_.say("its amount stands in a cell of several rows, and is read for each"));
    if (mark.is_percent && row.target->unit.empty()) row.target->unit = "%";
    row.target->is_cumulative = row.target->is_cumulative || (one.column && one.column->is_cumulative);
    row.target->steps.emplace_back(one.periods.back(), mark.amount);
  }
}

void settle_mixed(DraftRow& row, const CellPlace& place, DraftTree& tree, const Words& words) {
  const auto is_month = [](Period one) { return one.is_month(); };
  if (std::all_of(row.periods.begin(), row.periods.end(), is_month)) return;
  if (std::none_of(row.periods.begin(), row.periods.end(), is_month)) return;
  Periods months;
  for (const Period one : row.periods) add_periods(months, {Period(one.last())});
  row.periods = months;
  tree.doubt_facts(row, place,
                   words.say("it has marks of months and of quarters; of a quarter its last month is read"));
}

}  // namespace rbplan
