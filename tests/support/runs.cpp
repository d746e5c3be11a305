#include "support/runs.h"

#include <filesystem>

#include "support/files.h"
#include "world/disk.h"

namespace rbplan::testing {
namespace {

// Words of a line, with single and double quotes; a backslash is itself.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = '\0';
  for (const char c : line) {
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        word += c;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      in_word = true;
    } else if (c == ' ') {
      if (in_word) words.push_back(std::move(word));
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (in_word) words.push_back(word);
  return words;
}

}  // namespace

Outcome run_words(const std::vector<std::string>& words, const Setting& setting) {
  const Disk disk(source_dir().string());
  const FixedClock clock(setting.zone_is_known ? std::optional(setting.today) : std::nullopt);
  const auto variable = [&](const std::string& name) -> std::optional<std::string> {
    const auto found = setting.variables.find(name);
    return found == setting.variables.end() ? std::nullopt : std::optional(found->second);
  };
  return run(
      {setting.files ? *setting.files : disk, clock, setting.terminal, variable, setting.run_program,
       setting.replace_files, setting.update_file, setting.make_folders, setting.read_program, setting.feed_program,
       setting.copy_file, setting.take_back_copy, setting.ask_user, setting.commit, Words(), setting.formats},
      words);
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

void write_into(Memory& files, Setting& setting) {
  setting.files = &files;
  setting.update_file = [&files](const std::string& path, auto, const Rewrite& rewrite) {
    constexpr std::size_t kMost = 1U << 30U;
    auto bytes = files.read(path, kMost);
    auto made = rewrite(bytes ? std::optional(std::move(*bytes)) : std::nullopt);
    if (!made) return Updated{Updated::How::left, {}, {}};
    files.add(path, std::move(*made));
    return Updated{};
  };
  setting.copy_file = [&files](const std::string& from, const std::string& to) -> tl::expected<FileDigest, CopyError> {
    if (files.kind(to) != FileKind::missing) return tl::unexpected(CopyError{true, {}});
    constexpr std::size_t kMost = 1U << 30U;
    files.add(to, files.read(from, kMost).value());
    return files.digest(to, LineEnds::as_they_are).value();
  };
}

Outcome run_line(const std::string& line, Setting setting) {
  std::vector<std::string> words = shell_words(line);
  while (!words.empty() && words[0] != "rbplan") {
    const std::size_t equals = words[0].find('=');
    setting.variables[words[0].substr(0, equals)] = words[0].substr(equals + 1);
    words.erase(words.begin());
  }
  if (!words.empty()) words.erase(words.begin());
  return run_words(words, setting);
}

Memory copy_of(const std::vector<std::string>& folders) {
  Memory files;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() / folder)) {
      if (!entry.is_regular_file()) continue;
      files.add(entry.path().lexically_relative(source_dir()).string(), read_file(entry.path()));
    }
  }
  return files;
}

Outcome run_line_in(Memory& files, const std::string& line, Setting setting) {
  constexpr std::string_view kTail = "tail -n 1 ";
  if (!line.starts_with(kTail)) {
    write_into(files, setting);
    return run_line(line, std::move(setting));
  }
  constexpr std::size_t kMost = 1U << 20U;
  const std::string text = files.read(line.substr(kTail.size()), kMost).value();
  Outcome outcome;
  outcome.out = text.substr(text.rfind('\n', text.size() - 2) + 1);
  return outcome;
}

}  // namespace rbplan::testing
