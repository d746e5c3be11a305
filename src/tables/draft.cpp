#include "tables/draft.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/text.h"

namespace rbplan {
namespace {

using Sort = OutlineRow::Sort;

constexpr int kMostOfDigits = 999;
constexpr int kMostOfLetters = 26;

Level level_of(Sort sort) {
  switch (sort) {
    case Sort::program:
      return Level::program;
    case Sort::activity:
      return Level::activity;
    case Sort::sub_activity:
    case Sort::part:
      return Level::sub_activity;
    case Sort::indicator:
      break;
  }
  return Level::indicator;
}

int value_of(const std::string& number) {
  return is_digits(number) ? std::stoi(number) : number.empty() ? 0 : number[0] - 'a' + 1;
}

std::string text_of(int value, bool is_letter) {
  return is_letter ? std::string(1, static_cast<char>('a' + value - 1)) : std::to_string(value);
}

// The first free one behind a number; empty where there is none, which validation tells.
std::string free_behind(const std::set<std::string>& taken, const std::string& number) {
  if (taken.size() >= kMostOfDigits) return {};
  const bool is_letter = !number.empty() && !is_digits(number);
  for (int value = value_of(number) + 1; value <= (is_letter ? kMostOfLetters : kMostOfDigits); ++value) {
    if (taken.count(text_of(value, is_letter)) == 0) return text_of(value, is_letter);
  }
  for (int value = 1; value <= kMostOfDigits; ++value) {
    if (taken.count(text_of(value, false)) == 0) return text_of(value, false);
  }
  return {};
}

// The texts of a cell that prints several rows; of a sub-activity only where no indicator stands beside it. In a scan
// two columns may have become one: then what is displaced is not taken for several rows by their numbers alone.
std::vector<std::string> texts_of(const Printed& printed, const OutlineLine& outline, Sort sort, bool is_scan) {
  const bool has_indicator = std::any_of(outline.rows.begin(), outline.rows.end(),
                                         [](const OutlineRow& row) { return row.sort == Sort::indicator; });
  const bool may_be_several = sort == Sort::indicator || (sort == Sort::sub_activity && !has_indicator);
  const bool are_parted = is_scan && (sort != Sort::indicator || outline.reading.shift != 0);
  return may_be_several ? parts_in_cell(printed.raw, are_parted) : std::vector<std::string>{printed.raw};
}

}  // namespace

std::vector<std::string> DraftRow::all_doubts() const {
  std::vector<std::string> all = doubts;
  all.insert(all.end(), fact_doubts.begin(), fact_doubts.end());
  return all;
}

void DraftTree::doubt(DraftRow& row, const CellPlace& place, std::string said) {
  guesses.push_back({place, said});
  add_once(row.doubts, std::move(said));
}

void DraftTree::doubt_facts(DraftRow& row, const CellPlace& place, std::string said) {
  guesses.push_back({place, said});
  add_once(row.fact_doubts, std::move(said));
}

DraftRow& DraftTree::row_above(Level level, int depth, const CellPlace& place) {
  const auto above = static_cast<std::size_t>(level);
  while (level != Level::program && open_.size() < above) imply(static_cast<Level>(open_.size()), place);
  if (level == Level::program) return root;
  if (level != Level::indicator) return *open_[above - 1];
  indicators_.resize(std::min(indicators_.size(), static_cast<std::size_t>(depth)));
  return indicators_.empty() ? *open_.back() : *indicators_.back();
}

// A row that nothing is printed of, between one above and one below it, bears the name of the one above.
void DraftTree::imply(Level level, const CellPlace& place) {
  const std::string name = level == Level::program ? table_name_ : open_.back()->name;
  Printed printed;
  printed.text = name;
  const bool has_column = std::any_of(body_.slots.begin(), body_.slots.end(), [&](ColumnRole role) {
    return role != ColumnRole::number && static_cast<int>(role) == static_cast<int>(level) + 1;
  });
  DraftRow& row = open(level, 0, printed, place);
  const std::string_view noun = words_(facts(level).noun);
  if (has_column || level == Level::program) {
    doubt(row, place, words_.say("nothing is printed of its {0}; it bears the name above it", noun));
  } else if (told_.insert(level).second) {
    guesses.push_back({place, words_.say("the table has no column for {0}; each bears the name above it", noun)});
  }
}

void DraftTree::number(DraftRow& row, DraftRow& above, const Printed& printed) {
  const std::list<DraftRow>& beside = above.rows;
  const std::string last = beside.empty() ? std::string() : beside.back().number;
  const bool are_counted = beside.empty() || beside.back().printed_number.empty();
  row.printed_number = printed.number();
  row.number = row.printed_number;
  if (row.number.empty()) {
    row.number = free_behind(above.numbers, last);
    above.numbers.insert(row.number);
    if (!are_counted && printed.code.empty() && !row.number.empty())
      doubt(row, row.place, words_.say("no number is printed; {0} follows {1}", row.number, last));
    return;
  }
  if (!above.numbers.insert(row.number).second) {
    row.number = free_behind(above.numbers, row.printed_number);
    above.numbers.insert(row.number);
    doubt(row, row.place,
          words_.say("number {0} is printed once more; the next free one is {1}", row.printed_number, row.number));
    return;
  }
  if (is_scan_) doubt_order(row, last, above.level == Level::indicator);
}

// Numbers that do not follow one another say that rows, or their cells, are not where they stood.
void DraftTree::doubt_order(DraftRow& row, const std::string& last, bool is_below_indicator) {
  const int value = value_of(row.number);
  const bool runs_on = row.level == Level::indicator && !is_below_indicator && last.empty();  // over sub-activities
  const bool is_of_one_kind = last.empty() || is_digits(last) == is_digits(row.number);
  if (is_of_one_kind && !runs_on && value > value_of(last) + 1)
    doubt(row, row.place,
          words_.say("what is numbered before {0} is not in the table; this may stand below it", row.number));
  if (is_below_indicator && last.empty() && value > 1)  // then rows that stand above it may belong below that one
    doubt(*open_.back(), row.place, words_.say("what is numbered before {0} is not in the table", row.number));
  if (!is_of_one_kind || value < value_of(last))
    doubt(row, row.place, words_.say("number {0} stands behind {1}", row.number, last));
}

DraftRow& DraftTree::open(Level level, int depth, const Printed& printed, const CellPlace& place) {
  DraftRow& above = row_above(level, depth, place);
  DraftRow row;
  row.level = level;
  row.place = place;
  row.code = printed.code;
  row.name = printed.text;
  row.opens = printed.opens;
  number(row, above, printed);
  if (!printed.beside.empty())
    doubt(row, place, words_.say("{0} is printed beside it too, and is not read", printed.beside));
  if (printed.is_bare)
    doubt(row, place, words_.say("no sign stands behind its number {0}, which may belong to the text", row.number));
  above.rows.push_back(std::move(row));
  DraftRow& opened = above.rows.back();
  if (level == Level::indicator) {
    indicators_.push_back(&opened);
    return opened;
  }
  indicators_.clear();
  open_.resize(static_cast<std::size_t>(level));
  open_.push_back(&opened);
  return opened;
}

void DraftTree::open_all(const BodyLine& line, const OutlineLine& outline, const OutlineRow& begins, LineRows& opened) {
  const LineText& text = line.texts[static_cast<std::size_t>(begins.text)];
  CellPlace place = line.place;
  const bool is_text = place.form == TableForm::text || place.form == TableForm::separated;
  place.column = is_text ? text.cell->position : text.cell->column;
  const auto behind = outline.reading.has_part ? part_behind(text.printed.raw) : std::nullopt;
  const auto tell_struck = [&](DraftRow& row) {
    row.is_struck = text.cell->is_struck;
    if (row.is_struck) doubt(row, place, words_.say(cancelled_doubt()));
  };
  if (begins.sort == Sort::part) {
    const Printed printed = begins.is_behind && behind ? take_apart(behind->second) : text.printed;
    if (open_.size() > 3) open_.resize(3);
    if (open_.size() < 3) row_above(Level::indicator, 0, place);  // implies what stands above
    DraftRow& sub_activity = *open_[2];
    indicators_.clear();
    DraftRow part;
    part.level = Level::sub_activity;
    part.place = place;
    part.code = printed.code;
    part.name = printed.text;
    number(part, sub_activity, printed);
    sub_activity.rows.push_back(std::move(part));
    open_.push_back(&sub_activity.rows.back());
    opened = {open_.back()};
    return tell_struck(*open_.back());
  }
  const Level level = level_of(begins.sort);
  const bool has_part_behind = begins.sort == Sort::sub_activity && behind;
  const std::vector<std::string> texts =
      has_part_behind ? std::vector{behind->first} : texts_of(text.printed, outline, begins.sort, is_scan_);
  if (texts.size() == 1 && !has_part_behind) {  // its number may stand in a cell of its own
    opened = {&open(level, begins.depth, text.printed, place)};
    tell_struck(*opened.back());
    const std::string inside = next_number_inside(text.printed.raw);
    if (!inside.empty())
      doubt(*opened.back(), place, words_.say("its text holds {0}, which may be a row of its own", inside));
    return;
  }
  opened.clear();
  for (const std::string& one : texts) {
    Printed printed = take_apart(one);
    if (&one == &texts.front()) printed.take_label(text.printed);
    opened.push_back(&open(level, begins.depth, printed, place));
    tell_struck(*opened.back());
    if (texts.size() > 1)
      doubt(*opened.back(), place,
            words_.say("its cell prints {0} numbered rows; what stands beside it is read for each", texts.size()));
  }
}

// An indicator bears the name of the row above it.
DraftRow& DraftTree::name_itself(DraftRow& row) {
  DraftRow* above = &row;
  while (above->level != Level::sub_activity) {
    above->rows.push_back({});
    DraftRow& below = above->rows.back();
    below.level = static_cast<Level>(static_cast<int>(above->level) + 1);
    below.place = row.place;
    below.number = "1";
    below.name = row.name;
    above = &below;
  }
  above->rows.push_back({});
  DraftRow& indicator = above->rows.back();
  indicator.level = Level::indicator;
  indicator.place = row.place;
  indicator.number = free_behind(above->numbers, "0");
  above->numbers.insert(indicator.number);
  indicator.name = row.name;
  indicator.is_struck = row.is_struck;
  doubt(indicator, row.place, words_.say("no indicator is printed; it bears the name above it"));
  return indicator;
}

// A number printed once more right above the heading of a part belongs to that part, by sense.
void DraftTree::take_repeated(DraftRow& part) {
  std::list<DraftRow>& parts = open_[2]->rows;
  if (parts.size() < 2) return;
  std::list<DraftRow>& before = std::prev(parts.end(), 2)->rows;
  if (before.empty() || !before.back().repeats_number()) return;
  DraftRow& moved = before.back();
  moved.number = moved.printed_number;
  part.numbers.insert(moved.number);
  doubt(moved, moved.place,
        words_.say("number {0} is printed once more, above the heading that it belongs to by sense: {1}", moved.number,
                   part.name));
  part.rows.splice(part.rows.begin(), before, std::prev(before.end()));
}

// All rows that begin in the line stand in doubt; it is told once.
void DraftTree::tell_reading(const OutlineLine& outline, const LineRows& begun) {
  const LineReading& reading = outline.reading;
  const auto columns = static_cast<std::size_t>(std::abs(reading.shift));
  std::vector<std::string> said;
  if (reading.shift < 0)
    said.push_back(words_.count(columns, "its text stands {0} column to the left of its own",
                                "its text stands {0} columns to the left of its own"));
  if (reading.shift > 0)
    said.push_back(words_.count(columns, "its text stands {0} column to the right of its own",
                                "its text stands {0} columns to the right of its own"));
  if (reading.keeps_activity)
    said.push_back(words_.say("it is printed beside the next activity, though its number closes the one before"));
  if (reading.part_as_indicator) said.push_back(words_.say("a heading is printed in the place of an indicator"));
  if (outline.is_uncertain) said.push_back(words_.say("by its number it may stand elsewhere too"));
  for (const std::string& one : said) {
    guesses.push_back({begun.back()->place, one});
    for (DraftRow* const row : begun) add_once(row->doubts, one);
  }
}

LineRows DraftTree::add(const BodyLine& line, const OutlineLine& outline) {
  LineRows rows;
  LineRows begun;
  for (const OutlineRow& begins : outline.rows) {
    LineRows opened;
    open_all(line, outline, begins, opened);
    const bool closes = outline.reading.keeps_activity && begins.sort == Sort::activity;
    if (!closes) begun.insert(begun.end(), opened.begin(), opened.end());
    if (!closes) rows = opened;
  }
  if (rows.empty() && !indicators_.empty()) return {indicators_.back()};
  if (rows.empty() && !open_.empty()) rows = {open_.back()};
  for (DraftRow*& row : rows) {
    if (row->level == Level::indicator || !line.is_planned()) continue;
    if (outline.reading.part_as_indicator) take_repeated(*row);
    row = &name_itself(*row);
    if (!outline.reading.keeps_activity) indicators_ = {row};
    begun.push_back(row);
  }
  if (!begun.empty()) tell_reading(outline, begun);
  return rows;
}

void DraftTree::give_indicators(DraftRow& row) {
  if (row.level == Level::indicator) return;
  if (row.rows.empty()) {
    name_itself(row);
    return;
  }
  for (DraftRow& below : row.rows) give_indicators(below);
}

void DraftTree::finish() {
  for (DraftRow& program : root.rows) give_indicators(program);
}

}  // namespace rbplan
