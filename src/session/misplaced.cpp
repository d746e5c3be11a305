#include "session/misplaced.h"

#include <algorithm>

#include "base/text.h"
#include "model/id.h"
#include "model/year.h"
#include "session/candidates.h"
#include "session/months.h"
#include "session/option_reader.h"
#include "session/shell.h"

namespace rbplan {
namespace {

bool is_path_of_numbers(const std::string& word) {
  const auto parts = split(std::string_view(word), '.');
  return std::all_of(parts.begin(), parts.end(), is_id_part);
}

bool takes_ids(const Command& command) {
  return command.operand.source == ids || command.operand.source == ids_to_record;
}

// The words that are not what the command takes: all where it takes none, else those that can be no id.
std::vector<std::string> stray_words(const Command& command, const CommandLine& line) {
  std::vector<std::string> stray;
  for (const std::string& word : line.words()) {
    const std::string id = forgiven_id(word);
    const bool is_id = command.records ? is_indicator_id(id) : is_path_of_numbers(id);
    if (command.operand.form.empty() || (takes_ids(command) && !is_id)) stray.push_back(word);
  }
  return stray;
}

// What is said behind --month, and the words that stand beside it, as one value; nothing where that names no months.
std::optional<std::string> months_of(const CommandLine& line, const std::vector<std::string>& stray) {
  std::vector<std::string> parts = line.values(month_option({}).long_name());
  parts.insert(parts.end(), stray.begin(), stray.end());
  for (std::string& part : parts) {
    while (part.ends_with(',') || part.ends_with(' ')) part.pop_back();
  }
  for (const std::string& all : {join(parts, ","), join(parts, " ")}) {
    if (parse_months({all})) return all;
  }
  return std::nullopt;
}

const Command* command_for(const Commands& commands, Stray stray) {
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& one) { return one.answers == stray; });
  return found == commands.end() ? nullptr : &*found;
}

// `rbplan done 1.1.1.1 --month 7`: the command with those of the line's words that belong.
std::string call(const Command& command, const std::vector<std::string>& words, std::string_view option,
                 const std::string& value) {
  std::vector<std::string> line = {"rbplan", std::string(command.name)};
  line.insert(line.end(), words.begin(), words.end());
  line.insert(line.end(), {std::string(option), value});
  return shell_line(line);
}

// The words that belong to the command; of one that takes ids a place for one where there is none.
std::vector<std::string> words_beside(const Command& command, const CommandLine& line,
                                      const std::vector<std::string>& stray) {
  std::vector<std::string> words;
  for (const std::string& word : line.words()) {
    if (std::find(stray.begin(), stray.end(), word) == stray.end()) words.push_back(word);
  }
  if (words.empty() && takes_ids(command)) words.emplace_back("ID");
  return words;
}

std::optional<std::string> line_with_months(const Commands& commands, const Command& command, const CommandLine& line,
                                            const std::vector<std::string>& stray) {
  const auto months = months_of(line, stray);
  if (!months) return std::nullopt;
  const std::string_view option = month_option({}).long_name();
  if (option_named(option, command.all_options()))
    return call(command, words_beside(command, line, stray), option, *months);
  const Command* const other = command_for(commands, Stray::month);
  return other ? std::optional(call(*other, {}, option, *months)) : std::nullopt;
}

// Where one word stands for a year of which the command can be asked.
std::optional<std::string> line_with_year(const Command& command, const std::vector<std::string>& stray) {
  const auto year = stray.size() == 1 ? parse_whole(stray[0]) : std::nullopt;
  const bool is_year = year && *year >= kFirstYear && *year <= kLastYear && command.plans && !command.records;
  return is_year ? std::optional(call(command, {}, "--year", stray[0])) : std::nullopt;
}

