#include "view/rows.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

// The phrase that counts ticks of a state; one form serves every number.
std::string_view counted_phrase(State state) {
  switch (state) {
    case State::done:
      return "{0} done";
    case State::overdue:
      return "{0} overdue";
    case State::due:
      return "{0} due";
    case State::upcoming:
      return "{0} upcoming";
    case State::cancelled:
      return "{0} cancelled";
  }
  return {};
}

std::string_view status_phrase(Status status, bool late) {
  switch (status) {
    case Status::done:
      if (late) return "done late on {0}";
      return "done on {0}";
    case Status::partial:
      return "partial on {0}";
    case Status::not_done:
      return "not done on {0}";
  }
  return {};
}

std::string_view review_phrase(Verdict verdict) {
  if (verdict == Verdict::accepted) return "accepted on {0}";
  return "returned on {0}";
}

// Every list of rows has the office (where there are several), the id, one cell of its own, and the indicator's text.
Table table_of_rows(std::string_view own, bool with_office, const Words& words) {
  Table table;
  if (with_office) table.columns.emplace_back(words("Office"));
  table.columns.emplace_back(words("Id"));
  table.columns.emplace_back(own);
  table.text_column = words("Indicator");
  return table;
}

std::vector<Cell> cells_of(const PlanFile& file, const IndicatorRow& row, Cell own, bool with_office) {
  std::vector<Cell> cells;
  if (with_office) cells.push_back({file.plan->office()});
  cells.push_back({row.id, Tone::plain, place_of(file, row)});
  cells.push_back(std::move(own));
  return cells;
}

// `3 done (1 without evidence), 63 due`.
std::string counts_of(std::span<const Tick> ticks, std::size_t unproven, const Words& words) {
  const StateCounts by_state = count_states(ticks);
  std::vector<std::string> parts;
  for (const State state : kStates) {
    const std::size_t n = by_state[static_cast<std::size_t>(state)];
    if (n == 0) continue;
    parts.push_back(words.say(counted_phrase(state), n));
    if (state == State::done && unproven > 0) parts.back() += words.say(" ({0} without evidence)", unproven);
  }
  return join(parts, ", ");
}

}  // namespace

std::string counts(std::span<const Tick> ticks, const Words& words) { return counts_of(ticks, 0, words); }

std::string counts_and_proof(std::span<const Tick> ticks, const Words& words) {
  const auto is_unproven = [](const Tick& tick) { return tick.is_done() && !tick.is_proven(); };
  return counts_of(ticks, static_cast<std::size_t>(std::count_if(ticks.begin(), ticks.end(), is_unproven)), words);
}

std::string said_on(const Record& record, bool late, const Words& words) {
  return words.say(record.review ? review_phrase(record.review->value) : status_phrase(record.status->value, late),
                   words.date(record.date.value));
}

std::string record_line(const Record& record, bool late, const Words& words) {
  std::string line = said_on(record, late, words);
  if (record.by) line += ", " + record.by->value;
  const auto& remark = record.obstacle ? record.obstacle : record.note;
  if (remark) line += ": " + remark->value;
  return line;
}

std::vector<std::string> record_notes(const Tick& tick, const Words& words) {
  const Record* const record = tick.decision.record;
  if (!record) return {};
  if (!tick.is_done()) return {record_line(*record, false, words)};
  std::string note = words.say(status_phrase(Status::done, tick.is_late()), words.date(record->date.value));
  if (!tick.is_proven()) note += ", " + std::string(words("without evidence"));
  if (tick.decision.review) note += ", " + std::string(words(verdict_word(*tick.decision.review)));
  return {std::move(note)};
}

std::string ratio(std::size_t n, std::size_t of) {
  return of == 0 ? fmt::format("{}/{}", n, of) : fmt::format("{}/{} ({}%)", n, of, n * 100 / of);
}

Tone tone_of(State state) {
  switch (state) {
    case State::done:
      return Tone::done;
    case State::overdue:
      return Tone::overdue;
    case State::due:
      return Tone::due;
    case State::upcoming:
      return Tone::upcoming;
    case State::cancelled:
      return Tone::cancelled;
  }
  return Tone::plain;
}

Table fact_table(const Words& words) {
  Table table;
  table.columns = {std::string(words("What"))};
  table.text_column = words("Value");
  table.groups.emplace_back();
  return table;
}

TableRow& add_fact(Table& table, std::string_view label, std::string value) {
  return table.groups[0].rows.emplace_back(TableRow{{{std::string(label)}}, std::move(value), {}});
}

std::string owner_line(const Plan& plan, const IndicatorRow& row) {
  const Owner* owner = owner_of(plan, row);
  return owner ? fmt::format("{}, {}", owner->id.value, owner->name.value) : *row.owner;
}

FilePlace place_of(const PlanFile& file, const IndicatorRow& row) {
  return {file.source->path(), file.source->line_of(row.indicator->span.begin)};
}

Table tick_table(bool with_office, const Words& words) { return table_of_rows(words("State"), with_office, words); }

std::vector<Cell> tick_cells(const Tick& tick, std::string state, bool with_office) {
  return cells_of(*tick.file, *tick.row, {std::move(state), tone_of(tick.state)}, with_office);
}

Table indicator_table(bool with_office, const Words& words) {
  Table table = table_of_rows(words("Months"), with_office, words);
  table.aside_column = words("Sub-activity");
  return table;
}

TableRow indicator_row(const ListedRow& listed, bool with_office, const Words& words) {
  TableRow out;
  out.cells = cells_of(*listed.file, *listed.row, {periods_joined(listed.row->facts().in_order(), words)}, with_office);
  out.text = listed.row->indicator->name.value;
  out.aside = sub_activity_line(*listed.row);
  return out;
}

std::string days_overdue(const Tick& tick, const Words& words) {
  return words.count(static_cast<std::size_t>(tick.days_overdue), "overdue {0} day", "overdue {0} days");
}

std::string state_text(const Tick& tick, const Words& words) {
  return tick.state == State::overdue ? days_overdue(tick, words) : std::string(words(state_word(tick.state)));
}

std::string periods_in_full(const Periods& periods, const Words& words) {
  if (periods.empty()) return std::string(words("no month"));
  std::vector<std::string> names;
  for (const Period period : periods) names.push_back(words.period(period));
  return join(names, ", ");
}

std::string periods_joined(const Periods& periods, const Words& words) {
  if (periods.empty()) return std::string(words("no month"));
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < periods.size();) {
    std::size_t last = i;
    while (last + 1 < periods.size() && are_neighbours(periods[last], periods[last + 1])) ++last;
    if (last - i < 2) last = i;
    std::string part = words.short_period(periods[i]);
    if (last > i) part += '-' + words.short_period(periods[last]);
    parts.push_back(std::move(part));
    i = last + 1;
  }
  return join(parts, ", ");
}

std::string month_and_year(const DueMonth& month, const Words& words) {
  return fmt::format("{} {}", words.month(month.month), month.year);
}

std::string distance(Date deadline, Date day, const Words& words) {
  const int days = days_between(deadline, day);
  if (days > 0) return words.count(static_cast<std::size_t>(days), ", {0} day ago", ", {0} days ago");
  if (days < 0) return words.count(static_cast<std::size_t>(-days), ", in {0} day", ", in {0} days");
  return {};
}

std::string sub_activity_line(const IndicatorRow& row) {
  return fmt::format("{} {}", row.at(Level::sub_activity).id, row.at(Level::sub_activity).row->name.value);
}

}  // namespace rbplan
