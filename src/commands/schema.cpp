#include "commands/commands.h"

#include "base/json.h"
#include "base/similar.h"
#include "base/text.h"
#include "cli/schemas.h"
#include "session/candidates.h"

namespace rbplan {
namespace {

Outcome run_schema(const Env& env, const CommandLine& line) {
  const auto known = schema_names(all_commands());
  if (line.words().size() != 1) {
    return refuse({phrase("schema takes one name"), phrase("schemas are {0}", join(known, ", "))}, env.words);
  }
  const std::string& name = line.words()[0];
  if (const auto schema = file_schema(name)) return {exit_code::ok, std::string(*schema), {}};
  const Command* command = command_named(all_commands(), name);
  if (const auto schema = command ? output_schema(*command) : std::nullopt) {
    return {exit_code::ok, to_json(*schema), {}};
  }
  const auto similar = similar_name(name, known);
  return refuse({phrase("no such schema: {0}", name),
                 similar ? phrase("similar schema: {0}", *similar) : phrase("schemas are {0}", join(known, ", "))},
                env.words);
}

}  // namespace

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
      .operand = {"NAME",
                  [](const CompletionContext& context) { return as_candidates(schema_names(context.commands)); }},
      .run = run_schema,
  };
}

}  // namespace rbplan
