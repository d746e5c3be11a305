#include "query/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/fingerprint.h"
#include "base/text.h"
#include "query/change_values.h"
#include "query/order.h"

namespace rbplan {
namespace {

std::optional<std::string> text_of(const std::optional<Located<std::int64_t>>& sum) {
  return sum ? std::optional(std::to_string(sum->value)) : std::nullopt;
}

std::string text_of(std::string_view key, const std::vector<Milestone>& milestones) {
  std::vector<std::string> parts;
  for (const Milestone& one : milestones)
    parts.push_back(fmt::format("{}: {}", month_number(one.period.value.last()), plain(one.value.value)));
  return parts.empty() ? std::string() : fmt::format("; {} {}", key, join(parts, ", "));
}

// `100 %, lower; by 6: 50, 12: 100`; where the file does not say, higher is better.
std::optional<std::string> text_of(const Seldom<Target>& target) {
  if (!target) return std::nullopt;
  std::string text = fmt::format("{} {}", plain(target->value.value), target->unit.value);
  if (target->better == Better::lower) text += fmt::format(", {}", word_of(Better::lower));
  if (!target->scale.empty()) text += "; scale " + join(target->grades(), ", ");
  return text + text_of("by", target->by) + text_of("each", target->each);
}

// Of the rows from one place to another; those that `stay` are counted elsewhere, with all below them.
template <class Stays>
Below below(const std::vector<RowOfPlan>& rows, std::size_t begin, std::size_t end, Stays stays) {
  Below counts;
  for (std::size_t i = begin; i < end;) {
    if (stays(i)) {
      i = rows[i].end;
      continue;
    }
    if (const auto& facts = rows[i].row->facts) {
      ++counts.indicators;
      counts.ticks += facts->periods.size();
    }
    ++i;
  }
  return counts;
}

Below below(const Plan& plan) {
  const std::vector<RowOfPlan> rows = all_rows(plan);
  return below(rows, 0, rows.size(), [](std::size_t) { return false; });
}

// What is in one list of periods and not in the other.
Periods without(const Periods& all, const Periods& others) {
  Periods out;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::back_inserter(out));
  return out;
}

// ---- of one row

class RowChanges {
 public:
  RowChanges(const PlanPair& pair, const RowPairs& rows, std::size_t before, std::size_t after)
      : pair_(pair),
        rows_(rows),
        old_row_(before),
        row_(after),
        before_(rows.before()[before]),
        after_(rows.after()[after]) {}

  void add_to(Edit& edit) {
    number();
    if (after_.row->facts && before_.row->facts) facts(*before_.row->facts, *after_.row->facts);
    compare(ChangeKind::reworded, "name", std::optional(before_.row->name), std::optional(after_.row->name));
    compare(ChangeKind::reworded, "code", before_.row->code, after_.row->code);
    compare(ChangeKind::owner_changed, "owner", before_.row->owner, after_.row->owner);
    compare(ChangeKind::reworded, "note", before_.row->note, after_.row->note);
    compare(ChangeKind::budget_changed, "budget", before_.row->budget, after_.row->budget);
    if (is_corrected_) {
      for (Change& one : changes_) one.kind = ChangeKind::reading_corrected;
      if (follower_) follower_->kind = ChangeKind::reading_corrected;
    }
    std::move(changes_.begin(), changes_.end(), std::back_inserter(edit.changes));
    if (follower_) edit.followers.push_back(*std::move(follower_));
  }

 private:
  Change change(ChangeKind kind, std::string_view field) const {
    Change change{kind, pair_.before, pair_.after, after_.id, before_.id};
    change.field = field;
    change.place = after_.row->span;
    change.old_place = before_.row->span;
    change.row = row_;
    change.old_row = old_row_;
    return change;
  }

  Change& add(ChangeKind kind, std::string_view field) { return changes_.emplace_back(change(kind, field)); }

  // A place that is empty is that of a key which is not there: the row stands for it.
  template <class Value>
  void compare(ChangeKind kind, std::string_view field, const Value& was, const Value& now, Span old_place,
               Span place) {
    auto old_text = text_of(was);
    auto text = text_of(now);
    if (old_text == text && !are_other_lists(was, now)) return;
    Change& change = add(kind, field);
    change.was = std::move(old_text);
    change.now = std::move(text);
    if (place.end > 0) change.place = place;
    if (old_place.end > 0) change.old_place = old_place;
  }

  template <class Value>
  void compare(ChangeKind kind, std::string_view field, const Value& was, const Value& now) {
    compare(kind, field, was, now, place_of(was).value_or(Span{}), place_of(now).value_or(Span{}));
  }

  void number() {
    if (before_.id == after_.id) return;
    Change one = change(ChangeKind::renumbered, "number");
    one.was = before_.id;
    one.now = after_.id;
    one.place = after_.row->number.span;
    one.old_place = before_.row->number.span;
    const auto& old_parent = before_.parent;
    const bool follows = after_.parent ? rows_.before_of(*after_.parent) == old_parent : !old_parent;
    const bool is_follower = follows && before_.row->number.value == after_.row->number.value;
    if (is_follower) {
      follower_ = std::move(one);
    } else {
      changes_.push_back(std::move(one));
    }
  }

