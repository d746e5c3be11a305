#include "view/rows.h"

#include <algorithm>

#include "base/text.h"
#include "render/said.h"
#include "view/signs.h"

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

// `3 done (1 without evidence), 63 due`.
std::string counts_of(const StateCounts& by_state, std::size_t unproven, const Words& words) {
  std::vector<std::string> parts;
  for (const State state : kStates) {
    const std::size_t n = by_state[static_cast<std::size_t>(state)];
    if (n == 0) continue;
    parts.push_back(words.say(counted_phrase(state), words.number(n)));
    if (state == State::done && unproven > 0)
      parts.back() += words.say(" ({0} without evidence)", words.number(unproven));
  }
  return join(parts, ", ");
}

}  // namespace

std::string counts(std::span<const Tick> ticks, const Words& words) { return counts_of(count_states(ticks), 0, words); }

std::string counts_and_proof(std::span<const Tick> ticks, const Words& words) {
  const auto is_unproven = [](const Tick& tick) { return tick.is_done() && !tick.is_proven(); };
  return counts_of(count_states(ticks),
                   static_cast<std::size_t>(std::count_if(ticks.begin(), ticks.end(), is_unproven)), words);
}

std::string counts_and_proof(const Tally& tally, const Words& words) {
  return counts_of(tally.by_state, tally.in(State::done)-tally.proven, words);
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

std::string measure_text(const Measure& measure, const Words& words) {
  return measure.is_grade ? measure.text : words.number(measure.text);
}

std::string follow_up_text(const Record& record, const Words& words) {
  std::vector<std::string> beside;
  if (record.follow_up_owner) beside.push_back(record.follow_up_owner->value);
  if (record.follow_up_due) beside.push_back(words.say("by {0}", words.date(record.follow_up_due->value)));
  const std::string text = record.follow_up ? record.follow_up->value : std::string();
  if (beside.empty()) return text;
  return fmt::format("{}{}({})", text, text.empty() ? "" : " ", join(beside, ", "));
}

std::string record_details(const Record& record, const Words& words) {
  std::string out;
  if (record.value) out += "; " + words.say("value {0}", measure_text(record.value->value, words));
  if (record.spent) out += "; " + words.say("spent {0}", said(Money{record.spent->value}, words));
  const std::string follow_up = follow_up_text(record, words);
  if (!follow_up.empty()) out += "; " + words.say("follow-up: {0}", follow_up);
  if (record.obstacle && record.note) out += "; " + words.say("note: {0}", record.note->value);
  for (const Evidence& evidence : record.evidence) {
    out += "; " + words.say("evidence {0}", evidence.proof().value);
    if (evidence.title) out += fmt::format(" ({})", evidence.title->value);
  }
  return out;
}

std::vector<std::string> record_notes(const Tick& tick, const Words& words) {
  const Record* const record = tick.decision.record;
  if (!record) return {};
  if (!tick.is_done()) return {record_line(*record, false, words)};
  std::string note = words.say(status_phrase(Status::done, tick.is_late()), words.date(record->date.value));
  if (!tick.is_proven()) note += ", " + std::string(words("without evidence"));
  if (const auto verdict = tick.decision.verdict()) note += ", " + std::string(words(word_of(*verdict)));
  return {std::move(note)};
}

std::string how_to_pick(const Plans& plans, const Asked& asked, const Words& words) {
  std::string options;
  if (has_several_offices(plans)) options += words(" --office OFFICE");
  if (has_several_years(plans)) options += words(" --year Y");
  return options + asked.offices + asked.year + asked.places;
}

std::string how_to_record(const Plans& plans, const Asked& asked, const Words& words) {
  return words.say("To record one: rbplan done ID{0} --month N --evidence FILE", how_to_pick(plans, asked, words));
}

Table fact_table(const Words& words) {
  Table table;
  table.columns = {{std::string(words("What"))}, {std::string(words("Value")), Role::text}};
  table.groups.emplace_back();
  table.is_of_facts = true;
  return table;
}

void add_fact(Table& table, std::string_view label, Value value) {
  table.groups[0].rows.push_back({{label, std::move(value)}});
}

std::string owner_line(const Plan& plan, const IndicatorRow& row) {
  const Owner* owner = owner_of(plan, row);
  return owner ? fmt::format("{}, {}", owner->id.value, owner->name.value) : *row.owner;
}

FilePlace place_of(const PlanFile& file, const IndicatorRow& row) {
  return {file.source->path(), file.source->line_of(row.indicator->span.begin)};
}

namespace {

FilePlace place_of(const PlanFile& file, const Record& record) {
  const SourceText& source = *file.progress_source;
  return {source.path(), source.line_of(record.line.begin)};
}

}  // namespace

FilePlace place_of(const BadProof& proof) { return place_of(*proof.file, *proof.bad.record); }

FilePlace place_of(const LoggedRecord& logged) { return place_of(*logged.file, *logged.record); }

std::string sub_activity_line(const IndicatorRow& row) {
  const RowWithId& sub_activity = row.at(Level::sub_activity);
  return fmt::format("{} {}", sub_activity.id, title_of(*sub_activity.row));
}

std::string program_and_owner(const IndicatorRow& row) {
  const RowWithId& program = row.at(Level::program);
  std::string text = fmt::format("{} {}", program.id, title_of(*program.row));
  if (row.owner) text += ", " + *row.owner;
  return text;
}

std::vector<std::string_view> with_office(bool several, std::vector<std::string_view> keys) {
  if (several) keys.insert(keys.begin(), "office");
  return keys;
}

ListTable<ListedRow> indicator_table(bool several_offices, const Words& words) {
  return {indicator_columns(), with_office(several_offices, {"id", "periods", "title", "above"}), words};
}

bool is_same_owner(const Tick& a, const Tick& b) {
  return a.file == b.file &&
         (a.row->owner == b.row->owner || (a.row->owner && b.row->owner && *a.row->owner == *b.row->owner));
}

std::string or_dots(std::string text) {
  constexpr std::string_view kDots = "........................................";
  return text.empty() ? std::string(kDots) : text;
}

std::string state_text(const Tick& tick, const Words& words) { return said(lateness_of(tick), words); }

std::string periods_in_full(const Periods& periods, const Words& words) {
  if (periods.empty()) return std::string(words("no month"));
  std::vector<std::string> names;
  for (const Period period : periods) names.push_back(words.period(period));
  return join(names, ", ");
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

}  // namespace rbplan
