// `rbplan diff --git-driver`: what git shows of a plan (gitattributes(5), Defining an external diff driver).
#pragma once
#include "session/env.h"
#include "session/option.h"

namespace rbplan {

// The words are seven: a path, and of the old and the new file the name, the object and the mode; nine where the file
// was renamed, one where it is unmerged. The exit code is 0 whatever happens: git dies of any other.
Outcome run_git_driver(const Env& env, const CommandLine& line);

}  // namespace rbplan
