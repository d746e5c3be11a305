// `rbplan remind`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command remind_command();

}  // namespace rbplan
