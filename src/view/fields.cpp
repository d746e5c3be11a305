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
      {"office", [](const Row& row) -> Value { return row.file->plan->office(); }},
      {"year", [](const Row& row) -> Value { return row.file->year(); }},
      {"id", [](const Row& row) -> Value { return row.row->id; }},
  };
}

template <class Row>
Fields<Row> annex_fields() {
  return {
      {"program", [](const Row& row) -> Value { return row.row->program->number.value; }},
      {"program_name", [](const Row& row) -> Value { return row.row->program->name.value; }},
      {"activity", [](const Row& row) -> Value { return row.row->activity_id; }},
      {"activity_name", [](const Row& row) -> Value { return row.row->activity->name.value; }},
      {"sub_activity", [](const Row& row) -> Value { return row.row->sub_activity_id; }},
      {"sub_activity_name", [](const Row& row) -> Value { return row.row->sub_activity->name.value; }},
      {"indicator", [](const Row& row) -> Value { return row.row->indicator->name.value; }},
      {"owner", [](const Row& row) -> Value { return row.row->owner ? Value(*row.row->owner) : Value(); }},
  };
}

template <class Row>
Fields<Row> source_fields() {
  return {
      {"plan", [](const Row& row) -> Value { return row.file->source->path(); }},
      {"line", [](const Row& row) -> Value { return row.file->source->line_of(row.row->indicator->span.begin); }},
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
  for (const Month month : months_of(*row.row->indicator)) list.emplace_back(month_number(month));
  return list;
}

Value decimal(const Located<Quantity>& quantity) { return Decimal{quantity.value.digits}; }

template <class Row>
Value target(const Row& row) {
  const auto& target = row.row->indicator->target;
  if (!target) return nullptr;
  List by;
  for (const Milestone& one : target->by) {
    by.emplace_back(Object{{"month", month_number(one.month.value)}, {"value", decimal(one.value)}});
  }
  return Object{{"value", decimal(target->value)},
                {"unit", target->unit.value},
                {"better", target->better == Better::lower ? "lower" : "higher"},
                {"by", std::move(by)}};
}

template <class Row>
Value target_value(const Row& row) {
  const auto& target = row.row->indicator->target;
  return target ? decimal(target->value) : Value();
}

template <class Row>
Value target_unit(const Row& row) {
  const auto& target = row.row->indicator->target;
  return target ? Value(target->unit.value) : Value();
}

// With the target as an object, or in columns.
template <class Row>
Fields<Row> indicator_fields_of(bool in_columns) {
  const Fields<Row> object = {{"target", target<Row>}};
  const Fields<Row> columns = {{"target_value", target_value<Row>}, {"target_unit", target_unit<Row>}};
  return joined<Row>(
      {place_fields<Row>(),
       {{"months", months<Row>}},
       annex_fields<Row>(),
       in_columns ? columns : object,
       {{"doubt", [](const Row& row) -> Value { return text_or_null(row.row->indicator->doubt); }},
        {"cancelled_by", [](const Row& row) -> Value { return text_or_null(row.row->indicator->cancelled_by); }},
        {"heading", [](const Row& row) -> Value { return !row.row->indicator->indicators.empty(); }}},
       source_fields<Row>()});
}

// ---- a year's months

Value ticks_of_year(const TimelineRow& row) {
  List list;
  for (const auto& tick : row.ticks) {
    if (!tick) {
      list.emplace_back(nullptr);
      continue;
    }
    list.emplace_back(Object{
        {"state", std::string(state_word(tick->state))}, {"late", false}, {"proven", false}, {"review", nullptr}});
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
                    {{"month", [](const Tick& tick) -> Value { return month_number(tick.month); }},
                     {"deadline", [](const Tick& tick) -> Value { return iso(tick.deadline); }},
                     {"state", [](const Tick& tick) -> Value { return std::string(state_word(tick.state)); }},
                     // What only a record can say stays as it is without one.
                     {"late", [](const Tick&) -> Value { return false; }},
                     {"proven", [](const Tick&) -> Value { return false; }},
                     {"review", [](const Tick&) -> Value { return nullptr; }},
                     {"days_overdue", [](const Tick& tick) -> Value { return tick.days_overdue; }}},
                    annex_fields<Tick>(),
                    {{"status", [](const Tick&) -> Value { return nullptr; }},
                     {"date", [](const Tick&) -> Value { return nullptr; }},
                     {"value", [](const Tick&) -> Value { return nullptr; }},
                     {"evidence", [](const Tick&) -> Value { return List{}; }}},
                    source_fields<Tick>()});
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
      joined<TimelineRow>({indicator_fields_of<TimelineRow>(false), {{"ticks", ticks_of_year}}});
  return fields;
}

const std::vector<Field<TimelineRow>>& timeline_columns() {
  static const Fields<TimelineRow> fields = joined<TimelineRow>({indicator_fields_of<TimelineRow>(true),
                                                                 {{"m1", state_in<1>},
                                                                  {"m2", state_in<2>},
                                                                  {"m3", state_in<3>},
                                                                  {"m4", state_in<4>},
                                                                  {"m5", state_in<5>},
                                                                  {"m6", state_in<6>},
                                                                  {"m7", state_in<7>},
                                                                  {"m8", state_in<8>},
                                                                  {"m9", state_in<9>},
                                                                  {"m10", state_in<10>},
                                                                  {"m11", state_in<11>},
                                                                  {"m12", state_in<12>}}});
  return fields;
}

}  // namespace rbplan
