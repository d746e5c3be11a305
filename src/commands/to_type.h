// What command lines that are told are made of.
#pragma once
#include <string>
#include <vector>

#include "query/tick.h"
#include "session/option.h"
#include "view/documents.h"

namespace rbplan {

// The options of a line that name the plan, with their values.
std::vector<std::string> options_of_plan(const CommandLine& line);

// Such lines below a heading; nothing where there is none.
std::string lines_to_type(std::string_view heading, const std::vector<std::string>& lines);

// What decided the ticks of these records until now, with all that proved it; ticks of one record and one proof
// together.
std::vector<Undone> undone_by(const PlanFile& file, const std::vector<Record>& records, const AsOf& as_of);

// The lines that record once more what an `undo` took back. `where` has the options that name the plan.
std::string to_record_again(const std::vector<Undone>& undone, const std::vector<std::string>& where,
                            const std::string& progress_path, const Words& words);

}  // namespace rbplan
