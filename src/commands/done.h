// `rbplan done`, `rbplan undo` and `rbplan review`.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command done_command();
Command undo_command();
Command review_command();

}  // namespace rbplan
