#include "query/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/fingerprint.h"
#include "base/text.h"
#include "query/order.h"

namespace rbplan {
namespace {

std::optional<std::string> text_of(const std::optional<Text>& text) {
  return text ? std::optional(text->value) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<Person>& person) {
  if (!person) return std::nullopt;
  std::vector<std::string> parts;
  for (const auto& part : {person->name, person->position}) {
    if (part) parts.push_back(part->value);
  }
  return join(parts, ", ");
}

std::optional<std::string> text_of(const std::vector<Text>& texts) {
  std::vector<std::string> values;
  for (const Text& text : texts) values.push_back(text.value);
  return values.empty() ? std::nullopt : std::optional(join(values, "; "));
}

std::optional<std::string> text_of(const std::optional<Located<Date>>& date) {
  return date ? std::optional(iso(date->value)) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<Located<std::int64_t>>& sum) {
  return sum ? std::optional(std::to_string(sum->value)) : std::nullopt;
}

// `100 %, higher; by 6: 50, 12: 100`.
std::optional<std::string> text_of(const std::optional<Target>& target) {
  if (!target) return std::nullopt;
  std::vector<std::string> by;
  for (const Milestone& one : target->by)
    by.push_back(fmt::format("{}: {}", month_number(one.period.value.last()), one.value.value.digits));
  std::string text = fmt::format("{} {}", target->value.value.digits, target->unit.value);
  if (target->better) text += fmt::format(", {}", word_of(*target->better));
  return by.empty() ? text : text + "; by " + join(by, ", ");
}

template <class T>
std::optional<Span> place_of(const std::optional<Located<T>>& value) {
  return value ? std::optional(value->span) : std::nullopt;
}
std::optional<Span> place_of(const std::optional<Target>& target) {
  return target ? std::optional(target->value.span) : std::nullopt;
}
std::optional<Span> place_of(const std::vector<Text>& texts) {
  return texts.empty() ? std::nullopt : std::optional(Span{texts.front().span.begin, texts.back().span.end});
}

Below below(const Row& row) {
  Below counts;
  if (row.facts) counts = {1, row.facts->periods.size()};
  for (const Row& one : row.rows) {
    const Below of_one = below(one);
    counts.indicators += of_one.indicators;
    counts.ticks += of_one.ticks;
  }
  return counts;
}

Below below(const Plan& plan) {
  Row all;
  all.rows = plan.programs;
  return below(all);
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
      : pair_(pair), rows_(rows), before_(rows.before()[before]), after_(rows.after()[after]) {}

  std::vector<Change> take() {
    number();
    if (after_.row->facts && before_.row->facts) facts(*before_.row->facts, *after_.row->facts);
    compare(ChangeKind::reworded, "name", std::optional(before_.row->name), std::optional(after_.row->name));
    compare(ChangeKind::owner_changed, "owner", before_.row->owner, after_.row->owner);
    compare(ChangeKind::reworded, "note", before_.row->note, after_.row->note);
    compare(ChangeKind::budget_changed, "budget", before_.row->budget, after_.row->budget);
    if (is_corrected_) {
      for (Change& one : changes_) one.kind = ChangeKind::reading_corrected;
    }
    return std::move(changes_);
  }

 private:
  Change& add(ChangeKind kind, std::string_view field) {
    Change& change = changes_.emplace_back();
    change = {kind, pair_.before, pair_.after, after_.id, before_.id};
    change.field = field;
    change.place = after_.row->span;
    change.old_place = before_.row->span;
    return change;
  }

  template <class Value>
  void compare(ChangeKind kind, std::string_view field, const Value& was, const Value& now) {
    const auto old_text = text_of(was);
    const auto text = text_of(now);
    if (old_text == text) return;
    Change& change = add(kind, field);
    change.was = old_text;
    change.now = text;
    if (const auto place = place_of(now)) change.place = place;
    if (const auto place = place_of(was)) change.old_place = place;
  }

  // A row that only follows its parent's number has no other number itself.
  void number() {
    const auto& old_parent = before_.parent;
    const bool follows = after_.parent ? rows_.before_of(*after_.parent) == old_parent : !old_parent;
    if (follows && before_.row->number.value == after_.row->number.value) return;
    Change& change = add(ChangeKind::renumbered, "number");
    change.was = before_.id;
    change.now = after_.id;
    change.place = after_.row->number.span;
    change.old_place = before_.row->number.span;
  }

  void facts(const IndicatorFacts& was, const IndicatorFacts& now) {
    is_corrected_ = was.doubt && (!now.doubt || now.doubt->value != was.doubt->value);
    ticks(was, now);
    compare(ChangeKind::cancelled, "cancelled_by", was.cancelled_by, now.cancelled_by);
    compare(ChangeKind::target_changed, "target", was.target, now.target);
    compare(ChangeKind::reworded, "evidence_needed", was.evidence_needed, now.evidence_needed);
    compare(ChangeKind::reworded, "formerly", was.formerly, now.formerly);
    compare(ChangeKind::reworded, "doubt", was.doubt, now.doubt);
  }

  // Ticks that went and came are pairs, in order; a rest went or came.
  void ticks(const IndicatorFacts& was, const IndicatorFacts& now) {
    Periods gone = without(was.in_order(), now.in_order());
    Periods come = without(now.in_order(), was.in_order());
    const auto moved = static_cast<std::ptrdiff_t>(std::min(gone.size(), come.size()));
    const auto said = [](const Periods& periods) {
      std::vector<std::string> numbers;
      for (const Period period : periods) numbers.push_back(std::to_string(month_number(period.last())));
      return join(numbers, ", ");
    };
    const auto add_ticks = [&](ChangeKind kind, Periods old_ones, Periods new_ones) {
      if (old_ones.empty() && new_ones.empty()) return;
      Change& change = add(kind, "months");
      change.was = said(was.in_order());
      change.now = said(now.in_order());
      change.was_months = std::move(old_ones);
      change.months = std::move(new_ones);
      if (!now.periods.empty()) change.place = {now.periods.front().span.begin, now.periods.back().span.end};
      if (!was.periods.empty()) change.old_place = {was.periods.front().span.begin, was.periods.back().span.end};
    };
    add_ticks(ChangeKind::moved, {gone.begin(), gone.begin() + moved}, {come.begin(), come.begin() + moved});
    add_ticks(ChangeKind::tick_removed, {gone.begin() + moved, gone.end()}, {});
    add_ticks(ChangeKind::tick_added, {}, {come.begin() + moved, come.end()});
  }

  const PlanPair& pair_;
  const RowPairs& rows_;
  const RowOfPlan& before_;
  const RowOfPlan& after_;
  bool is_corrected_ = false;
  std::vector<Change> changes_;
};

// ---- of rows

void add_lone_row(const PlanPair& pair, const RowOfPlan& row, bool is_new, std::vector<Change>& out) {
  Change change{is_new ? ChangeKind::row_added : ChangeKind::row_removed, pair.before, pair.after, row.id};
  if (!is_new) change.was_id = row.id;
  (is_new ? change.place : change.old_place) = row.row->span;
  (is_new ? change.now : change.was) = row.row->name.value;
  if (row.row->facts) (is_new ? change.months : change.was_months) = row.row->facts->in_order();
  change.below = below(*row.row);
  out.push_back(std::move(change));
}

// Below a row that is new or gone the rows that came or went with it are counted, not listed; but a row that moved
// there from elsewhere is told.
std::vector<Change> row_changes(const PlanPair& pair) {
  const RowPairs rows(*pair.before->plan, *pair.after->plan);
  std::vector<Change> out;
  for (std::size_t i = 0; i < rows.after().size(); ++i) {
    const RowOfPlan& row = rows.after()[i];
    if (const auto before = rows.before_of(i)) {
      std::vector<Change> changes = RowChanges(pair, rows, *before, i).take();
      std::move(changes.begin(), changes.end(), std::back_inserter(out));
    } else if (!row.parent || rows.before_of(*row.parent)) {
      add_lone_row(pair, row, true, out);
    }
  }
  for (std::size_t i = 0; i < rows.before().size(); ++i) {
    const RowOfPlan& row = rows.before()[i];
    if (!rows.after_of(i) && (!row.parent || rows.after_of(*row.parent))) add_lone_row(pair, row, false, out);
  }
  return out;
}

// ---- of the head

class HeadChanges {
 public:
  explicit HeadChanges(const PlanPair& pair) : pair_(pair) {}

