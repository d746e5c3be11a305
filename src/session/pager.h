// Which pager shows a text that is longer than the screen.
#pragma once
#include "session/env.h"

namespace rbplan {

// None where no pager is wanted or none is there: not on a terminal, the text fits, --no-pager, RBPLAN_ACCESSIBLE=1,
// TERM=dumb, or RBPLAN_PAGER or PAGER is empty or `cat`. Else RBPLAN_PAGER, PAGER, less.
Pager pager_for(const Env& env, const std::string& text, bool wanted);

// Whether the pager shows colour and links: less does, of another that is known only where the user says always.
bool shows_colour(const CommandLine& line, const Pager& pager);

// Whether a program of that name stands in a folder of PATH.
bool has_program(const Env& env, const std::string& name);

}  // namespace rbplan
