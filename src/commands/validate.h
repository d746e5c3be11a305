// `rbplan validate`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command validate_command();

}  // namespace rbplan
