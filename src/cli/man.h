// The manual pages, made from the command list, the help topics and the schemas of files.
#pragma once
#include <optional>

#include "session/command.h"

namespace rbplan {

// rbplan(1) in the language of `env`, or rbplan-plan(5), as man(7) source; nothing for other names.
std::optional<std::string> man_page(std::string_view name, const Env& env, const Commands& commands);

}  // namespace rbplan
