// From the words of a command line to a command and its outcome.
#pragma once
#include "session/command.h"

namespace rbplan {

// What a line says, as far as it can be understood.
struct Invocation {
  const Command* command = nullptr;     // the one without a name where none is named; never nothing
  std::string unknown = {};             // a word in a command's place that is none
  std::vector<std::string> words = {};  // but for the command's name
  CommandLine line = {};
  std::optional<UsageError> error = {};  // the first
};

Invocation read_line(const Commands& commands, const std::vector<std::string>& words);

Outcome run(const Env& env, const Commands& commands, const Invocation& invocation);

}  // namespace rbplan
