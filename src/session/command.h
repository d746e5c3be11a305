// A command: its name, its help and what it does.
#pragma once
#include "record/entries.h"
#include "render/rows.h"
#include "session/env.h"
#include "session/options.h"

namespace rbplan {

// A list that a command prints: its name in JSON, and what its rows hold.
struct ListFacts {
  std::string_view member;
  std::vector<ColumnFacts> columns;
};

// What a command takes beside options.
struct Operand {
  std::string_view form = {};  // `ID...`; empty: nothing
  Source source = nullptr;     // what it can be
};

// What a word may be that stands where none belongs.
enum class Stray { month, id, text };

struct Command {
  std::string_view name;
  std::string_view group;     // heading in `rbplan --help`; empty: it is not listed
  std::string_view summary;   // one sentence
  std::string_view examples;  // lines of `COMMAND    what it gives`
  std::string_view usage;     // behind `rbplan`
  Operand operand = {};
  std::optional<Stray> answers = {};  // such a word alone asks for this command, most likely
  Options own = {};                   // options that its help explains
  bool filters = false;
  bool plans = false;                                     // takes the options that find plans
  bool day = false;                                       // takes the options about the day asked for
  bool list = false;                                      // takes the options of lists
  bool calendar = false;                                  // of lists whose rows can stand in a calendar
  bool alarm = false;                                     // takes --fail-if-any
  std::optional<RecordRequest::Verb> records = {};        // what it records
  Phrase untouched = {};                                  // said last where it wrote nothing
  std::vector<ListFacts> (*lists)() = nullptr;            // it prints one of them
  std::vector<ListFacts> (*template_keys)() = nullptr;    // of a form that it fills in: what stands once, then lists
  std::vector<ValueType::Member> (*members)() = nullptr;  // what its JSON has beside a list
  Outcome (*run)(const Env& env, const CommandLine& line) = nullptr;
  Outcome (*run_words)(const Env& env, const std::vector<std::string>& words) = nullptr;  // with words as they stand

  Options all_options() const;
  bool is_listed() const { return !group.empty(); }
};

// The list of commands; the one that is meant where none is named has no name.
using Commands = std::vector<Command>;

const Command* command_named(const Commands& commands, std::string_view name);

// What the words before the one that is being typed tell.
struct CompletionContext {
  const Env& env;
  const Commands& commands;
  const Command& command;
  const CommandLine& line;  // as far as it can be parsed
};

}  // namespace rbplan
