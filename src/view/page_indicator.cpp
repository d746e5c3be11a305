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

// Its state, and when it was done or, where that is near or past, has to be.
List said_of(const Tick& tick, const Words& words) {
  List parts = {lateness_of(tick)};
  const Record* const record = tick.decision.record;
  if (!tick.is_done()) {
    const bool is_asked = tick.state == State::due || tick.state == State::overdue;
    if (is_asked) parts.emplace_back(words.say("deadline {0}", words.date(tick.deadline)));
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

List evidence_of(const Record& record) {
  List pieces;
  for (const Evidence& evidence : record.evidence) {
    const std::string& proof = evidence.proof().value;
    std::string text = evidence.title ? fmt::format("{} ({})", evidence.title->value, proof) : proof;
    pieces.push_back(evidence.url ? Value(Link{std::move(text), {}, proof}) : Value(std::move(text)));
  }
  return pieces;
}

Periods periods_of(const Record& record) {
  Periods periods;
  for (const Located<Period>& period : record.periods) periods.push_back(period.value);
  std::sort(periods.begin(), periods.end());
  return periods;
}

Value said_by(const Shown& shown, const Record& record, const AsOf& as_of, const Words& words) {
  List parts = {periods_of(record), Mark{&sign_of(record.said())}};
  if (record.by) parts.emplace_back(record.by->value);
  if (record.indicator.value != shown.id()) parts.emplace_back(words.say("recorded under {0}", record.indicator.value));
  if (!counts(record, as_of)) parts.emplace_back(words("not counted on this day"));
  return parts;
}

// A label and a value a line; what is not there is left out.
Table record_facts(const Shown& shown, const Record& record, const AsOf& as_of, const Words& words) {
  Table facts = fact_table(words);
  add_fact(facts, words.say("record of {0}", words.date(record.date.value)), said_by(shown, record, as_of, words));
  const auto add = [&](std::string_view label, const Seldom<Text>& text) {
    if (text) add_fact(facts, label, text->value);
  };
  if (record.value) add_fact(facts, words("value reached"), measure_text(record.value->value, words));
  if (record.spent) add_fact(facts, words("spent"), Money{record.spent->value});
  if (!record.evidence.empty()) add_fact(facts, words("evidence"), evidence_of(record));
  add(words("obstacle"), record.obstacle);
  if (const std::string promise = follow_up_text(record, words); !promise.empty())
    add_fact(facts, words("follow-up"), promise);
  add(words("note"), record.note);
  return facts;
}

}  // namespace

void add_indicator(Document& document, const Shown& shown, const AsOf& as_of, const Words& words) {
  Table facts = shown_facts(shown, true, words);
  add_amendments(facts, shown, words);
  document.blocks.emplace_back(std::move(facts));
  if (!shown.ticks.empty()) document.blocks.emplace_back(ticks_table(shown, words));
  for (const Record* record : shown.records) document.blocks.emplace_back(record_facts(shown, *record, as_of, words));
}

}  // namespace rbplan
