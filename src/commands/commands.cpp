#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "commands/command.h"
#include "commands/complete.h"
#include "commands/completion.h"
#include "commands/done.h"
#include "commands/due.h"
#include "commands/edit.h"
#include "commands/evidence.h"
#include "commands/explain.h"
#include "commands/help.h"
#include "commands/init.h"
#include "commands/list.h"
#include "commands/lists.h"
#include "commands/man.h"
#include "commands/options.h"
#include "commands/overview.h"
#include "commands/pager.h"
#include "commands/remind.h"
#include "commands/schema.h"
#include "commands/show.h"
#include "commands/status.h"
#include "commands/timeline.h"
#include "commands/validate.h"

namespace rbplan {
namespace {

// Words a user may think of first, in Indonesian too.
struct OtherName {
  std::string_view name;
  std::string_view command;
};
constexpr OtherName kOtherNames[] = {{"terlambat", "overdue"}, {"late", "overdue"},    {"jadwal", "due"},
                                     {"daftar", "list"},       {"ls", "list"},         {"tampilkan", "show"},
                                     {"lihat", "show"},        {"bulan", "due"},       {"check", "validate"},
                                     {"periksa", "validate"},  {"bantuan", "help"},    {"kemajuan", "status"},
                                     {"capaian", "status"},    {"progress", "status"}, {"bukti", "evidence"},
                                     {"proof", "evidence"},    {"ingatkan", "remind"}, {"mail", "remind"}};

UsageError unknown_command(const std::string& name) {
  std::vector<std::string_view> known;
  for (const Command& command : all_commands()) known.push_back(command.name);
  auto similar = similar_name(name, known);
  for (const OtherName& other : kOtherNames) {
    if (other.name == name) similar = other.command;
  }
  return {phrase("unknown command: {0}", name),
          similar ? phrase("similar command: {0}", *similar) : phrase("commands are {0}", join(known, ", "))};
}

// Whether a word is an option that commands share and that takes the next word as its value.
bool takes_next(std::string_view word) {
  for (const Options* shared :
       {&general_options(), &plan_options(), &day_options(), &list_options(), &alarm_options(), &filter_options()}) {
    if (const Option* option = option_named(word, *shared)) return !option->value.empty();
  }
  return false;
}

bool asks_for(const std::vector<std::string>& words, std::string_view option, std::string_view letter = {}) {
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::any_of(words.begin(), end,
                     [&](const std::string& word) { return word == option || (!letter.empty() && word == letter); });
}

Outcome run_command(const Env& env, const Command& command, const std::vector<std::string>& words) {
  const auto line = parse_command_line(words, command.all_options());
  if (!line) return refuse(line.error(), env.words);
  if (command.words.empty() && !line->words().empty()) {
    return refuse({phrase("{0} takes no such word: {1}", command.name, line->words()[0]),
                   phrase("rbplan {0} --help shows what it takes", command.name)},
                  env.words);
  }
  if (command.lists && line->value("--fields") == "help") {
    return {exit_code::ok, fields_text(command.lists(), env.words, prose_columns(env, words)), {}, true};
  }
  const auto files = folder_asked(env, *line);
  if (!files) return {exit_code::io, {}, error_line(env.words.say("{0} is no folder", files.error()))};
  return command.run(with_files(env, **files), *line);
}

}  // namespace

std::size_t command_place(const std::vector<std::string>& words) {
  std::size_t i = 0;
  while (i < words.size() && words[i].size() > 1 && words[i][0] == '-') i += takes_next(words[i]) ? 2 : 1;
  return std::min(i, words.size());
}

tl::expected<std::unique_ptr<Reader>, std::string> folder_asked(const Env& env, const CommandLine& line) {
  std::unique_ptr<Reader> files = env.files.in("");
  for (const std::string& folder : line.values("-C")) {
    if (files->kind(folder) != FileKind::folder) return tl::unexpected(folder);
    files = files->in(folder);
  }
  return files;
}

Env with_files(const Env& env, const Reader& files) {
  return {files,           env.clock,        env.terminal,     env.variable, env.run_program, env.replace_files,
          env.update_file, env.make_folders, env.read_program, env.words};
}

Options Command::all_options() const {
  Options options = own;
  const auto add = [&](const Options& more) {
    for (const Option& option : more) {
      const bool has_own =
          std::any_of(own.begin(), own.end(), [&](const Option& one) { return one.long_name() == option.long_name(); });
      if (!has_own) options.push_back(option);
    }
  };
  if (day) add(day_options());
  if (day) add(list_options());
  if (alarm) add(alarm_options());
  if (filters) add(filter_options());
  if (plans) add(plan_options());
  add(general_options());
  return options;
}

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands = {
      due_command(),    overdue_command(),    timeline_command(), list_command(),     show_command(),
      status_command(), remind_command(),     done_command(),     undo_command(),     review_command(),
      edit_command(),   init_command(),       validate_command(), evidence_command(), explain_command(),
      schema_command(), completion_command(), help_command(),
  };
  return commands;
}

const Command* command_named(std::string_view name) {
  for (const Command& command : all_commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

Outcome refuse(const UsageError& error, const Words& words) {
  std::string text = error_line(words.say(error.message));
  if (!error.help.empty()) text += fmt::format("{} {}\n", words("help:"), visible(words.say(error.help)));
  return {exit_code::usage, {}, without_commands(std::move(text))};
}

std::string error_line(std::string_view message) { return fmt::format("error: {}\n", visible(message)); }

namespace {

Outcome run_words(const Env& env, const std::vector<std::string>& words) {
  const std::size_t place = command_place(words);
  const Command* command = place < words.size() ? command_named(words[place]) : nullptr;
  if (asks_for(words, "--help", "-h")) {
    const std::size_t columns = prose_columns(env, words);
    return {
        exit_code::ok, command ? help_of(*command, env.words, columns) : help_of_program(env.words, columns), {}, true};
  }
  if (!command) {
    if (asks_for(words, "--version")) return {exit_code::ok, "rbplan " RBPLAN_VERSION "\n", {}};
    if (place < words.size()) return refuse(unknown_command(words[place]), env.words);
    return run_command(env, overview_command(), words);
  }
  std::vector<std::string> rest = words;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
  return run_command(env, *command, rest);
}

}  // namespace

Outcome run(const Env& given, const std::vector<std::string>& words) {
  Env env = given;
  env.words = Words(language_of(env, words));
  if (!words.empty() && words[0] == "__complete") return complete(env, {words.begin() + 1, words.end()});
  if (words.size() == 2 && words[0] == "__man") {  // for the build
    if (auto page = man_page(words[1], env.words)) return {exit_code::ok, std::move(*page), {}};
  }
  Outcome outcome = run_words(env, words);
  outcome.pager = pager_for(env, outcome.out, outcome.to_read && !asks_for(words, "--no-pager"));
  return outcome;
}

}  // namespace rbplan