  void facts(const IndicatorFacts& was, const IndicatorFacts& now) {
    is_corrected_ = was.doubt && (!now.doubt || now.doubt->value != was.doubt->value);
    ticks(was, now);
    compare(ChangeKind::cancelled, "cancelled_by", was.cancelled_by, now.cancelled_by);
    compare(ChangeKind::target_changed, "target", was.target, now.target, was.target_span, now.target_span);
    compare(ChangeKind::reworded, "evidence_needed", was.evidence_needed, now.evidence_needed, was.evidence_needed_span,
            now.evidence_needed_span);
    compare(ChangeKind::reworded, "formerly", was.formerly, now.formerly);
    compare(ChangeKind::reworded, "doubt", was.doubt, now.doubt);
  }

  static std::string_view key_of(const IndicatorFacts& facts) {
    return are_quarters(facts.periods) ? "quarters" : "months";
  }

  // Ticks that went and came are pairs, in order; a rest went or came.
  void ticks(const IndicatorFacts& was, const IndicatorFacts& now) {
    Periods gone = without(was.in_order(), now.in_order());
    Periods come = without(now.in_order(), was.in_order());
    const auto moved = static_cast<std::ptrdiff_t>(std::min(gone.size(), come.size()));
    const std::string_view field = key_of(now.periods.empty() ? was : now);
    // Behind its key where that is another one than `field`.
    const auto said = [&](const IndicatorFacts& facts) {
      std::vector<std::string> numbers;
      for (const Period period : facts.in_order()) numbers.push_back(std::to_string(period.number()));
      if (numbers.empty()) return std::string("[]");
      const std::string list = join(numbers, ", ");
      return key_of(facts) == field ? list : fmt::format("{}: {}", key_of(facts), list);
    };
    const auto add_ticks = [&](ChangeKind kind, Periods old_ones, Periods new_ones) {
      if (old_ones.empty() && new_ones.empty()) return;
      Change& change = add(kind, field);
      change.was = said(was);
      change.now = said(now);
      change.was_months = std::move(old_ones);
      change.months = std::move(new_ones);
      change.place = now.months_span;
      change.old_place = was.months_span;
    };
    add_ticks(ChangeKind::moved, {gone.begin(), gone.begin() + moved}, {come.begin(), come.begin() + moved});
    add_ticks(ChangeKind::tick_removed, {gone.begin() + moved, gone.end()}, {});
    add_ticks(ChangeKind::tick_added, {}, {come.begin() + moved, come.end()});
  }

