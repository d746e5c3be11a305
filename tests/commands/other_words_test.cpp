// The words that people think of first lead to what there is; nothing is run for them.
#include "session/other_words.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "commands/commands.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

TEST_CASE("each word leads to a command that there is, with options that it has") {
  std::set<std::string_view> seen;
  for (const OtherWord& one : other_commands()) {
    INFO(one.meant);
    const auto call = split(one.meant, ' ');
    const bool is_option = call[0].starts_with("--");
    const Command* command = is_option ? &all_commands().front() : command_named(all_commands(), call[0]);
    REQUIRE(command);
    CHECK((is_option || command->is_listed()));
    for (const std::string_view part : call) {
      if (part.starts_with('-')) CHECK_MESSAGE(option_named(part, command->all_options()), part);
    }
    for (const std::string_view word : split(one.said, ',')) {
      CHECK_MESSAGE(seen.insert(word).second, word, " is said twice");
      const Command* own = command_named(all_commands(), word);
      CHECK_MESSAGE(!own, word, " is a command by now");
      const Outcome outcome = run_line(fmt::format("rbplan {}", word));
      CHECK(outcome.code == exit_code::usage);
      CHECK(outcome.out == "");
      CHECK_MESSAGE(outcome.err.find(fmt::format("rbplan {}\n", one.meant)) != std::string::npos, word);
    }
  }
}

TEST_CASE("each option that people think of leads to one that some command has") {
  for (const OtherWord& one : other_options()) {
    INFO(one.meant);
    std::size_t commands = 0;
    for (const Command& command : all_commands()) {
      const Options options = command.all_options();
      if (command.run_words || !option_named(one.meant, options)) continue;
      ++commands;
      for (const std::string_view word : split(one.said, ',')) {
        const bool is_own = option_named(word, options) != nullptr;
        if (!is_own) CHECK_MESSAGE(option_meant(word, options).has_value(), word);
      }
    }
    CHECK(commands > 0);
  }
  for (const std::string line :
       {"due --bulan 3", "list --tahun 2021", "due --kantor 3302", "list --pemilik umum", "done 1.1.1.1 --bukti x.pdf",
        "done 1.1.1.1 --tanggal 2021-01-01", "due --TANGGAL=1"}) {
    INFO(line);
    const Outcome outcome = run_line("rbplan " + line);
    CHECK(outcome.code == exit_code::usage);
    CHECK(outcome.out == "");
    CHECK(outcome.err.find("that option is --") != std::string::npos);
  }
}

}  // namespace
}  // namespace rbplan::testing
