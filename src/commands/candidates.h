// What the values of options and the words of commands can be.
#pragma once
#include <string>
#include <vector>

#include "commands/command.h"

namespace rbplan {

struct Candidate {
  std::string value;
  std::string about = {};
};
using Candidates = std::vector<Candidate>;

// What the words before the current one tell.
struct Context {
  const Env& env;
  const Command* command;  // nothing before the command's name
  Options options;
  CommandLine line;  // as far as it can be parsed
};

using Source = Candidates (*)(const Context& context);

Candidates commands_as_candidates(const Context& context);

// The values of an option (`--plan`), or of what a command takes (`ID`); nothing where none is known by that name.
Source source_named(std::string_view name);

}  // namespace rbplan
