#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/text.h"
#include "record/first_plan.h"
#include "render/page.h"

namespace rbplan {

extern const EmbeddedFile embedded_topics[];
extern const std::size_t embedded_topics_count;
extern const EmbeddedFile embedded_topics_id[];
extern const std::size_t embedded_topics_id_count;

namespace {

constexpr int kYearOfExamples = 2021;

std::string wrapped(const std::string& text, std::size_t columns) {
  std::string out;
  for (const std::string& line : wrap(text, columns)) out += line + '\n';
  return out;
}

std::string option_lines(const Options& options, const Env& env, std::size_t columns) {
  Pairs pairs;
  for (const Option& option : options) {
    if (!option.help.empty()) pairs.emplace_back(option_head(option), help_text(option, env));
  }
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
  return '\n' + wrapped(words.say("Usage: rbplan {0}", said_usage(usage, words)), columns);
}

// One sentence, examples, usage.
std::string what_it_is(const Words& words, std::size_t columns) {
  std::string out = what_it_is_for(words, columns);
  out += '\n' + example_lines(
                    "rbplan init                        a folder to begin in, with a first plan\n"
                    "rbplan due --month 3               what March asks for\n"
                    "rbplan overdue                     what should have been done\n"
                    "rbplan validate plans/2021.yaml    every problem of a plan file\n",
                    words, columns);
  return out + usage_line(words, kUsageOfProgram, columns);
}

template <class AnyFormat>
std::string formats_list(const std::vector<AnyFormat>& formats, const Words& words) {
  std::string list;
  for (const AnyFormat& format : formats) list += fmt::format("    {}  {}\n", format.name, words(format.about));
  return list;
}

}  // namespace

std::string said_usage(std::string_view usage, const Words& words) {
  std::string out(usage);
  const auto say = [&](std::string_view word, std::string_view said) {
    if (const std::size_t at = out.find(word); at != std::string::npos) out.replace(at, word.size(), said);
  };
  say("COMMAND", words("COMMAND"));
  say("TOPIC", words("TOPIC"));
  say("[options]", words("[options]"));
  say("[filters]", words("[filters]"));
  return out;
}

std::vector<std::pair<std::string_view, std::string_view>> examples_of(std::string_view examples) {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (const std::string_view line : split(examples.substr(0, examples.size() - 1), '\n')) {
    out.push_back(split_columns(line));
  }
  return out;
}

std::string introduction(const Words& words, std::size_t columns) {
  return what_it_is(words, columns) + '\n' + wrapped(std::string(words("All commands: rbplan --help")), columns);
}

std::string help_of_program(const Commands& commands, const Env& env, std::size_t columns) {
  const Words& words = env.words;
  std::string out = what_it_is_for(words, columns) + usage_line(words, kUsageOfProgram, columns);
  std::string_view group;
  Pairs pairs;
  out += '\n';
  const auto add_group = [&] {
    if (!pairs.empty()) out += fmt::format("{}:\n", words(group)) + two_columns(pairs, columns);
    pairs.clear();
  };
  for (const Command& command : commands) {
    if (!command.is_listed()) continue;
    if (command.group != group) add_group();
    group = command.group;
    pairs.emplace_back(fmt::format("{:10}", command.name), words(command.summary));
  }
  add_group();
  out += '\n' + wrapped(words.say("Help of a command: rbplan COMMAND --help; topics of rbplan help: {0}",
                                  join(help_topics(), ", ")),
                        columns);
  return out;
}

std::string help_of(const Command& command, const Env& env, std::size_t columns) {
  const Words& words = env.words;
  std::string out = wrapped(std::string(words(command.summary)), columns);
  out += '\n' + example_lines(command.examples, words, columns);
  out += usage_line(words, command.usage, columns) + '\n';
  Options shown = command.own;
  if (command.day) shown = joined(shown, day_options());
  if (command.list) shown.push_back((command.calendar ? calendar_options() : list_options()).front());
  if (!shown.empty()) out += option_lines(shown, env, columns) + '\n';
  if (command.filters) out += filter_line(command.own, words, columns);
  out += wrapped(std::string(words("Options of all commands: rbplan help options")), columns);
  return out;
}

std::vector<std::string_view> help_topics() {
  return {kTopicOfOptions, "plan", "progress", "dates", "formats", "exit-codes", "environment", "editors"};
}

std::optional<std::string> topic_page(std::string_view topic, const Env& env) {
  const std::string name = fmt::format("{}.md", topic);
  const auto page = env.words.language() == Language::indonesian
                        ? embedded_file(embedded_topics_id, embedded_topics_id_count, name)
                        : embedded_file(embedded_topics, embedded_topics_count, name);
  if (!page) return std::nullopt;
  std::string text(*page);
  replace_all(text, "    {formats}\n", formats_list(*env.formats, env.words));
  replace_all(text, "    {formats of problems}\n", formats_list(*env.findings_formats, env.words));
  replace_all(text, "{plan}\n", first_plan(env.words.language(), kYearOfExamples, std::chrono::January));
  return text;
}

std::string said_heading(const OptionGroup& group, const Commands& commands, const Words& words) {
  std::vector<std::string_view> takers;
  for (const Command& command : commands) {
    const Options taken = command.all_options();
    const bool takes_all = std::all_of(group.options.begin(), group.options.end(),
                                       [&](const Option& one) { return option_named(one.long_name(), taken); });
    if (command.is_listed() && takes_all) takers.push_back(command.name);
  }
  return words.say(group.heading, join(takers, ", "));
}

std::string help_of_options(const Commands& commands, const Env& env, std::size_t columns) {
  std::string out;
  for (const OptionGroup& group : option_groups()) {
    if (!out.empty()) out += '\n';
    out +=
        wrapped(said_heading(group, commands, env.words), columns) + '\n' + option_lines(group.options, env, columns);
  }
  return out;
}

namespace {

// Of the columns that a reader gets, and another does not; what people alone get is said by its heading.
std::string keys_of(const ListFacts& list, In reader, In not_for, const Words& words, std::size_t columns) {
  Pairs pairs;
  for (const ColumnFacts& column : list.columns) {
    if (is_for(column.whom, reader) && !is_for(column.whom, not_for))
      pairs.emplace_back(column.key, words(column.about.empty() ? column.heading : column.about));
  }
  return two_columns(pairs, columns);
}

// What a form can be filled in with beside those fields.
std::string template_keys_text(const std::vector<ListFacts>& keys, const Words& words, std::size_t columns) {
  std::string out;
  for (const ListFacts& list : keys) {
    const bool is_head = list.member.empty();
    const std::string text = keys_of(list, In::people, is_head ? In(0) : In::programs, words, columns);
    if (text.empty()) continue;
    out += '\n';
    out += is_head ? words.say("In a form that --template names, what stands once, such as {{{{{0}}}}}:",
                               list.columns.front().key)
                   : words.say("And in its rows of the list {{{{#{0}}}}}, as {{{{row.KEY}}}}, beside the fields above:",
                               list.member);
    out += "\n\n" + text;
  }
  return out;
}

}  // namespace

std::string fields_text(const Command& command, const Words& words, std::size_t columns) {
  std::string out;
  for (const ListFacts& list : command.lists()) {
    if (!out.empty()) out += '\n';
    out += words.say("Fields of each row in the list `{0}`:", list.member) + "\n\n" +
           keys_of(list, In::objects, In(0), words, columns);
    const std::string only = keys_of(list, In::cells, In::objects, words, columns);
    if (only.empty()) continue;
    out += '\n' + std::string(words("In csv and tsv only, in place of lists and objects:")) + "\n\n" + only;
  }
  return command.template_keys ? out + template_keys_text(command.template_keys(), words, columns) : out;
}

}  // namespace rbplan
