// What a run of the program is given, and what it gives back. main.cpp makes a real one, tests make theirs.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "findings/formats.h"
#include "render/formats.h"
#include "session/option.h"
#include "world/clock.h"
#include "world/copy.h"
#include "world/process.h"
#include "world/reader.h"
#include "world/replace.h"
#include "world/terminal.h"
#include "world/update.h"

namespace rbplan {

struct Env {
  const Reader& files;
  const Clock& clock;
  Terminal terminal;
  std::function<std::optional<std::string>(const std::string& name)> variable;     // of the environment
  std::function<int(const std::vector<std::string>& arguments)> run_program = {};  // and waits; its exit code
  // Puts files into a folder, whole or not at all; what went wrong.
  std::function<std::optional<std::string>(const std::string& folder, const std::vector<NewFile>& files)>
      replace_files = {};
  // Changes one file so that nothing is lost: world/update.h.
  std::function<Updated(const std::string& path, std::chrono::milliseconds patience, const Rewrite& rewrite)>
      update_file = {};
  std::function<std::optional<std::string>(const std::string& path)> make_folders = {};  // what went wrong
  // What a program prints, where it ends well.
  std::function<std::optional<std::string>(const std::vector<std::string>& arguments)> read_program = {};
  // The same of one that is given an input.
  std::function<std::optional<std::string>(const std::vector<std::string>& arguments, const std::string& input)>
      feed_program = {};
  // Copies a file under a name that is free, and takes such a copy back: world/copy.h.
  std::function<tl::expected<FileDigest, CopyError>(const std::string& from, const std::string& to)> copy_file = {};
  std::function<void(const std::string& path, const FileDigest& copied)> take_back_copy = {};
  std::function<std::optional<std::string>(const std::string& text)> ask_user = {};  // a line; nothing: no answer
  std::string_view commit = {};  // the program is made of; empty where it is not known
  Words words = Words();         // set by run()
  const Formats* formats = &all_formats();
  const FindingsFormats* findings_formats = &all_findings_formats();
  bool ends_with_answer = false;  // the process does: then the memory of plans is not given back piece by piece
};

// Exit codes are a contract. When several apply: usage, io, problems, found.
namespace exit_code {
constexpr int ok = 0;
constexpr int problems = 1;  // in a plan
constexpr int usage = 2;
constexpr int io = 3;     // a file that is missing, or cannot be read or written
constexpr int found = 4;  // only with --fail-if-any
}  // namespace exit_code

struct Outcome {
  int code = exit_code::ok;
  std::string out;
  std::string err;
  bool to_read = false;  // `out` is a text for people, which a pager may show
  Pager pager = {};      // shows `out`, where it has a command
  // What is true although `code` is an error or `out` could not be written: that the record is in the file.
  std::string recorded = {};
};

// `error: MESSAGE`, made harmless, as a line.
std::string error_line(std::string_view message, const Words& words);
std::string note_line(std::string_view message, const Words& words);  // `note: MESSAGE`

// `error: ...` and `help: ...` on standard error.
Outcome refuse(const UsageError& error, const Words& words, int code = exit_code::usage);

}  // namespace rbplan
