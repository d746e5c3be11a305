// `rbplan help`, and the help text of every command.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command help_command();

std::string help_of_program();
std::string help_of(const Command& command);

}  // namespace rbplan
