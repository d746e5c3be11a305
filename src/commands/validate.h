// `rbplan validate`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command validate_command();

// Validates these paths, with the options of `line` that there are.
Outcome validate_paths(const Env& env, const CommandLine& line, const std::vector<std::string>& paths);

}  // namespace rbplan
