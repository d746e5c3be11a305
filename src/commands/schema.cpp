#include "commands/schema.h"

#include <algorithm>
#include <iterator>

#include "base/embedded.h"
#include "base/json.h"
#include "base/similar.h"
#include "base/text.h"
#include "commands/output_schema.h"

namespace rbplan {

extern const EmbeddedFile embedded_schemas[];
extern const std::size_t embedded_schemas_count;

namespace {

// Of the files that people and the program write.
constexpr std::string_view kFiles[] = {"plan", "progress"};

std::string_view file_schema(std::string_view name) {
  return embedded_file(embedded_schemas, embedded_schemas_count, std::string(name) + ".schema.json")
      .value_or(std::string_view());
}

Outcome run_schema(const Env& env, const CommandLine& line) {
  const auto known = schema_names();
  if (line.words().size() != 1) {
    return refuse({phrase("schema takes one name"), phrase("schemas are {0}", join(known, ", "))}, env.words);
  }
  const std::string& name = line.words()[0];
  if (std::find(std::begin(kFiles), std::end(kFiles), name) != std::end(kFiles)) {
    return {exit_code::ok, std::string(file_schema(name)), {}};
  }
  const Command* command = command_named(name);
  if (const auto schema = command ? output_schema(*command) : std::nullopt) {
    return {exit_code::ok, to_json(*schema), {}};
  }
  const auto similar = similar_name(name, known);
  return refuse({phrase("no such schema: {0}", name),
                 similar ? phrase("similar schema: {0}", *similar) : phrase("schemas are {0}", join(known, ", "))},
                env.words);
}

}  // namespace

std::vector<std::string_view> schema_names() {
  std::vector<std::string_view> names(std::begin(kFiles), std::end(kFiles));
  for (const Command& command : all_commands()) {
    if (output_schema(command)) names.push_back(command.name);
  }
  return names;
}

std::string_view plan_schema() { return file_schema("plan"); }

std::string_view progress_schema() { return file_schema("progress"); }

Command schema_command() {
  return {
      .name = "schema",
      .group = "More",
      .summary = "The JSON Schema of plans, of progress, or of a command's JSON.",
      .examples =
          "rbplan schema plan        of plan files, for editors\n"
          "rbplan schema progress    of progress files\n"
          "rbplan schema due         of what rbplan due --format json prints\n",
      .usage = "schema NAME",
      .words = "NAME",
      .run = run_schema,
  };
}

}  // namespace rbplan
