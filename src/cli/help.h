// Help texts, made from the list of commands.
#pragma once
#include "render/page.h"
#include "session/command.h"

namespace rbplan {

// What this program is, for whoever has no plan yet.
std::string introduction(const Words& words, std::size_t columns);

std::string help_of_program(const Commands& commands, const Env& env, std::size_t columns);
std::string help_of(const Command& command, const Env& env, std::size_t columns);
std::string help_of_options(const Commands& commands, const Env& env, std::size_t columns);

// The heading of a group, with the commands that take all its options.
std::string said_heading(const OptionGroup& group, const Commands& commands, const Words& words);

// What --fields help prints: the fields of lists, and those that cells have instead.
std::string fields_text(const Command& command, const Words& words, std::size_t columns);

// How a command is called, its general words in the user's language; names of options and their values stay.
constexpr std::string_view kUsageOfProgram = "COMMAND [options]";
std::string said_usage(std::string_view usage, const Words& words);

// Call and what it gives, of each example of a command.
std::vector<std::pair<std::string_view, std::string_view>> examples_of(std::string_view examples);

// The topics, the options of all commands first; the others are pages in Markdown, in which `{formats}` is the list of
// formats and `{plan}` the plan that a new folder gets.
constexpr std::string_view kTopicOfOptions = "options";
std::vector<std::string_view> help_topics();
std::optional<std::string> topic_page(std::string_view topic, const Env& env);

}  // namespace rbplan
