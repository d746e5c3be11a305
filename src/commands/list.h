// Indicators by filter.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command list_command();

}  // namespace rbplan
