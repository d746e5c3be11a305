#include "commands/complete.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "commands/candidates.h"
#include "commands/overview.h"

namespace rbplan {
namespace {

// The values of an option; of --fields behind the last comma.
Candidates values_of(const Context& context, const Option& option, const std::string& current) {
  const Source source = source_named(option.long_name());
  if (!source) return {};
  if (option.long_name() != "--fields") return source(context);
  const std::string before = current.substr(0, current.rfind(',') + 1);
  Candidates out = source(context);
  for (Candidate& one : out) one.value.insert(0, before);
  return out;
}

// Options that are not there yet, or may be repeated.
Candidates options_left(const Context& context) {
  Candidates out;
  for (const Option& option : context.options) {
    if (context.line.has(option.long_name()) && !option.repeatable) continue;
    out.push_back({std::string(option.long_name()), std::string(context.env.words(option.help))});
  }
  out.push_back({"--help"});
  return out;
}

Candidates candidates_for(const Context& context, const std::vector<std::string>& before, std::string& current) {
  if (const std::size_t equals = current.find('='); current.starts_with("--") && equals != std::string::npos) {
    const Option* option = option_named(current.substr(0, equals), context.options);
    current.erase(0, equals + 1);
    return option ? values_of(context, *option, current) : Candidates{};
  }
  const Option* last = before.empty() ? nullptr : option_named(before.back(), context.options);
  if (last && !last->value.empty()) return values_of(context, *last, current);
  if (current.starts_with('-')) return options_left(context);
  if (!context.command) return commands_as_candidates(context);
  const Source source = source_named(context.command->words);
  return source ? source(context) : Candidates{};
}

}  // namespace

bool has_completion(const Option& option) { return source_named(option.long_name()) != nullptr; }

Outcome complete(const Env& env, std::vector<std::string> words) {
  std::string current;
  if (!words.empty()) {
    current = std::move(words.back());
    words.pop_back();
  }
  const std::size_t place = command_place(words);
  const Command* command = place < words.size() ? command_named(words[place]) : nullptr;
  if (place < words.size() && !command) return {};
  std::vector<std::string> rest = words;
  if (command) rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
  const Options options = command ? command->all_options() : overview_command().all_options();
  std::vector<std::string> parsed = rest;
  const Option* last = rest.empty() ? nullptr : option_named(rest.back(), options);
  if (last && !last->value.empty()) parsed.pop_back();  // its value is being typed
  const auto line = parse_command_line(parsed, options);
  const auto files = folder_asked(env, line.value_or(CommandLine()));
  if (!files) return {};
  const Env here = with_files(env, **files);
  const Context context{here, command, options, line.value_or(CommandLine())};
  Outcome outcome;
  for (const Candidate& one : candidates_for(context, rest, current)) {
    if (!one.value.starts_with(current) && !one.value.starts_with(':')) continue;
    outcome.out += visible_line(one.value) + (one.about.empty() ? "" : "\t" + visible_line(one.about)) + '\n';
  }
  return outcome;
}

}  // namespace rbplan
