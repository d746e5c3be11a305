// `rbplan explain`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command explain_command();

}  // namespace rbplan
