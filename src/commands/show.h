// One row with all that is known of it.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command show_command();

}  // namespace rbplan
