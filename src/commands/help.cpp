#include "commands/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/similar.h"
#include "base/text.h"
#include "commands/options.h"
#include "render/page.h"

namespace rbplan {

extern const EmbeddedFile embedded_topics[];
extern const std::size_t embedded_topics_count;
extern const EmbeddedFile embedded_topics_id[];
extern const std::size_t embedded_topics_id_count;

namespace {

std::string wrapped(const std::string& text, std::size_t columns) {
  std::string out;
  for (const std::string& line : wrap(text, columns)) out += line + '\n';
  return out;
}

std::string option_lines(const Options& options, const Words& words, std::size_t columns) {
  Pairs pairs;
  for (const Option& option : options) pairs.emplace_back(option_head(option), words(option.help));
  return two_columns(pairs, columns);
}

// `COMMAND    what it gives`, the latter translated.
std::string example_lines(std::string_view examples, const Words& words, std::size_t columns) {
  Pairs pairs;
  for (const auto& [call, what] : examples_of(examples)) pairs.emplace_back(call, words(what));
  return two_columns(pairs, columns);
}

// The filters but those that the command explains as its own.
std::string filter_line(const Options& own, const Words& words, std::size_t columns) {
  std::string line(words("Filters:"));
  for (const Option& option : filter_options()) {
    const bool is_own =
        std::any_of(own.begin(), own.end(), [&](const Option& one) { return one.long_name() == option.long_name(); });
    if (!is_own) line += fmt::format(" {}", option.long_name());
  }
  return wrapped(line, columns);
}

std::string what_it_is_for(const Words& words, std::size_t columns) {
  return wrapped(std::string(words("Action plans for bureaucratic reform as plain-text files.")), columns);
}

std::string usage_line(const Words& words, std::string_view usage, std::size_t columns) {
  return '\n' + wrapped(words.say("Usage: rbplan {0}", usage), columns);
}

// One sentence, examples, usage.
std::string what_it_is(const Words& words, std::size_t columns) {
  std::string out = what_it_is_for(words, columns);
  out += '\n' + example_lines(
                    "rbplan due --month 3               what March asks for\n"
                    "rbplan overdue                     what should have been done\n"
                    "rbplan validate plans/2021.yaml    every problem of a plan file\n",
                    words, columns);
  return out + usage_line(words, "COMMAND [options]", columns);
}

std::string help_of_options(const Words& words, std::size_t columns) {
  std::string out;
  for (const OptionGroup& group : option_groups()) {
    if (!out.empty()) out += '\n';
    out += wrapped(std::string(words(group.heading)), columns) + '\n' + option_lines(group.options, words, columns);
  }
  return out;
}

Outcome run_help(const Env& env, const CommandLine& line) {
  const auto looks = parse_looks(env, line);
  if (!looks) return refuse(looks.error(), env.words);
  const std::size_t columns = looks->prose_columns();
  Outcome outcome;
  outcome.to_read = true;
  if (line.words().size() > 1) return refuse({phrase("help takes one topic")}, env.words);
  const std::string topic = line.words().empty() ? std::string() : line.words()[0];
  const auto page = topic_page(topic, env.words.language());
  if (topic.empty()) {
    outcome.out = help_of_program(env.words, columns);
  } else if (topic == "options") {
    outcome.out = help_of_options(env.words, columns);
  } else if (page) {
    outcome.out = render_page(*page, columns, env.words);
  } else if (const Command* command = command_named(topic)) {
    outcome.out = help_of(*command, env.words, columns);
  } else {
    std::vector<std::string_view> known = help_topics();
    for (const Command& one : all_commands()) known.push_back(one.name);
    const auto similar = similar_name(topic, known);
    return refuse({phrase("no such help topic: {0}", topic),
                   similar ? phrase("similar topic: {0}", *similar) : phrase("topics are {0}", join(known, ", "))},
                  env.words);
  }
  return outcome;
}

}  // namespace

std::string option_head(const Option& option) {
  std::string head(option.names);
  if (const std::size_t comma = head.find(','); comma != std::string::npos) head.insert(comma + 1, " ");
  if (!option.value.empty()) head += fmt::format(" {}", option.value);
  return head;
}

std::vector<std::pair<std::string_view, std::string_view>> examples_of(std::string_view examples) {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (const std::string_view line : split(examples.substr(0, examples.size() - 1), '\n')) {
    out.push_back(split_columns(line));
  }
  return out;
}

std::vector<OptionGroup> option_groups() {
  return {
      {"Options of all commands, before the command or behind it:", general_options()},
      {"Options of commands that read plans:", joined(plan_options(), day_options())},
      {"Options of commands that print a list:", list_options()},
      {"Option of due and overdue:", alarm_options()},
      {"Filters, which may be repeated (given twice, a filter means either):", filter_options()},
  };
}

std::string introduction(const Words& words, std::size_t columns) {
  return what_it_is(words, columns) + '\n' + wrapped(std::string(words("All commands: rbplan --help")), columns);
}

std::string help_of_program(const Words& words, std::size_t columns) {
  std::string out = what_it_is_for(words, columns) + usage_line(words, "COMMAND [options]", columns);
  std::string_view group;
  Pairs pairs;
  out += '\n';
  const auto add_group = [&] {
    if (!pairs.empty()) out += fmt::format("{}:\n", words(group)) + two_columns(pairs, columns);
    pairs.clear();
  };
  for (const Command& command : all_commands()) {
    if (command.group != group) add_group();
    group = command.group;
    pairs.emplace_back(fmt::format("{:10}", command.name), words(command.summary));
  }
  add_group();
  out += '\n' + wrapped(std::string(words("Help of a command: rbplan COMMAND --help")), columns);
  out += wrapped(words.say("Help topics: {0}", join(help_topics(), ", ")), columns);
  return out;
}

std::string help_of(const Command& command, const Words& words, std::size_t columns) {
  std::string out = wrapped(std::string(words(command.summary)), columns);
  out += '\n' + example_lines(command.examples, words, columns);
  out += usage_line(words, command.usage, columns) + '\n';
  Options shown = command.own;
  if (command.day) {
    shown = joined(shown, day_options());
    shown.push_back(list_options().front());
  }
  if (!shown.empty()) out += option_lines(shown, words, columns) + '\n';
  if (command.filters) out += filter_line(command.own, words, columns);
  out += wrapped(std::string(words("Options of all commands: rbplan help options")), columns);
  return out;
}

std::vector<std::string_view> help_topics() { return {"options", "exit-codes", "environment", "dates", "formats"}; }

std::optional<std::string_view> topic_page(std::string_view topic, Language language) {
  const std::string name = fmt::format("{}.md", topic);
  return language == Language::indonesian ? embedded_file(embedded_topics_id, embedded_topics_id_count, name)
                                          : embedded_file(embedded_topics, embedded_topics_count, name);
}

Command help_command() {
  return {
      .name = "help",
      .group = "More",
      .summary = "Help on a command or a topic.",
      .examples =
          "rbplan help due           as rbplan due --help\n"
          "rbplan help options       what all commands take\n"
          "rbplan help exit-codes    also environment, dates, formats\n",
      .usage = "help [COMMAND | TOPIC]",
      .words = "TOPIC",
      .run = run_help,
  };
}

}  // namespace rbplan
