#include "cli/complete.h"

#include "base/text.h"
#include "cli/run.h"
#include "session/candidates.h"
#include "session/folder.h"
#include "session/style.h"

namespace rbplan {
namespace {

// The words to choose from, each with what it is called in the user's language where that is another word.
Candidates explained_choices(const Option& option, const Env& env) {
  Candidates out = as_candidates(option.choices(env));
  for (Candidate& one : out) {
    if (const std::string_view called = env.words(one.value); called != one.value) one.about = called;
  }
  return out;
}

// The values of an option; of a list behind the last comma.
Candidates values_of(const CompletionContext& context, const Option& option, const std::string& current) {
  if (option.choices) return explained_choices(option, context.env);
  if (!option.source) return {};
  Candidates out = option.source(context);
  if (option.is_list) {
    const std::string before = current.substr(0, current.rfind(',') + 1);
    for (Candidate& one : out) one.value.insert(0, before);
  }
  return out;
}

// Options that are not there yet, or may be repeated.
Candidates options_left(const CompletionContext& context) {
  Candidates out;
  for (const Option& option : context.command.all_options()) {
    if (option.help.empty() || (context.line.has(option.long_name()) && !option.repeatable)) continue;
    out.push_back({std::string(option.long_name()), help_text(option, context.env)});
  }
  out.push_back({std::string(help_option().long_name())});
  return out;
}

Candidates commands_of(const CompletionContext& context) {
  Candidates out;
  for (const Command& command : context.commands) {
    if (command.is_listed())
      out.push_back({std::string(command.name), std::string(context.env.words(command.summary))});
  }
  return out;
}

Candidates candidates_for(const CompletionContext& context, const std::vector<std::string>& before,
                          std::string& current) {
  const Options options = context.command.all_options();
  if (const std::size_t equals = current.find('='); current.starts_with("--") && equals != std::string::npos) {
    const Option* option = option_named(current.substr(0, equals), options);
    current.erase(0, equals + 1);
    return option ? values_of(context, *option, current) : Candidates{};
  }
  const Option* last = before.empty() ? nullptr : option_named(before.back(), options);
  if (last && !last->value.empty()) return values_of(context, *last, current);
  if (current.starts_with('-')) return options_left(context);
  if (context.command.name.empty()) return commands_of(context);
  const Source source = context.command.operand.source;
  return source ? source(context) : Candidates{};
}

}  // namespace

Outcome complete(const Env& given, const Commands& commands, std::vector<std::string> words) {
  std::string current;
  if (!words.empty()) {
    current = std::move(words.back());
    words.pop_back();
  }
  // An option whose value is being typed has none yet; what else is wrong with the line does not matter here.
  const Invocation invocation = read_line(commands, words);
  if (!invocation.unknown.empty() || invocation.command->run_words) return {};
  Env env = given;
  env.words = Words(language_of(env, invocation.line));
  const auto files = folder_asked(env, invocation.line);
  if (!files) return {};
  const Env here = with_files(env, **files);
  const CompletionContext context{here, commands, *invocation.command, invocation.line};
  Outcome outcome;
  for (const Candidate& one : candidates_for(context, invocation.words, current)) {
    if (!one.value.starts_with(current) && !one.value.starts_with(':')) continue;
    outcome.out += visible_line(one.value) + (one.about.empty() ? "" : "\t" + visible_line(one.about)) + '\n';
  }
  return outcome;
}

}  // namespace rbplan
