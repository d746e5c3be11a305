// The list of commands, a file each.
#pragma once
#include "session/command.h"

namespace rbplan {

Command overview_command();  // where none is named
Command due_command();
Command overdue_command();
Command timeline_command();
Command list_command();
Command show_command();
Command report_command();
Command decree_command();
Command page_command();
Command status_command();
Command remind_command();
Command done_command();
Command undo_command();
Command review_command();
Command record_command();
Command edit_command();
Command new_command();
Command import_command();
Command init_command();
Command validate_command();
Command evidence_command();
Command log_command();
Command diff_command();
Command explain_command();
Command schema_command();
Command completion_command();
Command help_command();
Command complete_command();  // what shells ask for
Command man_command();       // what the build asks for

const Commands& all_commands();

// Runs `rbplan WORDS...`.
Outcome run(const Env& env, const std::vector<std::string>& words);

// Validates these paths, with the options of `line` that there are.
Outcome validate_paths(const Env& env, const CommandLine& line, const std::vector<std::string>& paths,
                       const std::vector<std::string>& offices = {});

}  // namespace rbplan
