#include "commands/output_schema.h"

#include <fmt/format.h>

namespace rbplan {
namespace {

Object of_type(const char* type) { return {{"type", type}}; }

Object or_null(Object schema) { return {{"anyOf", List{std::move(schema), of_type("null")}}}; }

Object one_of(std::initializer_list<const char*> words) {
  List list;
  for (const char* word : words) list.emplace_back(word);
  return {{"enum", std::move(list)}};
}

Object list_of(Object items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Object at_least(int least) { return {{"type", "integer"}, {"minimum", least}}; }

Object date() { return {{"type", "string"}, {"format", "date"}}; }

Object month() { return {{"type", "integer"}, {"minimum", 1}, {"maximum", 12}}; }

Object state() { return one_of({"done", "overdue", "due", "upcoming", "cancelled"}); }

Object review() { return one_of({"accepted", "returned"}); }

// Every property is required, since a document always has all of them.
Object object_of(Object properties) {
  List required;
  for (const auto& property : properties) required.emplace_back(property.first);
  return {{"type", "object"}, {"required", std::move(required)}, {"properties", std::move(properties)}};
}

Object target() {
  return object_of({{"value", of_type("number")},
                    {"unit", of_type("string")},
                    {"better", one_of({"higher", "lower"})},
                    {"by", list_of(object_of({{"month", month()}, {"value", of_type("number")}}))}});
}

Object year_of_ticks() {
  Object list = list_of(or_null(object_of({{"state", state()},
                                           {"late", of_type("boolean")},
                                           {"proven", of_type("boolean")},
                                           {"review", or_null(review())}})));
  list.emplace_back("minItems", 12);
  list.emplace_back("maxItems", 12);
  return list;
}

Object schema_of(FieldType type) {
  switch (type) {
    case FieldType::text:
      return of_type("string");
    case FieldType::text_or_null:
      return or_null(of_type("string"));
    case FieldType::whole:
      return at_least(0);
    case FieldType::truth:
      return of_type("boolean");
    case FieldType::date:
      return date();
    case FieldType::date_or_null:
      return or_null(date());
    case FieldType::number_or_null:
      return or_null(of_type("number"));
    case FieldType::months:
      return list_of(month());
    case FieldType::texts:
      return list_of(of_type("string"));
    case FieldType::state:
      return state();
    case FieldType::state_or_null:
      return or_null(state());
    case FieldType::status_or_null:
      return or_null(one_of({"done", "partial", "not_done"}));
    case FieldType::review_or_null:
      return or_null(review());
    case FieldType::target_or_null:
      return or_null(target());
    case FieldType::evidence_problem:
      return one_of(
          {"absolute", "outside", "missing", "no_file", "empty", "unreadable", "changed", "line_ends", "no_address"});
    case FieldType::year_of_ticks:
      return year_of_ticks();
  }
  return {};
}

Object row(const std::vector<FieldFacts>& fields) {
  Object properties;
  for (const FieldFacts& field : fields) {
    Object schema = schema_of(field.type);
    schema.insert(schema.begin(), {"description", std::string(field.about)});
    properties.emplace_back(field.key, std::move(schema));
  }
  return object_of(std::move(properties));
}

// What every document begins with (commands/envelope.h).
Object envelope_properties(std::string_view command) {
  return {{"schema_version", Object{{"const", 1}}},
          {"command", Object{{"const", std::string(command)}}},
          {"as_of", date()},
          {"plans", list_of(object_of({{"path", of_type("string")},
                                       {"year", of_type("integer")},
                                       {"office", of_type("string")},
                                       {"name", of_type("string")}}))},
          {"skipped", list_of(object_of({{"path", of_type("string")}, {"errors", at_least(1)}}))}};
}

Object diagnostics_properties() {
  const Object place = {{"path", of_type("string")}, {"line", at_least(1)}, {"column", at_least(1)}};
  Object related = place;
  related.emplace_back("message", of_type("string"));
  Object diagnostic = place;
  diagnostic.insert(diagnostic.end(), {{"end_line", at_least(1)},
                                       {"end_column", at_least(1)},
                                       {"severity", one_of({"error", "warning", "note"})},
                                       {"code", Object{{"type", "string"}, {"pattern", "^RB[1-9][0-9]{2}$"}}},
                                       {"message", of_type("string")},
                                       {"help", or_null(of_type("string"))},
                                       {"related", list_of(object_of(std::move(related)))}});
  return {{"diagnostics", list_of(object_of(std::move(diagnostic)))},
          {"summary",
           object_of(
               {{"errors", at_least(0)}, {"warnings", at_least(0)}, {"notes", at_least(0)}, {"files", at_least(0)}})}};
}

// The counts of all rows.
Object total() {
  std::vector<FieldFacts> counts = facts_of(status_fields());
  std::erase_if(counts, [](const FieldFacts& field) { return field.type != FieldType::whole; });
  counts.push_back({"doubtful_overdue", FieldType::whole, "overdue ticks that rest on a doubtful reading"});
  return row(counts);
}

// A record has its keys as they are written, and these.
Object record() {
  return object_of({{"path", of_type("string")}, {"line", at_least(1)}, {"decides", list_of(month())}});
}

// What a command has beside its lists.
Object own_properties(const Command& command) {
  if (command.name == "due") return {{"earlier_overdue", at_least(0)}};
  if (command.name == "evidence") return {{"files", list_of(row(facts_of(bad_proof_fields())))}};
  if (command.name == "status") return {{"total", total()}};
  if (command.name == "validate") return diagnostics_properties();
  if (command.name != "show") return {};
  return {{"indicator", or_null(row(facts_of(indicator_fields())))}, {"records", list_of(record())}};
}

}  // namespace

std::optional<Value> output_schema(const Command& command) {
  if (!command.rows && command.name != "validate") return std::nullopt;
  Object properties = envelope_properties(command.name);
  if (command.rows) {
    for (const RowFields& rows : command.rows()) properties.emplace_back(rows.member, list_of(row(rows.fields)));
  }
  for (auto& property : own_properties(command)) properties.push_back(std::move(property));
  Object schema = object_of(std::move(properties));
  schema.insert(schema.begin(), {{"$schema", "http://json-schema.org/draft-07/schema#"},
                                 {"title", fmt::format("rbplan {} --format json", command.name)}});
  return schema;
}

}  // namespace rbplan
