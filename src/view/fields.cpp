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

Value months(const ListedRow& row) {
  List list;
  for (const Month month : months_of(*row.row->indicator)) list.emplace_back(month_number(month));
  return list;
}

Value decimal(const Located<Quantity>& quantity) { return Decimal{quantity.value.digits}; }

Value target(const ListedRow& row) {
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

Value target_value(const ListedRow& row) {
  const auto& target = row.row->indicator->target;
  return target ? decimal(target->value) : Value();
}

Value target_unit(const ListedRow& row) {
  const auto& target = row.row->indicator->target;
  return target ? Value(target->unit.value) : Value();
}

Fields<ListedRow> indicator_fields_with(const Fields<ListedRow>& targets) {
  return joined<ListedRow>(
      {place_fields<ListedRow>(),
       {{"months", months}},
       annex_fields<ListedRow>(),
       targets,
       {{"doubt", [](const ListedRow& row) -> Value { return text_or_null(row.row->indicator->doubt); }},
        {"cancelled_by", [](const ListedRow& row) -> Value { return text_or_null(row.row->indicator->cancelled_by); }},
        {"heading", [](const ListedRow& row) -> Value { return !row.row->indicator->indicators.empty(); }}},
       source_fields<ListedRow>()});
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
  static const Fields<ListedRow> fields = indicator_fields_with({{"target", target}});
  return fields;
}

const std::vector<Field<ListedRow>>& indicator_columns() {
  static const Fields<ListedRow> fields =
      indicator_fields_with({{"target_value", target_value}, {"target_unit", target_unit}});
  return fields;
}

}  // namespace rbplan
