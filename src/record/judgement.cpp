#include "record/judgement.h"

#include <algorithm>

#include "base/text.h"
#include "record/meant.h"
#include "record/unknown_id.h"

namespace rbplan {

Judgement::Judgement(const PlanFile& file, const Plans& found, const AsOf& as_of, Time now, const SourceText* input)
    : file_(file),
      others_(file, found, as_of),
      as_of_(as_of),
      now_(now),
      input_(input),
      by_id_(file.rows),
      rows_(*file.plan, file.rows),
      said_(file) {}

// ---- what was recorded before

const std::vector<const Record*>& Judgement::records(const IndicatorRow& row) const {
  const auto found = records_of_.find(&row);
  return found == records_of_.end() ? file_.records(row) : found->second;
}

void Judgement::add(const Record& record) {
  const IndicatorRow& row = *by_id_.find(record.indicator.value);
  std::vector<const Record*>& list = records_of_[&row];
  if (list.empty()) list = file_.records(row);
  if (counts(record, as_of_)) std::erase_if(list, [&](const Record* one) { return is_settled_by(record, *one); });
  list.push_back(&added_.emplace_back(record));
  said_.add(row, added_.back());
}

// ---- refusals

// The place in the input that is wrong; of what was typed there is none.
Span Judgement::place_of(Kind kind) const {
  const Record& asked = request_->record;
  if (kind == Kind::not_of_scale || kind == Kind::value_no_number) return asked.value->span;
  const bool is_of_row = kind == Kind::no_such_indicator || kind == Kind::id_of_another || asked.months.end == 0;
  return is_of_row ? asked.indicator.span : asked.months;
}

// Of several ticks that are refused alike one refusal names the periods.
bool Judgement::is_joined(const Diagnostic& refusal) {
  if (entries_.refusals.empty()) return false;
  Diagnostic& last = entries_.refusals.back();
  if (last.kind != refusal.kind || last.help != refusal.help) return false;
  Arguments alike = refusal.arguments;
  std::size_t at = 0;
  while (at < alike.size() && !std::holds_alternative<Period>(alike[at])) ++at;
  if (at == alike.size()) return false;
  const Period period = std::get<Period>(alike[at]);
  Argument& periods = last.arguments[at];  // of one kind there are as many
  alike[at] = periods;
  if (alike != last.arguments) return false;
  if (const Period* const first = std::get_if<Period>(&periods)) periods = Periods{*first};
  std::get<Periods>(periods).push_back(period);
  for (const Related& one : refusal.related) {
    if (std::find(last.related.begin(), last.related.end(), one) == last.related.end()) last.related.push_back(one);
  }
  return true;
}

void Judgement::refuse(Kind kind, Arguments arguments, std::optional<HelpLine> help, std::vector<Related> related) {
  Diagnostic refusal{kind, place_of(kind), std::move(arguments), std::move(help), std::move(related)};
  if (!is_joined(refusal)) entries_.refusals.push_back(std::move(refusal));
}

// Looking for what may be meant takes a while in a large plan.
void Judgement::refuse_unknown(const std::string& id) {
  constexpr std::size_t kMostLookedFor = 20;
  if (++unknown_ > kMostLookedFor) return refuse(Kind::no_such_indicator, {id}, HelpLine{Help::list_ids, {}});
  Diagnostic unknown = unknown_id(id, file_, others_);
  unknown.span = place_of(unknown.kind);
  entries_.refusals.push_back(std::move(unknown));
}

// ---- the value

bool Judgement::take_value(const IndicatorRow& row) {
  value_ = request_->record.value;
  if (!value_) return true;
  const std::string& given = value_->value.text;
  const auto& target = row.facts().target;
  if (target && !target->scale.empty()) {
    for (const Text& grade : target->scale) {
      if (ascii_lower(grade.value) == ascii_lower(given)) value_ = Located<Measure>{{grade.value, true}, {}};
    }
    if (target->place_on_scale(value_->value)) return true;
    refuse(Kind::not_of_scale, {given, join(target->grades(), ", ")}, std::nullopt,
           {{Note::target_here, row.facts().target_span, file_.source}});
    return false;
  }
  if (value_->value.is_grade) refuse(Kind::value_no_number, {given}, HelpLine{Help::numbers_are, {}});
  return !value_->value.is_grade;
}

// ---- what is asked for, and whether it is there already

Record Judgement::record_of(const Tick& tick) const {
  Record record = request_->record;
  record.value = value_;
  record.indicator.value = tick.row->id;
  record.date.value = request_->date.value_or(request_->each_month ? tick.deadline : as_of_.day);
  const Record* const decides = tick.decision.record;
  const bool repeats = request_->again && is_said_already(tick);
  if (repeats && !request_->date && !request_->each_month) record.date.value = decides->date.value;
  if (repeats && !record.value) record.value = decides->value;
  return record;
}

// With all periods that are asked for.
Record Judgement::asked_of(const Tick& tick) const {
  Record record = record_of(tick);
  for (const Period period : asked_) record.periods.push_back({period, {}});
  return record;
}

// What the input itself says of the row at hand.
Record Judgement::own() const {
  Record own = *request_->own;
  own.value = value_;
  for (const Period period : asked_) own.periods.push_back({period, {}});
  return own;
}

std::vector<std::string> Judgement::differs_from(const Record& recorded, std::vector<const Evidence*> known) const {
  for (const Evidence& one : recorded.evidence) known.push_back(&one);
  return differing_keys(own(), request_->has_own_date, recorded, known);
}

bool Judgement::is_said_already(const Tick& tick) const {
  const Record* const decides = tick.decision.record;
  return decides && request_->record.status && decides->status->value == request_->record.status->value;
}

std::vector<Related> Judgement::decided(const Tick& tick) const {
  if (!tick.decision.record) return {};
  return {{Note::decided_here, tick.decision.record->object, source_of(*tick.decision.record)}};
}

const Record* Judgement::said_before(const Tick& tick) {
  const bool is_of_that_day = request_->date || request_->verb == RecordRequest::Verb::review;
  if (request_->again || !is_of_that_day) return nullptr;
  return said_.same(*tick.row, asked_of(tick), tick.period, SaidBefore::Those::that_stand);
}

Judgement::Known Judgement::known(const Tick& tick) {
  if (request_->has_own_date) {
    const Record* const same = said_.same(*tick.row, asked_of(tick), tick.period, SaidBefore::Those::all);
    if (same) return {same, {}};
  }
  const Record* const decides = request_->record.review ? tick.decision.review : tick.decision.record;
  if (!decides || decides->said() != request_->record.said()) return {};
  return {decides, differs_from(*decides, tick.evidence())};
}

bool Judgement::is_recorded(const IndicatorRow& row, const Record& record) {
  if (said_.same(row, record, std::nullopt, SaidBefore::Those::all)) return true;
  const auto& all = file_.records(row);
  return std::any_of(all.begin(), all.end(),
                     [&](const Record* one) { return one->said() == record.said() && differs_from(*one, {}).empty(); });
}

}  // namespace rbplan
