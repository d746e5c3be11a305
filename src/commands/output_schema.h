// JSON Schemas (draft-07) of what commands print with --format json, made from the fields of their rows.
#pragma once
#include "commands/command.h"

namespace rbplan {

// Nothing for a command that prints no JSON. `additionalProperties` is left open: fields may be added.
std::optional<Value> output_schema(const Command& command);

}  // namespace rbplan
