// JSON Schemas (draft-07): of files, as they are written, and of what commands print with --format json, made from the
// columns of their lists.
#pragma once
#include "session/command.h"

namespace rbplan {

// Nothing for a command that prints no JSON. `additionalProperties` is left open: fields may be added.
std::optional<Value> output_schema(const Command& command);

// Of a file, by its name; nothing for other names.
std::optional<std::string_view> file_schema(std::string_view name);
std::string_view plan_schema();
std::string_view progress_schema();

// All names, those of files first.
std::vector<std::string_view> schema_names(const Commands& commands);

}  // namespace rbplan
