#include "view/fields.h"

namespace rbplan {
namespace {

template <class Row>
using Fields = std::vector<Field<Row>>;

Value text_or_null(const std::optional<Text>& text) { return text ? Value(text->value) : Value(); }

// What rows of every type begin with, have in the middle and end with; a row has a `file` and a `row`.
template <class Row>
Fields<Row> place_fields() {
  return {
      {"office", FieldType::text, "the institution's code, else its name",
       [](const Row& row) -> Value { return row.file->plan->office(); }},
      {"year", FieldType::whole, "the year of the plan", [](const Row& row) -> Value { return row.file->year(); }},
      {"id", FieldType::text, "the numbers from the program down, such as 1.2.3.4",
       [](const Row& row) -> Value { return row.row->id; }},
  };
}

template <class Row>
Fields<Row> annex_fields() {
  return {
      {"program", FieldType::text, "the number of the program",
       [](const Row& row) -> Value { return row.row->at(Level::program).id; }},
      {"program_name", FieldType::text, "the name of the program",
       [](const Row& row) -> Value { return row.row->at(Level::program).row->name.value; }},
      {"activity", FieldType::text, "the id of the activity",
       [](const Row& row) -> Value { return row.row->at(Level::activity).id; }},
      {"activity_name", FieldType::text, "the name of the activity",
       [](const Row& row) -> Value { return row.row->at(Level::activity).row->name.value; }},
      {"sub_activity", FieldType::text, "the id of the nearest sub-activity",
       [](const Row& row) -> Value { return row.row->at(Level::sub_activity).id; }},
      {"sub_activity_name", FieldType::text, "the name of the nearest sub-activity",
       [](const Row& row) -> Value { return row.row->at(Level::sub_activity).row->name.value; }},
      {"indicator", FieldType::text, "the indicator's text",
       [](const Row& row) -> Value { return row.row->indicator->name.value; }},
      {"owner", FieldType::text_or_null, "the id of who answers for it",
       [](const Row& row) -> Value { return row.row->owner ? Value(*row.row->owner) : Value(); }},
  };
}

template <class Row>
Fields<Row> source_fields() {
  return {
      {"plan", FieldType::text, "the plan's file", [](const Row& row) -> Value { return row.file->source->path(); }},
      {"line", FieldType::whole, "the line where the indicator begins",
       [](const Row& row) -> Value { return row.file->source->line_of(row.row->indicator->span.begin); }},
  };
}

template <class Row>
Fields<Row> joined(std::initializer_list<Fields<Row>> parts) {
  Fields<Row> fields;
  for (const Fields<Row>& part : parts) fields.insert(fields.end(), part.begin(), part.end());
  return fields;
}

// ---- what only indicators have

template <class Row>
Value months(const Row& row) {
  List list;
  for (const Period period : row.row->facts().in_order()) list.emplace_back(month_number(period.last()));
  return list;
}

Value decimal(const Located<Quantity>& quantity) { return Decimal{quantity.value.digits}; }

template <class Row>
Value target(const Row& row) {
  const auto& target = row.row->facts().target;
  if (!target) return nullptr;
  List by;
  for (const Milestone& one : target->by) {
    by.emplace_back(Object{{"month", month_number(one.period.value.last())}, {"value", decimal(one.value)}});
  }
  return Object{{"value", decimal(target->value)},
                {"unit", target->unit.value},
                {"better", target->better == Better::lower ? "lower" : "higher"},
                {"by", std::move(by)}};
}

template <class Row>
Value target_value(const Row& row) {
  const auto& target = row.row->facts().target;
  return target ? decimal(target->value) : Value();
}

template <class Row>
Value target_unit(const Row& row) {
  const auto& target = row.row->facts().target;
  return target ? Value(target->unit.value) : Value();
}

// With the target as an object, or in columns.
template <class Row>
Fields<Row> indicator_fields_of(bool in_columns) {
  const Fields<Row> object = {{"target", FieldType::target_or_null,
                               "value, unit, better, and by: the values to reach by a month", target<Row>}};
  const Fields<Row> columns = {{"target_value", FieldType::number_or_null, "the value to reach", target_value<Row>},
                               {"target_unit", FieldType::text_or_null, "the unit of that value", target_unit<Row>}};
  return joined<Row>({place_fields<Row>(),
                      {{"months", FieldType::months, "the months planned, 1 to 12", months<Row>}},
                      annex_fields<Row>(),
                      in_columns ? columns : object,
                      {{"doubt", FieldType::text_or_null, "what to check in the signed paper",
                        [](const Row& row) -> Value { return text_or_null(row.row->facts().doubt); }},
                       {"cancelled_by", FieldType::text_or_null, "the amendment that cancels it",
                        [](const Row& row) -> Value { return text_or_null(row.row->facts().cancelled_by); }},
                       {"heading", FieldType::truth, "whether indicators stand below it",
                        [](const Row& row) -> Value { return !row.row->indicator->rows.empty(); }}},
                      source_fields<Row>()});
}

// ---- what records say of a tick

Value review_of(const Tick& tick) {
  const auto& review = tick.decision.review;
  return review ? Value(std::string(verdict_word(*review))) : Value();
}

Value evidence_of(const Tick& tick) {
  List list;
  for (const Evidence* evidence : tick.evidence()) list.emplace_back(evidence->proof().value);
  return list;
}

// ---- a year's months

Value ticks_of_year(const TimelineRow& row) {
  List list;
  for (const auto& tick : row.ticks) {
    if (!tick) {
      list.emplace_back(nullptr);
      continue;
    }
    list.emplace_back(Object{{"state", std::string(state_word(tick->state))},
                             {"late", tick->is_late()},
                             {"proven", tick->is_proven()},
                             {"review", review_of(*tick)}});
  }
  return list;
}

template <unsigned number>
Value state_in(const TimelineRow& row) {
  const auto& tick = row.ticks[number - 1];
  return tick ? Value(std::string(state_word(tick->state))) : Value();
}

}  // namespace

const std::vector<Field<Tick>>& tick_fields() {
  static const Fields<Tick> fields =
      joined<Tick>({place_fields<Tick>(),
                    {{"month", FieldType::whole, "1 to 12",
                      [](const Tick& tick) -> Value { return month_number(tick.period.last()); }},
                     {"deadline", FieldType::date, "the last day of the month",
                      [](const Tick& tick) -> Value { return iso(tick.deadline); }},
                     {"state", FieldType::state, "done, overdue, due, upcoming or cancelled",
                      [](const Tick& tick) -> Value { return std::string(state_word(tick.state)); }},
                     {"late", FieldType::truth, "whether it was done after its deadline",
                      [](const Tick& tick) -> Value { return tick.is_late(); }},
                     {"proven", FieldType::truth, "whether there is evidence",
                      [](const Tick& tick) -> Value { return tick.is_proven(); }},
                     {"review", FieldType::review_or_null, "accepted or returned", review_of},
                     {"days_overdue", FieldType::whole, "days since the deadline; 0 unless overdue",
                      [](const Tick& tick) -> Value { return tick.days_overdue; }}},
                    annex_fields<Tick>(),
                    {{"status", FieldType::status_or_null, "done, partial or not_done, of the record that decides",
                      [](const Tick& tick) -> Value {
                        const Record* record = tick.decision.record;
                        return record ? Value(std::string(status_word(record->status->value))) : Value();
                      }},
                     {"date", FieldType::date_or_null, "the date of the record that decides",
                      [](const Tick& tick) -> Value {
                        const Record* record = tick.decision.record;
                        return record ? Value(iso(record->date.value)) : Value();
                      }},
                     {"value", FieldType::number_or_null, "the value of the record that decides",
                      [](const Tick& tick) -> Value {
                        const Record* record = tick.decision.record;
                        return record && record->value ? decimal(*record->value) : Value();
                      }},
                     {"evidence", FieldType::texts, "files and addresses that prove it", evidence_of}},
                    source_fields<Tick>()});
  return fields;
}

const std::vector<Field<StatusRow>>& status_fields() {
  static const Fields<StatusRow> fields = {
      {"key", FieldType::text_or_null, "program, owner, quarter or office; null: no owner",
       [](const StatusRow& row) -> Value { return row.key ? Value(*row.key) : Value(); }},
      {"name", FieldType::text_or_null, "its name; null for a quarter and for no owner",
       [](const StatusRow& row) -> Value { return row.name ? Value(*row.name) : Value(); }},
      {"planned", FieldType::whole, "all ticks", [](const StatusRow& row) -> Value { return row.tally.planned; }},
      {"begun", FieldType::whole, "ticks whose month has begun, those cancelled left out",
       [](const StatusRow& row) -> Value { return row.tally.begun; }},
      {"done", FieldType::whole, "ticks that are done",
       [](const StatusRow& row) -> Value { return row.tally.in(State::done); }},
      {"late", FieldType::whole, "of these, done after the deadline",
       [](const StatusRow& row) -> Value { return row.tally.late; }},
      {"proven", FieldType::whole, "of these, with evidence",
       [](const StatusRow& row) -> Value { return row.tally.proven; }},
      {"accepted", FieldType::whole, "of these, accepted in review",
       [](const StatusRow& row) -> Value { return row.tally.accepted; }},
      {"returned", FieldType::whole, "of these, returned in review",
       [](const StatusRow& row) -> Value { return row.tally.returned; }},
      {"overdue", FieldType::whole, "ticks that are overdue",
       [](const StatusRow& row) -> Value { return row.tally.in(State::overdue); }},
      {"due", FieldType::whole, "ticks that are due",
       [](const StatusRow& row) -> Value { return row.tally.in(State::due); }},
      {"upcoming", FieldType::whole, "ticks whose month has not begun",
       [](const StatusRow& row) -> Value { return row.tally.in(State::upcoming); }},
      {"cancelled", FieldType::whole, "ticks that an amendment cancelled",
       [](const StatusRow& row) -> Value { return row.tally.in(State::cancelled); }},
      {"done_of_begun", FieldType::whole, "of the ticks begun, those done",
       [](const StatusRow& row) -> Value { return row.tally.done_of_begun; }},
      {"proven_of_begun", FieldType::whole, "of the ticks begun, those done with evidence",
       [](const StatusRow& row) -> Value { return row.tally.proven_of_begun; }},
  };
  return fields;
}

const std::vector<Field<BadProof>>& bad_proof_fields() {
  static const Fields<BadProof> fields = {
      {"id", FieldType::text, "the indicator that it proves", [](const BadProof& one) -> Value { return one.row->id; }},
      {"file", FieldType::text, "the file or address, as recorded",
       [](const BadProof& one) -> Value { return one.bad.evidence->proof().value; }},
      {"problem", FieldType::evidence_problem, "what is wrong with it",
       [](const BadProof& one) -> Value { return std::string(evidence_problem_word(one.bad.problem)); }},
      {"path", FieldType::text, "the progress file",
       [](const BadProof& one) -> Value { return one.file->progress_source->path(); }},
      {"line", FieldType::whole, "the record's line",
       [](const BadProof& one) -> Value { return one.file->progress_source->line_of(one.bad.record->line.begin); }},
  };
  return fields;
}

const std::vector<Field<ListedRow>>& indicator_fields() {
  static const Fields<ListedRow> fields = indicator_fields_of<ListedRow>(false);
  return fields;
}

const std::vector<Field<ListedRow>>& indicator_columns() {
  static const Fields<ListedRow> fields = indicator_fields_of<ListedRow>(true);
  return fields;
}

const std::vector<Field<TimelineRow>>& timeline_fields() {
  static const Fields<TimelineRow> fields =
      joined<TimelineRow>({indicator_fields_of<TimelineRow>(false),
                           {{"ticks", FieldType::year_of_ticks,
                             "for each month of the year null or state, late, proven, review", ticks_of_year}}});
  return fields;
}

const std::vector<Field<TimelineRow>>& timeline_columns() {
  static const Fields<TimelineRow> fields =
      joined<TimelineRow>({indicator_fields_of<TimelineRow>(true),
                           {{"m1", FieldType::state_or_null, "the state in that month", state_in<1>},
                            {"m2", FieldType::state_or_null, "the state in that month", state_in<2>},
                            {"m3", FieldType::state_or_null, "the state in that month", state_in<3>},
                            {"m4", FieldType::state_or_null, "the state in that month", state_in<4>},
                            {"m5", FieldType::state_or_null, "the state in that month", state_in<5>},
                            {"m6", FieldType::state_or_null, "the state in that month", state_in<6>},
                            {"m7", FieldType::state_or_null, "the state in that month", state_in<7>},
                            {"m8", FieldType::state_or_null, "the state in that month", state_in<8>},
                            {"m9", FieldType::state_or_null, "the state in that month", state_in<9>},
                            {"m10", FieldType::state_or_null, "the state in that month", state_in<10>},
                            {"m11", FieldType::state_or_null, "the state in that month", state_in<11>},
                            {"m12", FieldType::state_or_null, "the state in that month", state_in<12>}}});
  return fields;
}

}  // namespace rbplan
