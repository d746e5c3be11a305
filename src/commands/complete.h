// What a shell can offer for the word that is being typed.
#pragma once
#include "commands/command.h"

namespace rbplan {

// `rbplan __complete WORD... CURRENT`: a line `value<TAB>what it is` for each value that CURRENT may become; `:files`
// and `:folders` ask the shell for its own. Of `--option=VALUE` only the value is given. Never an error: where nothing
// can be offered, nothing is printed.
Outcome complete(const Env& env, std::vector<std::string> words);

// What an option's value can be, for the test that no option is forgotten.
bool has_completion(const Option& option);

}  // namespace rbplan