// Likewise for a day: that of a record, else the day asked for.
std::optional<std::string> line_with_day(const Command& command, const CommandLine& line,
                                         const std::vector<std::string>& stray) {
  if (stray.size() != 1 || !parse_date(stray[0])) return std::nullopt;
  for (const std::string_view option : {std::string_view("--date"), as_of_option().long_name()}) {
    if (option_named(option, command.all_options()))
      return call(command, words_beside(command, line, stray), option, stray[0]);
  }
  return std::nullopt;
}

std::optional<std::string> line_with_filter(const Commands& commands, const Command& command,
                                            const std::vector<std::string>& stray) {
  const Command* const target = command.filters ? &command : command_for(commands, Stray::text);
  if (!target || (!command.filters && !takes_ids(command))) return std::nullopt;
  const bool is_id = stray.size() == 1 && is_path_of_numbers(stray[0]);
  return call(*target, {}, is_id ? "--id" : "--grep", join(stray, " "));
}

// Whether one word may be the code of a row, which only plans tell: `A.1.I`, `2896`.
bool may_be_code(const Command& command, const std::vector<std::string>& stray) {
  return stray.size() == 1 && command.operand.source == ids &&
         stray[0].find_first_of(".0123456789") != std::string::npos;
}

bool is_number_of_no_month(const Command& command, const std::vector<std::string>& stray) {
  return stray.size() == 1 && parse_whole(stray[0]) && command.filters && !parse_months(stray);
}

}  // namespace

std::optional<UsageError> misplaced_word(const Commands& commands, const Command& command, const CommandLine& line) {
  const std::vector<std::string> stray = stray_words(command, line);
  if (stray.empty()) return std::nullopt;
  const auto given = parse_months(line.values(month_option({}).long_name()));
  auto meant = line_with_year(command, stray);
  if (!meant) meant = line_with_day(command, line, stray);
  if (!meant) meant = line_with_months(commands, command, line, stray);
  if (!meant && may_be_code(command, stray)) return std::nullopt;
  if (!meant && command.records) return std::nullopt;  // that no indicator has such an id is told in full
  if (!meant && is_number_of_no_month(command, stray)) return parse_months(stray).error();
  if (!meant) meant = line_with_filter(commands, command, stray);
  return UsageError{given ? phrase("{0} takes no such word: {1}", command.name, stray[0]) : given.error().message,
                    meant ? phrase("perhaps this is meant: {0}", *meant)
                          : phrase("rbplan {0} --help shows what it takes", command.name)};
}

std::optional<std::string> line_meant_by(const Commands& commands, const std::string& word) {
  const Command* const of_months = command_for(commands, Stray::month);
  if (of_months) {
    if (auto meant = line_with_year(*of_months, {word})) return meant;
    if (auto meant = line_with_day(*of_months, {}, {word})) return meant;
  }
  if (of_months && parse_months({word})) return call(*of_months, {}, month_option({}).long_name(), word);
  const Command* const of_ids = command_for(commands, Stray::id);
  const std::string id = forgiven_id(word);
  const bool is_id = id.find('.') != std::string::npos && is_path_of_numbers(id);
  return of_ids && is_id ? std::optional(fmt::format("rbplan {} {}", of_ids->name, id)) : std::nullopt;
}

std::optional<UsageError> file_among_ids(const Reader& files, const CommandLine& line) {
  std::vector<std::string> others;
  std::copy_if(line.words().begin(), line.words().end(), std::back_inserter(others),
               [](const std::string& word) { return !is_indicator_id(forgiven_id(word)); });
  const auto file = std::find_if(others.begin(), others.end(),
                                 [&](const std::string& word) { return files.kind(word) == FileKind::file; });
  if (file == others.end()) return std::nullopt;
  std::vector<std::string> all = line.values("--evidence");
  all.insert(all.end(), others.begin(), others.end());
  std::vector<std::string> with_option;
  for (const std::string& one : all) with_option.insert(with_option.end(), {"--evidence", one});
  return UsageError{phrase("{0} is a file, and each file needs its --evidence", *file),
                    phrase("write {0}", shell_line(with_option))};
}

}  // namespace rbplan
