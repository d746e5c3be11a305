// What `done`, `undo` and `review` do around their wish: find the plan, write under its lock, tell what was written.
#pragma once
#include "commands/command.h"
#include "commands/entries.h"

namespace rbplan {

// Records a wish in the progress file of the plan that the command line picks. Options that all three commands have are
// read here; `wish` is what is the command's own.
Outcome record_wish(const Env& env, const CommandLine& line, Wish wish);

// Those options, in the order of the help.
Options recording_options();

}  // namespace rbplan
