#include "cli/schemas.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/embedded.h"
#include "session/envelope.h"
#include "view/columns.h"

namespace rbplan {

extern const EmbeddedFile embedded_schemas[];
extern const std::size_t embedded_schemas_count;

namespace {

// Of the files that people and the program write.
constexpr std::string_view kPlan = "plan";
constexpr std::string_view kProgress = "progress";

Object schema_of(const ValueType& type);

Object schema_of_list(const ValueType& type) {
  Object schema = {{"type", "array"}, {"items", schema_of(type.members.front().type)}};
  if (type.size > 0) {
    schema.emplace_back("minItems", type.size);
    schema.emplace_back("maxItems", type.size);
  }
  return schema;
}

// Every property is required, since a document always has all of them.
Object schema_of_object(const ValueType& type) {
  List required;
  Object properties;
  for (const ValueType::Member& member : type.members) {
    Object schema = schema_of(member.type);
    if (!member.about.empty()) schema.insert(schema.begin(), {"description", member.about});
    required.emplace_back(member.key);
    properties.emplace_back(member.key, std::move(schema));
  }
  return {{"type", "object"}, {"required", std::move(required)}, {"properties", std::move(properties)}};
}

Object schema_of_value(const ValueType& type) {
  switch (type.kind) {
    case ValueType::Kind::text:
      return type.pattern.empty() ? Object{{"type", "string"}} : Object{{"type", "string"}, {"pattern", type.pattern}};
    case ValueType::Kind::integer:
      return type.least ? Object{{"type", "integer"}, {"minimum", *type.least}} : Object{{"type", "integer"}};
    case ValueType::Kind::number:
      return {{"type", "number"}};
    case ValueType::Kind::measure:  // a number or a grade
      return {{"type", List{"number", "string"}}};
    case ValueType::Kind::truth:
      return {{"type", "boolean"}};
    case ValueType::Kind::date:
      return {{"type", "string"}, {"format", "date"}};
    case ValueType::Kind::month:
      return {{"type", "integer"}, {"minimum", 1}, {"maximum", static_cast<int>(kMonths)}};
    case ValueType::Kind::one_of:
      return {{"enum", List(type.words.begin(), type.words.end())}};
    case ValueType::Kind::list:
      return schema_of_list(type);
    case ValueType::Kind::object:
      return schema_of_object(type);
  }
  return {};
}

Object schema_of(const ValueType& type) {
  if (!type.or_null) return schema_of_value(type);
  return {{"anyOf", List{schema_of_value(type), Object{{"type", "null"}}}}};
}

}  // namespace

std::optional<Value> output_schema(const Command& command) {
  if (!command.lists && !command.members) return std::nullopt;
  ValueType document = object_of(envelope_members());
  if (command.lists) {
    for (const ListFacts& list : command.lists())
      document.members.push_back({std::string(list.member), list_of(object_type(list.columns))});
  }
  if (command.members) {
    for (ValueType::Member& member : command.members()) document.members.push_back(std::move(member));
  }
  Object schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", fmt::format("rbplan {} --format json", command.name)}};
  Object of_document = schema_of(document);
  schema.insert(schema.end(), of_document.begin(), of_document.end());
  Object& properties = std::get<Object>(schema.back().second.is);
  properties[0].second = Object{{"const", kSchemaVersion}};
  properties[1].second = Object{{"const", command.name}};
  return schema;
}

std::optional<std::string_view> file_schema(std::string_view name) {
  return embedded_file(embedded_schemas, embedded_schemas_count, std::string(name) + ".schema.json");
}

std::string_view plan_schema() { return file_schema(kPlan).value_or(std::string_view()); }

std::string_view progress_schema() { return file_schema(kProgress).value_or(std::string_view()); }

std::vector<std::string_view> schema_names(const Commands& commands) {
  std::vector<std::string_view> names = {kPlan, kProgress};
  for (const Command& command : commands) {
    if (output_schema(command)) names.push_back(command.name);
  }
  return names;
}

}  // namespace rbplan
