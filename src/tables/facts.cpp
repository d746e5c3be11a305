#include "tables/facts.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/numbers.h"
#include "base/text.h"
#include "model/progress.h"
#include "tables/periods.h"
#include "tables/timing.h"

namespace rbplan {
namespace {

void add_text(std::string& all, std::string_view more) {
  if (more.empty() || all == more) return;
  all += (all.empty() ? "" : "; ") + std::string(more);
}

bool says_cancelled(std::string_view note) {
  const std::string lower = fold_case(trimmed(note, " ("));
  return lower.starts_with("dibatalkan") || lower.starts_with("cancelled");
}

bool is_fraction(std::string_view digits) { return digits.starts_with("0."); }

bool never_fall(const DraftTarget& target) {
  return std::is_sorted(target.steps.begin(), target.steps.end(),
                        [](const auto& a, const auto& b) { return compare({a.second}, {b.second}) < 0; });
}

std::string sum_of_steps(const DraftTarget& target) {
  std::vector<std::string_view> amounts;
  for (const auto& [period, amount] : target.steps) amounts.emplace_back(amount);
  return sum_of(amounts);
}

// Whether another cell of the line says a target, or a budget, before it.
bool is_second(const OtherCell& other, const BodyLine& line) {
  const ColumnRole role = other.column->role;
  if ((role != ColumnRole::target && role != ColumnRole::budget) || is_nothing(other.cell->text)) return false;
  const auto first = std::find_if(line.others.begin(), line.others.end(), [&](const OtherCell& one) {
    return one.column->role == role && !is_nothing(one.cell->text);
  });
  return first->column != other.column;
}

bool are_equal(const std::string& a, const std::string& b) { return compare({a}, {b}) == 0; }

}  // namespace

void RowFacts::read(const BodyLine& line, DraftRow& row) {
  for (const OtherCell& other : line.others) {
    const CellPlace place = place_of(book_, sheet_, *line.row, *other.cell);
    const bool is_shared = line.has_texts() && line.is_from_above(*other.cell) && !is_nothing(other.cell->text);
    if (is_shared && other.column->role == ColumnRole::budget) {
      tree_.doubt_facts(
          row, place,
          words_.say("its budget stands in a cell of several rows, and is read for the first of them alone"));
      continue;
    }
    if (is_shared && other.column->role == ColumnRole::target)
      tree_.doubt_facts(row, place, words_.say("its amount stands in a cell of several rows, and is read for each"));
    if (is_second(other, line)) {
      refuse_second(*other.cell, place);
    } else {
      read_cell(other, place, row);
    }
  }
}

void RowFacts::refuse_second(const GridCell& cell, const CellPlace& place) {
  unplaced.push_back({place, words_.say("a second target or budget of one row: {0}", shown(cell))});
}

// A row has one of them; the first is it.
void RowFacts::keep_beside(const Phrase& remark, const std::string& text, const CellPlace& place, DraftRow& row) {
  add_text(row.note, words_.say(remark));
  tree_.doubt_facts(row, place, words_.say("a second owner or unit of one row stands as a remark: {0}", text));
}

void RowFacts::read_cell(const OtherCell& other, const CellPlace& place, DraftRow& row) {
  const GridCell& cell = *other.cell;
  const bool says_any = !is_nothing(cell.text);
  if (cell.is_struck && !row.is_struck)
    return tree_.doubt_facts(row, place, words_.say("what is struck through is not read: {0}", shown(cell)));
  switch (other.column->role) {
    case ColumnRole::schedule:
      return read_schedule(cell, place, row);
    case ColumnRole::target:
      if (says_any) read_target(cell, place, row);
      return;
    case ColumnRole::unit:
      if (says_any) read_unit(cell.text, place, row);
      return;
    case ColumnRole::owner:
      if (says_any) read_owner(said_text(cell), place, row);
      return;
    case ColumnRole::budget:
      return read_budget(cell, place, other.column->zeros, row);
    case ColumnRole::evidence:
      for (const std::string_view one : split(std::string_view(cell.text), '\n')) {
        const std::string text = without_list_punctuation(take_apart(trimmed(one)).text);
        if (says_any && !text.empty()) row.evidence.push_back(text);
      }
      return;
    default:
      if (says_any) add_text(row.note, said_text(cell));
      if (says_cancelled(cell.text) && !row.is_struck) tree_.doubt_facts(row, place, words_.say(cancelled_doubt()));
  }
}

void RowFacts::read_owner(const std::string& owner, const CellPlace& place, DraftRow& row) {
  if (row.owner.empty()) row.owner = owner;
  if (fold_case(row.owner) != fold_case(owner)) keep_beside(phrase("owner: {0}", owner), owner, place, row);
}

void RowFacts::read_schedule(const GridCell& cell, const CellPlace& place, DraftRow& row) {
  if (is_nothing(cell.text) || says_unscheduled(cell.text)) return;
  const auto periods = scheduled_periods(cell.text);
  if (!periods) {
    unplaced.push_back({place, words_.say("no month is named: {0}", shown(cell))});
    return;
  }
  bool has_half_year = false;
  bool has_other_year = false;
  for (const NamedPeriod& one : *periods) {
    const bool is_of_other_year = one.year && *one.year != year_;
    has_other_year = has_other_year || is_of_other_year;
    has_half_year = has_half_year || one.is_half_year;
    if (!is_of_other_year) row.periods.push_back(one.period);
  }
  std::sort(row.periods.begin(), row.periods.end());
  row.periods.erase(std::unique(row.periods.begin(), row.periods.end()), row.periods.end());
  if (has_half_year) tree_.doubt_facts(row, place, words_.say(half_year_doubt()));
  if (has_other_year)
    tree_.doubt_facts(row, place, words_.say("it names a month of another year, which is not read: {0}", shown(cell)));
}

void RowFacts::read_target(const GridCell& cell, const CellPlace& place, DraftRow& row) {
  const auto quantity = read_quantity(cell);
  if (!quantity) {
    add_text(row.note, words_.say("target: {0}", said_text(cell)));
    return tree_.doubt_facts(row, place, words_.say("the target is no number and stands as a remark"));
  }
  if (!row.target) row.target = DraftTarget{};
  if (!row.target->value.empty() && row.target->value != quantity->digits) return refuse_second(cell, place);
  row.target->value = quantity->digits;
  if (!quantity->unit.empty()) read_unit(quantity->unit, place, row);
}

void RowFacts::read_unit(std::string_view unit, const CellPlace& place, DraftRow& row) {
  if (!row.target) row.target = DraftTarget{};
  std::string& known = row.target->unit;
  const std::string text = on_one_line(unit);
  const bool is_same = fold_case(known) == fold_case(text) || (is_per_cent(known) && is_per_cent(text));
  if (known.empty()) {
    known = text;
  } else if (!is_same) {
    keep_beside(phrase("unit: {0}", text), text, place, row);
  }
}

void RowFacts::read_budget(const GridCell& cell, const CellPlace& place, std::size_t zeros, DraftRow& row) {
  if (is_nothing(cell.text)) return;
  const auto quantity = read_quantity(cell);
  std::string digits = quantity ? quantity->digits : std::string();
  if (digits.ends_with(".00")) digits.resize(digits.size() - 3);
  if (is_digits(digits)) digits += std::string(zeros, '0');
  constexpr std::size_t kMostDigitsOfSums = 15;
  const bool is_sum =
      is_digits(digits) && digits.size() <= kMostDigitsOfSums &&
      (quantity->unit.empty() || quantity->unit == "-" || quantity->unit == ",-" || quantity->unit == "rupiah");
  if (is_sum && !row.budget.empty() && row.budget != digits) return refuse_second(cell, place);
  if (is_sum) {
    row.budget = digits;
  } else {
    unplaced.push_back({place, words_.say("no sum of rupiah: {0}", shown(cell))});
  }
}

void RowFacts::finish(DraftRow& row) {
  for (DraftRow& below : row.rows) finish(below);
  if (!row.target) return;
  if (row.target->value.empty() && row.target->steps.empty()) {
    if (!row.target->unit.empty()) add_text(row.note, words_.say("unit: {0}", row.target->unit));
    row.target.reset();
    return;
  }
  if (row.level != Level::indicator) {
    add_text(row.note, words_.say("target: {0}", row.target->value + ' ' + row.target->unit));
    row.target.reset();
    return;
  }
  settle_steps(row);
  settle_unit(row);
}

void RowFacts::settle_steps(DraftRow& row) {
  DraftTarget& target = *row.target;
  if (target.steps.empty()) return;
  std::stable_sort(target.steps.begin(), target.steps.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::string& last = target.steps.back().second;
  const bool ends_at_total = !target.value.empty() && are_equal(last, target.value);
  const bool ends_at_all = target.value.empty() && is_per_cent(target.unit) && last == "100";
  if (!target.is_cumulative) target.is_cumulative = never_fall(target) && (ends_at_total || ends_at_all);
  const std::string reached = target.is_cumulative ? last : sum_of_steps(target);
  if (target.value.empty()) {
    target.value = reached;
    if (ends_at_all)
      tree_.doubt_facts(row, row.place,
                        words_.say("no total is printed; its amounts are read as counted from the year's beginning"));
    if (!target.is_cumulative && target.steps.size() > 1)
      tree_.doubt_facts(row, row.place, words_.say("no total is printed; its amounts add up to {0}", reached));
  } else if (!are_equal(reached, target.value)) {
    tree_.doubt_facts(row, row.place,
                      words_.say("its amounts come to {0}, and its target is {1}", reached, target.value));
  }
}

void RowFacts::settle_unit(DraftRow& row) {
  DraftTarget& target = *row.target;
  if (target.unit.empty()) {
    target.unit = "?";
    tree_.doubt_facts(row, row.place, words_.say("no unit is printed beside its target"));
  }
  const bool has_fraction =
      is_fraction(target.value) ||
      std::any_of(target.steps.begin(), target.steps.end(), [](const auto& step) { return is_fraction(step.second); });
  if (is_per_cent(target.unit) && has_fraction)
    tree_.doubt_facts(
        row, row.place,
        words_.say("a fraction stands beside {0}; perhaps a hundred times as much is meant", target.unit));
}

}  // namespace rbplan
