// `rbplan schema`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command schema_command();

// `plan`, and the commands that print JSON.
std::vector<std::string_view> schema_names();

// The schemas of plan and of progress files, as JSON.
std::string_view plan_schema();
std::string_view progress_schema();

}  // namespace rbplan
