// `rbplan completion`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command completion_command();

std::vector<std::string_view> completion_shells();

}  // namespace rbplan
