// Runs of the program inside the tests, on any day and any files.
#pragma once
#include <cerrno>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "world/memory.h"

namespace rbplan::testing {

// A run as a test sets it up. Files are those of the source tree unless others are given.
struct Setting {
  Date today = Date(std::chrono::year(2021), std::chrono::month(7), std::chrono::day(10));
  bool zone_is_known = true;
  std::map<std::string, std::string> variables = {{"LANG", "C.UTF-8"}};
  Terminal terminal;
  const Reader* files = nullptr;
  const Formats* formats = &all_formats();
  std::function<int(const std::vector<std::string>&)> run_program = [](const auto&) { return 0; };
  std::function<std::optional<std::string>(const std::string&, const std::vector<NewFile>&)> replace_files =
      [](const auto&, const auto&) { return std::nullopt; };
  std::function<Updated(const std::string&, std::chrono::milliseconds, const Rewrite&)> update_file =
      [](const auto&, auto, const auto&) {
        return Updated{Updated::How::failed, EROFS, {}};
      };
  std::function<std::optional<std::string>(const std::string&)> make_folders = [](const auto&) { return std::nullopt; };
  std::function<std::optional<std::string>(const std::vector<std::string>&)> read_program = [](const auto&) {
    return std::nullopt;
  };
  std::function<std::optional<std::string>(const std::vector<std::string>&, const std::string&)> feed_program =
      [](const auto&, const auto&) { return std::nullopt; };
  std::function<tl::expected<FileDigest, CopyError>(const std::string&, const std::string&)> copy_file =
      [](const auto&, const auto&) {
        return tl::unexpected(CopyError{false, "Read-only file system"});
      };
  std::function<void(const std::string&, const FileDigest&)> take_back_copy = [](const auto&, const auto&) {};
  std::function<std::optional<std::string>(const std::string&)> ask_user = {};
  std::string_view commit = {};
};

// How often a part stands in a text.
std::size_t count_of(std::string_view text, std::string_view part);

// Files in memory that can be written too.
void write_into(Memory& files, Setting& setting);

Outcome run_words(const std::vector<std::string>& words, const Setting& setting = {});

// Runs a line as a shell would split it: `NO_COLOR=1 rbplan due --grep 'a b'`. Variables before the name are set.
Outcome run_line(const std::string& line, Setting setting = {});

// The files below folders of the source tree, in memory at the same paths.
Memory copy_of(const std::vector<std::string>& folders);

// Runs a line that may write into these files; `tail -n 1 PATH` prints the last line of one.
Outcome run_line_in(Memory& files, const std::string& line, Setting setting = {});

}  // namespace rbplan::testing
