// `rbplan due` and `rbplan overdue`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command due_command();
Command overdue_command();

}  // namespace rbplan
