#include "commands/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "commands/options.h"

namespace rbplan {
namespace {

// `-p, --plan PATH`
std::string option_head(const Option& option) {
  std::string head(option.names);
  if (const std::size_t comma = head.find(','); comma != std::string::npos) head.insert(comma + 1, " ");
  if (!option.value.empty()) head += fmt::format(" {}", option.value);
  return head;
}

std::string option_lines(const Options& options) {
  std::size_t widest = 0;
  for (const Option& option : options) widest = std::max(widest, option_head(option).size());
  std::string out;
  for (const Option& option : options) out += fmt::format("  {:{}}  {}\n", option_head(option), widest, option.help);
  return out;
}

Options joined(Options options, const Options& more) {
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

// The filters but those that the command explains as its own.
std::string filter_line(const Options& own) {
  std::string line = "Filters:";
  for (const Option& option : filter_options()) {
    const bool is_own =
        std::any_of(own.begin(), own.end(), [&](const Option& one) { return one.long_name() == option.long_name(); });
    if (!is_own) line += fmt::format(" {}", option.long_name());
  }
  std::string out;
  for (const std::string& wrapped : wrap(line, 80)) out += wrapped + '\n';
  return out;
}

std::string help_of_options() {
  return "Options of all commands, before the command or behind it:\n\n" + option_lines(general_options()) +
         "\nOptions of commands that read plans:\n\n" + option_lines(joined(plan_options(), day_options())) +
         "\nOptions of commands that print a list:\n\n" + option_lines(list_options()) +
         "\nOption of due and overdue:\n\n" + option_lines(alarm_options()) +
         "\nFilters, which may be repeated (given twice, a filter means either):\n\n" + option_lines(filter_options());
}

Outcome run_help(const Env&, const CommandLine& line) {
  if (line.words().empty()) return {exit_code::ok, help_of_program(), {}};
  if (line.words().size() > 1) return refuse({"help takes one topic", {}});
  const std::string& topic = line.words()[0];
  if (topic == "options") return {exit_code::ok, help_of_options(), {}};
  if (const Command* command = command_named(topic)) return {exit_code::ok, help_of(*command), {}};
  std::vector<std::string_view> known = {"options"};
  for (const Command& command : all_commands()) known.push_back(command.name);
  const auto similar = similar_name(topic, known);
  return refuse(
      {fmt::format("no such help topic: {}", topic),
       similar ? fmt::format("similar topic: {}", *similar) : fmt::format("topics are {}", fmt::join(known, ", "))});
}

}  // namespace

std::string help_of_program() {
  std::string out =
      "Action plans for bureaucratic reform as plain-text files.\n\n"
      "  rbplan due --month 3               what March asks for\n"
      "  rbplan overdue                     what should have been done\n"
      "  rbplan validate plans/2021.yaml    every problem of a plan file\n\n"
      "Usage: rbplan COMMAND [options]\n";
  std::string_view group;
  for (const Command& command : all_commands()) {
    if (command.group != group) out += fmt::format("\n{}:\n", command.group);
    group = command.group;
    out += fmt::format("  {:9} {}\n", command.name, command.summary);
  }
  out += "\nHelp of a command: rbplan COMMAND --help\nOptions of all commands: rbplan help options\n";
  return out;
}

std::string help_of(const Command& command) {
  std::string out = fmt::format("{}\n\n", command.summary);
  for (const std::string_view line : split(command.examples.substr(0, command.examples.size() - 1), '\n'))
    out += fmt::format("  {}\n", line);
  out += fmt::format("\nUsage: rbplan {}\n\n", command.usage);
  Options shown = command.own;
  if (command.day) {
    shown = joined(shown, day_options());
    shown.push_back(list_options().front());
  }
  if (!shown.empty()) out += option_lines(shown) + '\n';
  if (command.filters) out += filter_line(command.own);
  out += "Options of all commands: rbplan help options\n";
  return out;
}

Command help_command() {
  return {
      .name = "help",
      .group = "Help",
      .summary = "Help on a command, or on the options of all commands.",
      .examples =
          "rbplan help due        as rbplan due --help\n"
          "rbplan help options    what all commands take\n",
      .usage = "help [COMMAND | options]",
      .words = "TOPIC",
      .run = run_help,
  };
}

}  // namespace rbplan
