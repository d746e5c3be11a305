#include "commands/commands.h"

#include "base/similar.h"
#include "base/text.h"
#include "cli/help.h"
#include "session/other_words.h"
#include "session/style.h"

namespace rbplan {
namespace {

Candidates topics(const CompletionContext& context) {
  Candidates out;
  for (const Command& command : context.commands) {
    if (command.is_listed())
      out.push_back({std::string(command.name), std::string(context.env.words(command.summary))});
  }
  for (const std::string_view topic : help_topics()) out.push_back({std::string(topic)});
  return out;
}

UsageError unknown_topic(const std::string& topic) {
  std::vector<std::string_view> known = help_topics();
  for (const Command& one : all_commands()) {
    if (one.is_listed()) known.push_back(one.name);
  }
  auto similar = similar_name(topic, known);
  if (const auto call = call_meant(topic); call && !call->starts_with('-')) {
    const auto parts = split(*call, ' ');
    similar = parts[0] == "help" ? parts.back() : parts[0];
  }
  return {phrase("no such help topic: {0}", topic),
          similar ? phrase("similar topic: {0}", *similar) : phrase("topics are {0}", join(known, ", "))};
}

Outcome run_help(const Env& env, const CommandLine& line) {
  const auto style = parse_style(env, line);
  if (!style) return refuse(style.error(), env.words);
  const std::size_t columns = style->prose_columns();
  Outcome outcome;
  outcome.to_read = true;
  if (line.words().size() > 1) return refuse({phrase("help takes one topic")}, env.words);
  if (line.words().empty()) {
    outcome.out = help_of_program(all_commands(), env, columns);
    return outcome;
  }
  const std::string& topic = line.words()[0];
  const Command* command = command_named(all_commands(), topic);
  if (topic == kTopicOfOptions) {
    outcome.out = help_of_options(all_commands(), env, columns);
  } else if (const auto page = topic_page(topic, env)) {
    outcome.out = render_page(*page, columns, env.words);
  } else if (command && command->is_listed()) {
    outcome.out = help_of(*command, env, columns);
  } else {
    return refuse(unknown_topic(topic), env.words);
  }
  return outcome;
}

}  // namespace

Command help_command() {
  return {
      .name = "help",
      .group = "More",
      .summary = "Help on a command or a topic.",
      .examples =
          "rbplan help due           as rbplan due --help\n"
          "rbplan help options       options that several commands take\n"
          "rbplan help exit-codes    also editors, environment, dates, formats\n",
      .usage = "help [COMMAND | TOPIC]",
      .operand = {"TOPIC", topics},
      .run = run_help,
  };
}

}  // namespace rbplan
