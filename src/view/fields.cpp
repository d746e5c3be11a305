#include "view/fields.h"

namespace rbplan {
namespace {

Value year(const Tick& tick) { return tick.file->year(); }
Value line(const Tick& tick) { return tick.file->source->line_of(tick.row->indicator->span.begin); }
Value owner(const Tick& tick) { return tick.row->owner ? Value(*tick.row->owner) : Value(); }

}  // namespace

const std::vector<Field<Tick>>& tick_fields() {
  static const std::vector<Field<Tick>> fields = {
      {"office", [](const Tick& tick) -> Value { return tick.file->plan->office(); }},
      {"year", year},
      {"id", [](const Tick& tick) -> Value { return tick.row->id; }},
      {"month", [](const Tick& tick) -> Value { return month_number(tick.month); }},
      {"deadline", [](const Tick& tick) -> Value { return iso(tick.deadline); }},
      {"state", [](const Tick& tick) -> Value { return std::string(state_word(tick.state)); }},
      // What only a record can say stays as it is without one.
      {"late", [](const Tick&) -> Value { return false; }},
      {"proven", [](const Tick&) -> Value { return false; }},
      {"review", [](const Tick&) -> Value { return nullptr; }},
      {"days_overdue", [](const Tick& tick) -> Value { return tick.days_overdue; }},
      {"program", [](const Tick& tick) -> Value { return tick.row->program->number.value; }},
      {"program_name", [](const Tick& tick) -> Value { return tick.row->program->name.value; }},
      {"activity", [](const Tick& tick) -> Value { return tick.row->activity_id; }},
      {"activity_name", [](const Tick& tick) -> Value { return tick.row->activity->name.value; }},
      {"sub_activity", [](const Tick& tick) -> Value { return tick.row->sub_activity_id; }},
      {"sub_activity_name", [](const Tick& tick) -> Value { return tick.row->sub_activity->name.value; }},
      {"indicator", [](const Tick& tick) -> Value { return tick.row->indicator->name.value; }},
      {"owner", owner},
      {"status", [](const Tick&) -> Value { return nullptr; }},
      {"date", [](const Tick&) -> Value { return nullptr; }},
      {"value", [](const Tick&) -> Value { return nullptr; }},
      {"evidence", [](const Tick&) -> Value { return List{}; }},
      {"plan", [](const Tick& tick) -> Value { return tick.file->source->path(); }},
      {"line", line},
  };
  return fields;
}

}  // namespace rbplan
