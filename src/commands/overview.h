// `rbplan` alone: where the plans stand, and what to ask next.
#pragma once
#include "commands/command.h"

namespace rbplan {

// Not in the list of commands: it has no name.
Command overview_command();

}  // namespace rbplan
