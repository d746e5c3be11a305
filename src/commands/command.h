// A command: its name, its help and what it does. commands.cpp has the list of all.
#pragma once
#include "commands/command_line.h"
#include "commands/env.h"

namespace rbplan {

struct Command {
  std::string_view name;
  std::string_view group;     // heading in `rbplan --help`
  std::string_view summary;   // one sentence
  std::string_view examples;  // lines of `COMMAND    what it gives`
  std::string_view usage;     // behind `rbplan`
  std::string_view words;     // what it takes beside options; empty: nothing
  Options own = {};           // options that its help explains
  bool filters = false;
  bool plans = false;  // takes the options that find plans
  bool day = false;    // takes the options about the day asked for, and those of lists
  bool alarm = false;  // takes --fail-if-any
  Outcome (*run)(const Env& env, const CommandLine& line) = nullptr;

  Options all_options() const;
};

const std::vector<Command>& all_commands();
const Command* command_named(std::string_view name);

Outcome refuse(const UsageError& error);

}  // namespace rbplan
