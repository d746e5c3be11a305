// What `done`, `undo` and `review` do around their request: find the plan, write under its lock, tell what was written.
#pragma once
#include "commands/commands.h"
#include "record/entries.h"
#include "session/option_reader.h"

namespace rbplan {

// Records in the progress file of the plan that the command line picks. Options that all three commands have are read
// here; `request` is what is the command's own.
Outcome record(const Env& env, OptionReader& read, RecordRequest request);

// Those options, in the order of the help.
Options recording_options();

}  // namespace rbplan
