// Which pager shows a text that is longer than the screen.
#pragma once
#include "session/env.h"

namespace rbplan {

// A shell command line; empty where no pager is wanted or none is there: not on a terminal, the text fits, --no-pager,
// RBPLAN_ACCESSIBLE=1, TERM=dumb, or RBPLAN_PAGER or PAGER is empty or `cat`. Else RBPLAN_PAGER, PAGER, less.
std::string pager_for(const Env& env, const std::string& text, bool wanted);

// Whether a program of that name stands in a folder of PATH.
bool has_program(const Env& env, const std::string& name);

}  // namespace rbplan
