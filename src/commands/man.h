// The manual pages, made from the command list, the help topics and the schema of plan files.
#pragma once
#include <optional>

#include "commands/command.h"

namespace rbplan {

// rbplan(1) in the language of `words`, or rbplan-plan(5), as man(7) source; nothing for other names.
std::optional<std::string> man_page(std::string_view name, const Words& words);

}  // namespace rbplan
