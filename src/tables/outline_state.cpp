#include "tables/outline_state.h"

#include <algorithm>
#include <cmath>

namespace rbplan {
namespace {

using Sort = OutlineRow::Sort;

constexpr std::size_t kDeepestHeading = 4;

OpenRow open_row(const Printed& printed) {
  OpenRow row{printed.kind, printed.value, printed.is_bracketed, printed.opens, printed.raw};
  return row;
}

bool has_number(const OpenRow& row) { return row.kind == Printed::Kind::digit || row.kind == Printed::Kind::letter; }

// A row without a number of ours counts on; then what follows it can follow that.
OpenRow counted(OpenRow row, const std::optional<OpenRow>& before) {
  if (has_number(row)) return row;
  row.value = before ? before->value + 1 : 1;
  return row;
}

double oddness_behind(const OpenRow& before, const OpenRow& now) {
  if (now.kind == Printed::Kind::code) return 0;
  if (now.kind == Printed::Kind::none) return odd::kUnnumbered;
  if (before.kind == Printed::Kind::code) return odd::kOtherKind;
  const bool are_of_one_kind = before.kind == now.kind || !has_number(before);
  if (!are_of_one_kind) return odd::kOtherKind;
  const int step = now.value - before.value;
  if (step == 1) return 0;
  return step > 1 ? odd::kGap : odd::kAgain;
}

double oddness_of_first(const OpenRow& now) { return has_number(now) && now.value != 1 ? odd::kNotFirst : 0; }

double oddness(const std::optional<OpenRow>& before, const OpenRow& now) {
  return before ? oddness_behind(*before, now) : oddness_of_first(now);
}

double oddness_of_sign(const OpenRow& before, const OpenRow& now) {
  return has_number(before) && has_number(now) && before.is_bracketed != now.is_bracketed ? odd::kOtherSign : 0;
}

// Below a heading stand letters below a number, or bracketed numbers below others, or anything behind a colon.
double oddness_below(const OpenRow& heading, const OpenRow& now) {
  if (!has_number(now)) return odd::kAgain;
  const bool is_lower = heading.kind != now.kind || (now.is_bracketed && !heading.is_bracketed);
  const double fit = heading.opens                                           ? 0
                     : is_lower && (has_number(heading) || now.is_bracketed) ? odd::kAloneAbove
                                                                             : odd::kAgain + odd::kOtherKind;
  return oddness_of_first(now) + fit;
}

bool is_same(const std::optional<OpenRow>& open, const Printed& printed) { return open && open->raw == printed.raw; }

// Which level a column's texts are of.
std::optional<std::size_t> level_of(ColumnRole role) {
  if (role == ColumnRole::number || !is_of_a_row(role)) return std::nullopt;
  return static_cast<std::size_t>(role) - 1;
}

bool is_left_of_periods(const BodyLine& line, const GridCell& mark) {
  const auto& columns = line.heading->columns;
  const auto first = std::find_if(columns.begin(), columns.end(),
                                  [](const HeadedColumn& column) { return column.role == ColumnRole::period; });
  return first != columns.end() && mark.column < first->column;
}

}  // namespace

bool OutlineState::is_open_as(const OutlineState& other) const {
  return program_ == other.program_ && activity_ == other.activity_ && sub_activity_ == other.sub_activity_ &&
         part_ == other.part_ && indicators_ == other.indicators_ && last_shift_ == other.last_shift_;
}

bool OutlineState::place(const TableBody& body, const BodyLine& line, int shift, bool may_be_displaced, Texts& texts) {
  for (std::size_t i = 0; i < line.texts.size(); ++i) {
    const LineText& text = line.texts[i];
    int slot = text.slot - shift;
    if (slot < 0 || slot >= static_cast<int>(body.slots.size())) return false;
    if (body.slots[static_cast<std::size_t>(slot)] == ColumnRole::number) {
      if (!text.printed.text.empty() && may_be_displaced) cost += odd::kNoNumber;
      if (++slot >= static_cast<int>(body.slots.size())) return false;
    }
    const auto level = level_of(body.slots[static_cast<std::size_t>(slot)]);
    if (!level || texts.at.at(*level) >= 0) return false;
    texts.at.at(*level) = static_cast<int>(i);
  }
  return true;
}

void OutlineState::begin(OutlineRow row) {
  if (rows_) rows_->push_back(row);
}

void OutlineState::close_below_activity() {
  sub_activity_.reset();
  part_.reset();
  indicators_.clear();
  last_indicator_.reset();
}

void OutlineState::begin_program(const BodyLine& line, int text) {
  const OpenRow row = counted(open_row(line.texts[static_cast<std::size_t>(text)].printed), program_);
  cost += oddness(program_, row);
  program_ = row;
  activity_.reset();
  close_below_activity();
  begin({Sort::program, 0, text});
}

void OutlineState::begin_activity(const BodyLine& line, int text) {
  const OpenRow row = counted(open_row(line.texts[static_cast<std::size_t>(text)].printed), activity_);
  cost += oddness(activity_, row);
  activity_ = row;
  close_below_activity();
  begin({Sort::activity, 0, text});
}

void OutlineState::begin_sub_activity(const BodyLine& line, int text, bool has_part) {
  const Printed& printed = line.texts[static_cast<std::size_t>(text)].printed;
  OpenRow row = open_row(printed);
  const double as_sibling = oddness(sub_activity_, row) + (sub_activity_ ? oddness_of_sign(*sub_activity_, row) : 0);
  const bool may_be_part = sub_activity_ && has_number(row) && (row.is_bracketed || row.kind != sub_activity_->kind) &&
                           (row.is_bracketed != sub_activity_->is_bracketed || row.kind != sub_activity_->kind);
  const double as_first = row.value == 1 ? 0 : odd::kPartNotFirst;
  const double as_part = !may_be_part ? as_sibling + 1 : part_ ? oddness(part_, row) : as_first;
  const bool is_part = as_part <= as_sibling;
  cost += is_part ? as_part : as_sibling;
  if (!is_part) part_.reset();
  if (!indicators_.empty()) last_indicator_ = indicators_.front();
  indicators_.clear();
  (is_part ? part_ : sub_activity_) = counted(row, is_part ? part_ : sub_activity_);
  begin({is_part ? Sort::part : Sort::sub_activity, 0, text});
  if (!has_part) return;
  cost += odd::kHasPart;
  const auto behind = part_behind(printed.raw);
  part_ = open_row(take_apart(behind->second));
  part_->raw = {};
  begin({Sort::part, 0, text, true});
}

void OutlineState::begin_indicator(const BodyLine& line, int text, bool part_as_indicator) {
  const OpenRow row = open_row(line.texts[static_cast<std::size_t>(text)].printed);
  if (part_as_indicator) {
    cost += odd::kPartAsIndicator + odd::kNamesItself + oddness(part_, row);
    part_ = row;
    indicators_ = {OpenRow{Printed::Kind::none, 1, false, false, {}}};
    return begin({Sort::part, 0, text});
  }
  if (indicators_.empty()) {
    const bool runs_on = last_indicator_ && has_number(row) && row.value == last_indicator_->value + 1;
    cost += row.value != 1 && runs_on ? odd::kRunsOn : oddness_of_first(row);
    indicators_.push_back(counted(row, std::nullopt));
    return begin({Sort::indicator, 0, text});
  }
  std::size_t depth = indicators_.size();
  double best = depth < kDeepestHeading ? oddness_below(indicators_.back(), row) : odd::kFar;
  for (std::size_t i = 0; i < indicators_.size(); ++i) {
    const std::size_t at = indicators_.size() - 1 - i;
    const double here = oddness_behind(indicators_[at], row) + oddness_of_sign(indicators_[at], row);
    if (here >= best) continue;
    best = here;
    depth = at;
  }
  cost += best;
  const OpenRow opened = counted(row, depth < indicators_.size() ? std::optional(indicators_[depth]) : std::nullopt);
  indicators_.resize(depth);
  indicators_.push_back(opened);
  begin({Sort::indicator, static_cast<int>(depth), text});
}

bool OutlineState::read(const TableBody& body, const BodyLine& line, const LineReading& reading, bool may_be_displaced,
                        std::vector<OutlineRow>* rows) {
  rows_ = rows;
  last = reading;
  Texts texts;
  if (!place(body, line, reading.shift, may_be_displaced, texts)) return false;
  const auto printed = [&](std::size_t level) -> const Printed& {
    return line.texts[static_cast<std::size_t>(texts.at.at(level))].printed;
  };
  const auto has = [&](std::size_t level) { return texts.at.at(level) >= 0; };
  const bool new_program = has(0) && !is_same(program_, printed(0));
  const bool new_activity = has(1) && (new_program || !is_same(activity_, printed(1)));
  const bool new_sub = has(2) && (new_program || new_activity || !is_same(sub_activity_, printed(2)) || part_);
  if (reading.keeps_activity) {
    const bool continues = new_activity && !new_program && activity_ && has(2) && sub_activity_ &&
                           printed(2).kind == sub_activity_->kind && printed(2).value == sub_activity_->value + 1;
    if (!continues || printed(2).value == 1) return false;
  }
  if (reading.has_part && !(new_sub && part_behind(printed(2).raw))) return false;
  if (reading.part_as_indicator) {
    const bool continues = has(3) && !has(2) && part_ && printed(3).is_bracketed && printed(3).kind == part_->kind &&
                           printed(3).value == part_->value + 1;
    if (!continues) return false;
  }

  if (reading.shift != 0)
    cost += was_displaced_ && last_shift_ == reading.shift ? odd::kDisplacedToo
                                                           : odd::kDisplaced + odd::kFarther * std::abs(reading.shift);
  const bool has_early_mark = std::any_of(line.marks.begin(), line.marks.end(),
                                          [&](const GridCell* mark) { return is_left_of_periods(line, *mark); });
  if (may_be_displaced && reading.shift >= 0 && has_early_mark) cost += odd::kMarkInText;
  if (line.has_texts()) {
    was_displaced_ = reading.shift != 0;
    last_shift_ = reading.shift;
  }

  const bool has_own_number = new_program && take_apart(printed(0).raw).kind != Printed::Kind::none;
  if (has_own_number && may_be_displaced && body.slots.front() == ColumnRole::number) cost += odd::kNoNumber;
  if (new_program) begin_program(line, texts.at[0]);
  if (new_activity && !reading.keeps_activity) begin_activity(line, texts.at[1]);
  if (!new_activity && new_program && (has(2) || has(3))) cost += odd::kMissingLevel;
  if (new_sub) begin_sub_activity(line, texts.at[2], reading.has_part);
  if (has(3)) {
    if (!sub_activity_) cost += odd::kMissingLevel;
    begin_indicator(line, texts.at[3], reading.part_as_indicator);
  } else if (new_program || new_activity || new_sub) {
    const bool has_marks = line.is_planned();
    cost += has_marks ? odd::kNamesItself * (has(2) ? 1 : 2) : odd::kAloneAbove;
    if (has_marks && has(2)) indicators_ = {OpenRow{Printed::Kind::none, 1, false, false, {}}};
  }
  if (new_activity && reading.keeps_activity) {
    cost += odd::kKeepsActivity;
    begin_activity(line, texts.at[1]);
  }
  return true;
}

}  // namespace rbplan
