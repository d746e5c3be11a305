// A command: its name, its help and what it does. commands.cpp has the list of all.
#pragma once
#include "commands/command_line.h"
#include "commands/env.h"
#include "view/columns.h"

namespace rbplan {

// A list that a command prints: its name in JSON, and what its rows hold.
struct ListFacts {
  std::string_view member;
  std::vector<ColumnFacts> columns;
};

struct Command {
  std::string_view name;
  std::string_view group;     // heading in `rbplan --help`
  std::string_view summary;   // one sentence
  std::string_view examples;  // lines of `COMMAND    what it gives`
  std::string_view usage;     // behind `rbplan`
  std::string_view words;     // what it takes beside options; empty: nothing
  Options own = {};           // options that its help explains
  bool filters = false;
  bool plans = false;                           // takes the options that find plans
  bool day = false;                             // takes the options about the day asked for, and those of lists
  bool alarm = false;                           // takes --fail-if-any
  std::vector<ListFacts> (*lists)() = nullptr;  // it prints one of them
  std::vector<ValueType::Member> (*members)() = nullptr;  // what its JSON has beside a list
  Outcome (*run)(const Env& env, const CommandLine& line) = nullptr;

  Options all_options() const;
};

// The place of the command's name on a command line: of the first word that is neither an option nor an option's value.
std::size_t command_place(const std::vector<std::string>& words);

// The files as seen from the folder of -C; where one is no folder, its name.
tl::expected<std::unique_ptr<Reader>, std::string> folder_asked(const Env& env, const CommandLine& line);

// The same world with other files.
Env with_files(const Env& env, const Reader& files);

const std::vector<Command>& all_commands();
const Command* command_named(std::string_view name);

// `error: ...` and `help: ...` on standard error, the exit code of usage.
Outcome refuse(const UsageError& error, const Words& words);

// `error: MESSAGE`, made harmless, as a line.
std::string error_line(std::string_view message);

}  // namespace rbplan