  std::vector<Change> take() {
    const Plan& was = *pair_.before->plan;
    const Plan& now = *pair_.after->plan;
    compare(ChangeKind::reworded, "title", std::optional(was.title), std::optional(now.title));
    if (was.year.value != now.year.value)
      add(ChangeKind::head_changed, "year", std::to_string(was.year.value), std::to_string(now.year.value),
          was.year.span, now.year.span);
    compare(ChangeKind::head_changed, "institution.name", std::optional(was.institution.name),
            std::optional(now.institution.name));
    compare(ChangeKind::head_changed, "institution.code", was.institution.code, now.institution.code);
    owners(was, now);
    decree(was, now);
    amendments(was, now);
    return std::move(changes_);
  }

 private:
  void add(ChangeKind kind, std::string_view field, std::optional<std::string> was, std::optional<std::string> now,
           std::optional<Span> old_place, std::optional<Span> place) {
    Change& change = changes_.emplace_back();
    change.kind = kind;
    change.before = pair_.before;
    change.after = pair_.after;
    change.field = field;
    change.was = std::move(was);
    change.now = std::move(now);
    change.old_place = old_place;
    change.place = place;
  }

  template <class Value>
  void compare(ChangeKind kind, std::string_view field, const Value& was, const Value& now) {
    if (text_of(was) != text_of(now)) add(kind, field, text_of(was), text_of(now), place_of(was), place_of(now));
  }