  const PlanPair& pair_;
  const RowPairs& rows_;
  std::size_t old_row_;
  std::size_t row_;
  const RowOfPlan& before_;
  const RowOfPlan& after_;
  bool is_corrected_ = false;
  std::vector<Change> changes_;
  std::optional<Change> follower_;
};

// ---- of rows

// What a reader was not sure of, and what was found when it was read again: indicators that bear a doubt, all at and
// below the row, and such as bore it and of which nothing was recorded. What moved is told of its own.
template <class HasMoved>
bool is_reading(const PlanFile& file, const std::vector<RowOfPlan>& rows, std::size_t at, bool is_new,
                HasMoved has_moved) {
  if (!rows[at].row->facts) return false;
  for (std::size_t i = at; i < rows[at].end; ++i) {
    if (has_moved(i)) continue;
    const bool is_open = is_new || file.records(file.rows[rows[i].first_indicator]).empty();
    if (!rows[i].row->facts->doubt || !is_open) return false;
  }
  return true;
}

// What came or went with it is counted with it; what moved there from elsewhere, or from there, is told of its own.
void add_lone_row(Edit& edit, const StandingRow& standing) {
  const bool is_new = !standing.is_gone;
  const std::size_t at = standing.at;
  const PlanPair& pair = edit.pair;
  const std::vector<RowOfPlan>& rows = is_new ? edit.rows->after() : edit.rows->before();
  const RowOfPlan& row = rows[at];
  Change change{is_new ? ChangeKind::row_added : ChangeKind::row_removed, pair.before, pair.after, row.id};
  const auto has_moved = [&](std::size_t i) {
    return is_new ? edit.rows->before_of(i).has_value() : edit.rows->after_of(i).has_value();
  };
  if (is_reading(is_new ? *pair.after : *pair.before, rows, at, is_new, has_moved))
    change.kind = ChangeKind::reading_corrected;
  if (!is_new) change.was_id = row.id;
  (is_new ? change.place : change.old_place) = row.row->span;
  (is_new ? change.row : change.old_row) = at;
  (is_new ? change.now : change.was) = row.row->name.value;
  if (row.row->facts) (is_new ? change.months : change.was_months) = row.row->facts->in_order();
  change.below = below(rows, at, row.end, has_moved);
  edit.changes.push_back(std::move(change));
}

void add_row_changes(Edit& edit) {
  const RowPairs& rows = *edit.rows;
  std::vector<std::size_t> programs(rows.after().size());  // of each row after the edit
  for (const StandingRow& one : standing_rows(rows)) {
    const RowOfPlan& row = one.is_gone ? rows.before()[one.at] : rows.after()[one.at];
    const auto parent = one.is_gone && row.parent ? rows.after_of(*row.parent) : row.parent;
    if (!parent) edit.programs.push_back(row.row);
    const std::size_t program = parent ? programs[*parent] : edit.programs.size() - 1;
    if (!one.is_gone) programs[one.at] = program;

    const std::size_t first = edit.changes.size();
    const auto before = one.is_gone ? std::nullopt : rows.before_of(one.at);
    if (before) {
      RowChanges(edit.pair, rows, *before, one.at).add_to(edit);
    } else if (one.is_gone || !parent || rows.before_of(*parent)) {
      add_lone_row(edit, one);
    }
    for (std::size_t i = first; i < edit.changes.size(); ++i) edit.changes[i].program = program;
  }
}

// ---- of records

// Where the programs of both plans stand among those of the edit.
std::map<const Row*, std::size_t> places_of_programs(const Edit& edit) {
  std::map<const Row*, std::size_t> places;
  for (std::size_t i = 0; i < edit.programs.size(); ++i) places.emplace(edit.programs[i], i);
  const std::vector<RowOfPlan>& before = edit.rows->before();
  for (std::size_t i = 0; i < before.size(); i = before[i].end) {
    if (const auto now = edit.rows->after_of(i)) places.emplace(before[i].row, places[edit.rows->after()[*now].row]);
  }
  return places;
}

// A record of an id that no row has is of the program of that number.
const Row* program_of(const PlanFile& file, const IndicatorRow* row, const std::string& id) {
  if (row) return row->at(Level::program).row;
  const auto path = find_row(*file.plan, id.substr(0, id.find('.')));
  return path ? path->front().row : nullptr;
}

void add_record_changes(Edit& edit) {
  std::vector<Change> changes = record_changes(edit.pair);
  if (changes.empty()) return;
  const std::map<const Row*, std::size_t> places = places_of_programs(edit);
  const PlanFile& before = *edit.pair.before;
  const PlanFile& after = *edit.pair.after;
  const RowsOfRecords old_rows(*before.plan, before.rows);
  const RowsOfRecords rows(*after.plan, after.rows);
  for (Change& one : changes) {
    const Record* const was = one.place ? one.was_record : one.record;
    if (was) one.old_row_of_record = old_rows.of(*was);
    if (one.place) one.row_of_record = rows.of(*one.record);
    const Row* program = one.place ? program_of(after, one.row_of_record, *one.id) : nullptr;
    if (!program && was) program = program_of(before, one.old_row_of_record, *one.was_id);
    if (program) one.program = places.at(program);
    edit.changes.push_back(std::move(one));
  }
}

std::string periods_text(const Periods& periods) {
  std::string out;
  for (const Period period : periods)
    out += fmt::format("{}/{} ", month_number(period.first()), month_number(period.last()));
  return out;
}

}  // namespace

std::string Change::fingerprint() const {
  // Of records what they say, not how it is written.
  const auto value = [&](const Record* of_record, const std::optional<std::string>& text) {
    return of_record ? content_of(*of_record) : text.value_or("");
  };
  return rbplan::fingerprint(fmt::format("{}\n{}\n{}\n{}\n{}\n{}{}\n{}{}", file().plan ? file().plan->office() : "",
                                         file().plan ? file().year() : 0, word_of(kind), id.value_or(""), field,
                                         value(place ? was_record : record, was), periods_text(was_months),
                                         value(place ? record : nullptr, now), periods_text(months)));
}

Edit edit_of(const PlanPair& pair) {
  Edit edit{pair, std::nullopt, {}, {}, {}};
  if (!pair.before || !pair.after) {
    Change change{pair.after ? ChangeKind::plan_added : ChangeKind::plan_removed, pair.before, pair.after};
    const Plan& plan = *change.file().plan;
    (pair.after ? change.place : change.old_place) = plan.title.span;
    change.below = below(plan);
    edit.changes = {std::move(change)};
    return edit;
  }
  edit.rows.emplace(*pair.before->plan, *pair.after->plan);
  edit.changes = head_changes(pair);
  add_row_changes(edit);
  if (is_same_plan(*pair.before->plan, *pair.after->plan)) add_record_changes(edit);
  return edit;
}

Edit edit_of_records(const PlanPair& pair) {
  Edit edit{pair, std::nullopt, {}, {}, {}};
  edit.changes = record_changes(pair);
  return edit;
}

}  // namespace rbplan
