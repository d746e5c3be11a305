// `rbplan init`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command init_command();

}  // namespace rbplan
