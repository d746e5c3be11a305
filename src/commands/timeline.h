// The year of each indicator as a grid.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command timeline_command();

}  // namespace rbplan
