#include "cli/run.h"

#include <algorithm>

#include "base/ansi.h"
#include "base/similar.h"
#include "base/text.h"
#include "cli/command_line.h"
#include "cli/help.h"
#include "session/folder.h"
#include "session/misplaced.h"
#include "session/other_words.h"
#include "session/pager.h"
#include "session/style.h"

namespace rbplan {
namespace {

UsageError unknown_command(const Commands& commands, const std::string& name) {
  std::vector<std::string_view> known;
  for (const Command& command : commands) {
    if (command.is_listed()) known.push_back(command.name);
  }
  if (const auto call = call_meant(name))
    return {phrase("unknown command: {0}", name), phrase("that is rbplan {0}", *call)};
  if (const auto meant = line_meant_by(commands, name))
    return {phrase("unknown command: {0}", name), phrase("perhaps this is meant: {0}", *meant)};
  const auto similar = similar_name(name, known);
  return {phrase("unknown command: {0}", name),
          similar ? phrase("similar command: {0}", *similar) : phrase("commands are {0}", join(known, ", "))};
}

// Whether a word is an option that takes the next word as its value, of whichever command has it.
bool takes_next(const Commands& commands, std::string_view word) {
  return std::any_of(commands.begin(), commands.end(), [&](const Command& command) {
    const Options options = command.all_options();
    const Option* option = option_named(word, options);
    return option && !option->value.empty();
  });
}

// The place of the command's name: of the first word that is neither an option nor an option's value.
std::size_t command_place(const Commands& commands, const std::vector<std::string>& words) {
  std::size_t i = 0;
  while (i < words.size() && words[i].size() > 1 && words[i][0] == '-') {
    const bool has_next = i + 1 < words.size();
    i += has_next && takes_next(commands, words[i]) ? 2 : 1;
  }
  return std::min(i, words.size());
}

Outcome run_line(const Env& env, const Commands& commands, const Invocation& invocation) {
  const Command& command = *invocation.command;
  if (invocation.error) return refuse(*invocation.error, env.words);
  const CommandLine& line = invocation.line;
  const bool has_empty_word = std::find(line.words().begin(), line.words().end(), std::string()) != line.words().end();
  if (has_empty_word && !command.operand.form.empty()) {
    return refuse({phrase("an empty word is no {0}", command.operand.form),
                   phrase("rbplan {0} --help shows what it takes", command.name)},
                  env.words);
  }
  if (const auto misplaced = misplaced_word(commands, command, line)) return refuse(*misplaced, env.words);
  if (command.lists && line.value(fields_option().long_name()) == kListFields)
    return {exit_code::ok, fields_text(command, env.words, prose_columns(env, line)), {}, true};
  const auto files = folder_asked(env, line);
  if (!files) return {exit_code::io, {}, error_line(env.words.say("{0} is no folder", files.error()), env.words)};
  return command.run(with_files(env, **files), line);
}

Outcome answer(const Env& env, const Commands& commands, const Invocation& invocation) {
  if (invocation.line.has(help_option().long_name())) {
    const bool is_named = !invocation.command->name.empty();
    return {exit_code::ok,
            is_named ? help_of(*invocation.command, env, prose_columns(env, invocation.line))
                     : help_of_program(commands, env, prose_columns(env, invocation.line)),
            {},
            true};
  }
  if (!invocation.unknown.empty()) return refuse(unknown_command(commands, invocation.unknown), env.words);
  return run_line(env, commands, invocation);
}

}  // namespace

Invocation read_line(const Commands& commands, const std::vector<std::string>& words) {
  Invocation invocation{&commands.front(), {}, words};
  const std::size_t place = command_place(commands, words);
  if (place < words.size()) {
    const Command* command = command_named(commands, words[place]);
    invocation.words.erase(invocation.words.begin() + static_cast<std::ptrdiff_t>(place));
    if (command && !command->name.empty()) {
      invocation.command = command;
    } else {
      invocation.unknown = words[place];
    }
  }
  if (invocation.command->run_words) return invocation;
  ParsedLine parsed = parse_line(invocation.words, invocation.command->all_options());
  invocation.line = std::move(parsed.line);
  invocation.error = std::move(parsed.error);
  return invocation;
}

Outcome run(const Env& given, const Commands& commands, const Invocation& invocation) {
  Env env = given;
  env.words = Words(language_of(env, invocation.line));
  if (invocation.command->run_words) return invocation.command->run_words(env, invocation.words);
  Outcome outcome = answer(env, commands, invocation);
  const Phrase& untouched = invocation.command->untouched;
  if (!untouched.empty() && outcome.code != exit_code::ok && outcome.recorded.empty())
    outcome.err += env.words.say(untouched) + '\n';
  outcome.pager = pager_for(env, outcome.out, outcome.to_read && !invocation.line.has(no_pager_option().long_name()));
  if (!outcome.pager.command.empty() && !shows_colour(invocation.line, outcome.pager))
    outcome.out = without_escapes(outcome.out);
  if (const std::size_t columns = error_columns(env, invocation.line); columns > 0)
    outcome.err = wrap_messages(outcome.err, columns);
  return outcome;
}

}  // namespace rbplan
