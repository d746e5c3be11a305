// What a shell can offer for the word that is being typed.
#pragma once
#include "session/command.h"

namespace rbplan {

// `WORD... CURRENT`: a line `value<TAB>what it is` for each value that CURRENT may become; `:files` and `:folders` ask
// the shell for its own. Of `--option=VALUE` only the value is given. Never an error: where nothing can be offered,
// nothing is printed.
Outcome complete(const Env& env, const Commands& commands, std::vector<std::string> words);

}  // namespace rbplan
