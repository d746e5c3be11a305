// `rbplan status`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command status_command();

}  // namespace rbplan
