// Transcripts: a line `$ COMMAND`, then what it printed (`| ` on stdout, `! ` on stderr) and `= CODE`. Lines before
// it that begin with `@` set the scene: `@ today 2021-03-15`, `@ terminal 100`, `@ unknown zone`. `@ writable FOLDER`
// holds for all commands below it, up to the next: they run on a copy of that folder, and may write there; `$ tail -n 1
// PATH` prints the last line of a file.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "support/files.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

void set_scene(std::string_view line, Setting& setting) {
  if (line.starts_with("@ today ")) setting.today = parse_date(line.substr(8)).value();
  if (line.starts_with("@ unknown zone")) setting.zone_is_known = false;
  if (line.starts_with("@ terminal ")) {
    setting.terminal = {true, true, static_cast<std::size_t>(parse_whole(line.substr(11)).value())};
  }
}

std::string prefixed(const std::string& text, char prefix) {
  std::string out;
  if (text.empty()) return out;
  const bool whole = text.ends_with('\n');
  for (const std::string_view line : split(std::string_view(text).substr(0, text.size() - (whole ? 1 : 0)), '\n')) {
    out += line.empty() ? fmt::format("{}\n", prefix) : fmt::format("{} {}\n", prefix, line);
  }
  return whole ? out : out + "(no line feed at the end)\n";
}

// The transcript again with what the commands print now.
std::string replay(const std::string& transcript) {
  std::string out;
  Setting setting;
  std::optional<Memory> copy;
  for (const std::string_view line : split(std::string_view(transcript).substr(0, transcript.size() - 1), '\n')) {
    if (line.starts_with("| ") || line.starts_with("! ") || line.starts_with("= ") || line == "|" || line == "!")
      continue;
    out += fmt::format("{}\n", line);
    if (line.starts_with("@ writable ")) copy = copy_of({std::string(line.substr(11))});
    if (line.starts_with("@")) set_scene(line, setting);
    if (!line.starts_with("$ ")) continue;
    const std::string command(line.substr(2));
    const Outcome outcome = copy ? run_line_in(*copy, command, setting) : run_line(command, setting);
    out += prefixed(outcome.out, '|') + prefixed(outcome.err, '!') + fmt::format("= {}\n", outcome.code);
    setting = {};
  }
  return out;
}

TEST_CASE("every transcript is what the commands print") {
  const auto files = files_in("tests/cli", ".txt");
  REQUIRE(!files.empty());
  for (const auto& file : files) {
    INFO(file.string());
    check_golden(file, replay(read_file(file)));
  }
}

}  // namespace
}  // namespace rbplan::testing