  void owners(const Plan& was, const Plan& now) {
    const auto text = [](const Plan& plan) {
      std::vector<std::string> owners;
      for (const Owner& one : plan.owners)
        owners.push_back(
            fmt::format("{}: {}{}", one.id.value, one.name.value, one.email ? ", " + one.email->value : ""));
      return owners.empty() ? std::nullopt : std::optional(join(owners, "; "));
    };
    if (text(was) != text(now))
      add(ChangeKind::head_changed, "owners", text(was), text(now), was.owners_span, now.owners_span);
  }

  void decree(const Plan& was, const Plan& now) {
    if (!was.decree && !now.decree) return;
    static const Decree kNone;
    const Decree& old_one = was.decree ? *was.decree : kNone;
    const Decree& new_one = now.decree ? *now.decree : kNone;
    const auto changed = ChangeKind::decree_changed;
    if (!was.decree != !now.decree) {
      const auto number = [](const std::optional<Decree>& decree) {
        return decree ? std::optional(decree->number ? decree->number->value : std::string()) : std::nullopt;
      };
      return add(changed, "decree", number(was.decree), number(now.decree), std::nullopt, std::nullopt);
    }
    compare(changed, "decree.number", old_one.number, new_one.number);
    compare(changed, "decree.date", old_one.date, new_one.date);
    compare(changed, "decree.place", old_one.place, new_one.place);
    people(old_one.signatory, new_one.signatory, "decree.signatory");
    compare(changed, "decree.considering", old_one.considering, new_one.considering);
    compare(changed, "decree.legal_basis", old_one.legal_basis, new_one.legal_basis);
    compare(changed, "decree.noting", old_one.noting, new_one.noting);
    compare(changed, "decree.deciding", old_one.deciding, new_one.deciding);
    people(old_one.certified_by, new_one.certified_by, "decree.certified_by");
  }

  void people(const std::optional<Person>& was, const std::optional<Person>& now, std::string_view field) {
    if (text_of(was) != text_of(now))
      add(ChangeKind::decree_changed, field, text_of(was), text_of(now), std::nullopt, std::nullopt);
  }

  static std::string said_of(const Amendment& one) {
    return fmt::format("{}, {}: {}", iso(one.date.value), one.about.value, text_of(one.indicators).value_or(""));
  }

  void amendments(const Plan& was, const Plan& now) {
    const auto find = [](const Plan& plan, const std::string& number) {
      const auto found = std::find_if(plan.amendments.begin(), plan.amendments.end(),
                                      [&](const Amendment& one) { return one.number.value == number; });
      return found == plan.amendments.end() ? nullptr : &*found;
    };
    for (const Amendment& one : now.amendments) {
      const Amendment* const old_one = find(was, one.number.value);
      if (!old_one) {
        add(ChangeKind::amendment_added, "amendments", std::nullopt, one.number.value, std::nullopt, one.number.span);
      } else if (said_of(*old_one) != said_of(one)) {
        add(ChangeKind::amendment_changed, "amendments", one.number.value + ", " + said_of(*old_one),
            one.number.value + ", " + said_of(one), old_one->number.span, one.number.span);
      }
    }
    for (const Amendment& one : was.amendments) {
      if (!find(now, one.number.value))
        add(ChangeKind::amendment_removed, "amendments", one.number.value, std::nullopt, one.number.span, std::nullopt);
    }
  }

  const PlanPair& pair_;
  std::vector<Change> changes_;
};

std::string periods_text(const Periods& periods) {
  std::string out;
  for (const Period period : periods)
    out += fmt::format("{}/{} ", month_number(period.first()), month_number(period.last()));
  return out;
}

}  // namespace

std::string Change::fingerprint() const {
  return rbplan::fingerprint(fmt::format("{}\n{}\n{}\n{}\n{}\n{}{}\n{}{}", file().plan->office(), file().year(),
                                         word_of(kind), id.value_or(""), field, was.value_or(""),
                                         periods_text(was_months), now.value_or(""), periods_text(months)));
}

std::vector<Change> changes_of(const PlanPair& pair) {
  if (!pair.before || !pair.after) {
    Change change{pair.after ? ChangeKind::plan_added : ChangeKind::plan_removed, pair.before, pair.after};
    const Plan& plan = *change.file().plan;
    (pair.after ? change.place : change.old_place) = plan.title.span;
    change.below = below(plan);
    return {std::move(change)};
  }
  std::vector<Change> out = HeadChanges(pair).take();
  std::vector<Change> of_rows = row_changes(pair);
  std::move(of_rows.begin(), of_rows.end(), std::back_inserter(out));
  std::vector<Change> of_records = record_changes(pair);
  std::move(of_records.begin(), of_records.end(), std::back_inserter(out));
  return out;
}

}  // namespace rbplan
