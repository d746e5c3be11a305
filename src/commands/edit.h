// `rbplan edit`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command edit_command();

}  // namespace rbplan
