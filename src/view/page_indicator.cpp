#include <algorithm>

#include "base/text.h"
#include "render/said.h"
#include "view/page.h"
#include "view/rows.h"
#include "view/signs.h"

namespace rbplan {
namespace {

// The amendments that list a row; the one that cancels it is told with that.
void add_amendments(Table& facts, const Shown& shown, const Words& words) {
  const auto& cancelled_by = shown.indicator->facts().cancelled_by;
  std::vector<std::string> lines;
  for (const Amendment& amendment : shown.file->plan->amendments) {
    if (cancelled_by && cancelled_by->value == amendment.number.value) continue;
    if (lists(amendment, *shown.indicator)) lines.push_back(amendment_line(amendment, words));
  }
  if (!lines.empty()) add_fact(facts, words("amended"), join(lines, "; "));
}

// Its state, and when it was done or has to be.
List said_of(const Tick& tick, const Words& words) {
  List parts = {lateness_of(tick)};
  const Record* const record = tick.decision.record;
  if (!tick.is_done()) {
    parts.emplace_back(words.say("deadline {0}", words.date(tick.deadline)));
    if (record) parts.emplace_back(said_on(*record, false, words));
    return parts;
  }
  parts.emplace_back(record->date.value);
  if (tick.is_proven()) parts.emplace_back(words("with evidence"));
  if (tick.decision.review) parts.emplace_back(said_on(*tick.decision.review, false, words));
  return parts;
}

Table ticks_table(const Shown& shown, const Words& words) {
  Table table = fact_table(words);
  for (const Tick& tick : shown.ticks)
    add_fact(table, fmt::format("{} {}", words.period(tick.period), tick.file->year()), said_of(tick, words));
  return table;
}

// ---- records

Value evidence_of(const Record& record) {
  List pieces;
  for (const Evidence& evidence : record.evidence) {
    const std::string& proof = evidence.proof().value;
    std::string text = evidence.title ? fmt::format("{} ({})", evidence.title->value, proof) : proof;
    pieces.push_back(evidence.url ? Value(Link{std::move(text), {}, proof}) : Value(std::move(text)));
  }
  return pieces.empty() ? Value() : Value(std::move(pieces));
}

Periods periods_of(const Record& record) {
  Periods periods;
  for (const Located<Period>& period : record.periods) periods.push_back(period.value);
  std::sort(periods.begin(), periods.end());
  return periods;
}

Value said_by(const Shown& shown, const Record& record, const AsOf& as_of, const Words& words) {
  List parts = {Mark{&sign_of(record.said())}};
  if (record.by) parts.emplace_back(record.by->value);
  if (record.indicator.value != shown.id()) parts.emplace_back(words.say("recorded under {0}", record.indicator.value));
  if (!counts(record, as_of)) parts.emplace_back(words("not counted on this day"));
  return parts;
}

Value text_or_nothing(const Seldom<Text>& text) { return text ? Value(text->value) : Value(); }

Value value_of_record(const Record& record, const Words& words) {
  return record.value ? Value(measure_text(record.value->value, words)) : Value();
}

Value spent_by(const Record& record) { return record.spent ? Value(Money{record.spent->value}) : Value(); }

Value follow_up_of(const Record& record, const Words& words) {
  std::string text = follow_up_text(record, words);
  return text.empty() ? Value() : Value(std::move(text));
}

// A line a record, newest first; a column only where some record has something for it.
Table records_table(const Shown& shown, const AsOf& as_of, const Words& words) {
  Table table;
  table.caption = words.say("records of {0}", shown.id());
  table.columns = {{std::string(words("Date"))},
                   {std::string(words("Months"))},
                   {std::string(words("What was recorded"))},
                   {std::string(words("Value reached")), Role::figure},
                   {std::string(words("Spent")), Role::figure},
                   {std::string(words("Evidence")), Role::aside},
                   {std::string(words("Obstacle")), Role::aside},
                   {std::string(words("Follow-up")), Role::aside},
                   {std::string(words("Note")), Role::aside}};
  TableGroup& group = table.groups.emplace_back();
  for (const Record* record : shown.records) {
    group.rows.push_back(
        {{record->date.value, periods_of(*record), said_by(shown, *record, as_of, words),
          value_of_record(*record, words), spent_by(*record), evidence_of(*record), text_or_nothing(record->obstacle),
          follow_up_of(*record, words), text_or_nothing(record->note)}});
  }
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    const auto is_empty = [&](const TableRow& row) {
      return std::holds_alternative<std::nullptr_t>(row.cells[column].is);
    };
    if (!std::all_of(group.rows.begin(), group.rows.end(), is_empty)) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (TableRow& row : group.rows) row.cells.erase(row.cells.begin() + at);
  }
  return table;
}

}  // namespace

void add_indicator(Document& document, const Shown& shown, const AsOf& as_of, const Words& words) {
  Table facts = shown_facts(shown, true, words);
  add_amendments(facts, shown, words);
  document.blocks.emplace_back(std::move(facts));
  if (!shown.ticks.empty()) document.blocks.emplace_back(ticks_table(shown, words));
  if (!shown.records.empty()) document.blocks.emplace_back(records_table(shown, as_of, words));
}

}  // namespace rbplan
