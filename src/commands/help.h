// `rbplan help`, and the help text of every command.
#pragma once
#include "commands/command.h"

namespace rbplan {

Command help_command();

// What this program is, for whoever has no plan yet.
std::string introduction(const Words& words, std::size_t columns);

std::string help_of_program(const Words& words, std::size_t columns);
std::string help_of(const Command& command, const Words& words, std::size_t columns);

// `-p, --plan PATH`
std::string option_head(const Option& option);

// Call and what it gives, of each example of a command.
std::vector<std::pair<std::string_view, std::string_view>> examples_of(std::string_view examples);

// The options that commands share, under headings that say which commands.
struct OptionGroup {
  std::string_view heading;  // a phrase
  Options options;
};
std::vector<OptionGroup> option_groups();

// The topics that are pages of their own, such as `exit-codes`, and their text in Markdown.
std::vector<std::string_view> help_topics();
std::optional<std::string_view> topic_page(std::string_view topic, Language language);

}  // namespace rbplan
