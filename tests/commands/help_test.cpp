// What help says is true: its examples run, and each command's options are explained.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/help.h"
#include "commands/commands.h"
#include "render/docx.h"
#include "support/files.h"
#include "support/repository.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

// The commands of example lines such as `rbplan due    this month`.
std::vector<std::string> examples_in(std::string_view text) {
  std::vector<std::string> commands;
  for (std::string_view line : split(text, '\n')) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.starts_with("rbplan ")) commands.emplace_back(line.substr(0, line.find("  ")));
  }
  return commands;
}

// Lines joined, a run of blanks as one.
std::string squeezed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const char blank = c == '\n' ? ' ' : c;
    if (blank != ' ' || out.empty() || out.back() != ' ') out += blank;
  }
  return out;
}

// A command that compares needs something to compare with.
Outcome run_in_repository(const std::string& command) {
  const TestRepository repository;
  std::string plan = read_file(source_dir() / "plans/2021.yaml");
  repository.write("plans/2021.yaml", plan);
  repository.commit();
  replace_all(plan, "months: [1, 7]", "months: [1, 8]");
  repository.write("plans/2021.yaml", plan);
  replace_all(plan, "year: 2021", "year: 2022");
  repository.write("plans/2022.yaml", plan);
  std::vector<std::string> words;
  for (const std::string_view word : split(std::string_view(command).substr(command.find(' ') + 1), ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return repository.run(words);
}

// A command that records needs a file that proves it, or something that it can take back or review; one that fills in
// a form needs the form.
Outcome run_example(const std::string& command) {
  if (command.starts_with("rbplan diff")) return run_in_repository(command);
  Setting setting;
  setting.terminal.in_is_terminal = setting.terminal.out_is_terminal = command.find(" edit ") != std::string::npos;
  const bool fills = command.find(" --template ") != std::string::npos;
  const bool is_later = command.starts_with("rbplan undo ") || command.starts_with("rbplan review ");
  if (!fills && !is_later && !command.starts_with("rbplan done ")) return run_line(command, setting);
  Memory files = copy_of({"plans"});
  files.add("sk.pdf", "%PDF-1.7\n");
  files.add("borang.docx", render_docx(Document(Language::indonesian), Paper::a4));
  if (is_later) CHECK(run_line_in(files, "rbplan done 1.1.1.1 --month 7").code == exit_code::ok);
  return run_line_in(files, command);
}

void check_runs(const std::string& command) {
  INFO(command);
  const Outcome outcome = run_example(command);
  CHECK((outcome.code == exit_code::ok || outcome.code == exit_code::found));
  CHECK(outcome.err == "");
}

// An example that writes, in a folder of its own; what is undone or reviewed is done before.
void check_writes(const std::string& command) {
  INFO(command);
  Memory files;
  files.add("plans/2021.yaml", read_file(source_dir() / "plans/2021.yaml"));
  files.add("sk.pdf", "%PDF");
  files.add("rows.csv", "id,month,status\n1.1.1.1,1,done\n");
  files.add("lampiran.xlsx", read_file(source_dir() / "tests/fuzz/corpus/table_archive/a.xlsx"));
  files.add("keputusan.txt", read_file(source_dir() / "tests/data/2021-decree.txt"));
  Setting setting;
  write_into(files, setting);
  const bool imports = command.find(" import ") != std::string::npos;  // which says what it left out
  if (!imports && command.find(" done ") == std::string::npos && command.find(" init") == std::string::npos)
    CHECK(run_line("rbplan done 1.1.1.1 --month 7", setting).code == exit_code::ok);
  const Outcome outcome = run_line(command, setting);
  CHECK(outcome.code == exit_code::ok);
  CHECK((imports || outcome.err == ""));
}

TEST_CASE("every example of the help runs") {
  const Memory no_plans;
  Setting nowhere;
  nowhere.files = &no_plans;
  const auto of_program = examples_in(run_line("rbplan", nowhere).out);
  CHECK(of_program.size() >= 3);
  for (const std::string& command : of_program) command == "rbplan init" ? check_writes(command) : check_runs(command);
  for (const Command& command : all_commands()) {
    if (!command.is_listed()) continue;
    INFO(command.name);
    const auto of_command = examples_in(command.examples);
    CHECK(of_command.size() >= 2);
    const bool writes =
        command.group == "Record" || command.name == "init" || command.name == "new" || command.name == "import";
    for (const std::string& example : of_command) writes ? check_writes(example) : check_runs(example);
  }
}

TEST_CASE("the version names the commit where it is known") {
  const std::string version = run_line("rbplan --version").out;
  Setting built;
  built.commit = "a1b2c3d4e5f6, changed";
  CHECK(run_line("rbplan -C plans --version", built).out ==
        fmt::format("{} (a1b2c3d4e5f6, changed)\n", version.substr(0, version.size() - 1)));
}

TEST_CASE("help is one text, however it is asked for") {
  for (const Command& command : all_commands()) {
    if (!command.is_listed()) continue;
    const std::string text = run_line(fmt::format("rbplan {} --help", command.name)).out;
    CHECK(run_line(fmt::format("rbplan help {}", command.name)).out == text);
    CHECK(run_line(fmt::format("rbplan {} -h --no-such-option", command.name)).out == text);
    CHECK(text.starts_with(fmt::format("{}\n", command.summary)));
    const std::string wide = run_line(fmt::format("rbplan {} --help --width 100", command.name)).out;
    for (const Option& option : command.own) {
      const std::string_view help = option.help;
      CHECK(wide.find(option_head(option)) != std::string::npos);
      CHECK(squeezed(wide).find(help.substr(help.find('}') + 1)) != std::string::npos);  // behind its choices
    }
    CHECK(run_line("rbplan --help").out.find(command.summary) != std::string::npos);
  }
}

TEST_CASE("no line of help is wider than asked for, and the list of commands fits a screen") {
  for (const std::string language : {"en", "id"}) {
    const std::string list = run_line("rbplan --help --lang " + language).out;
    CHECK(split(list, '\n').size() <= 44);
    for (const std::size_t columns : {40u, 60u, 80u}) {
      std::string all;
      const std::string options = fmt::format(" --lang {} --width {}", language, columns);
      for (const Command& command : all_commands()) {
        if (!command.is_listed()) continue;
        all += run_line(fmt::format("rbplan help {}", command.name) + options).out;
      }
      for (const std::string topic : {"options", "exit-codes", "dates", "formats"})
        all += run_line("rbplan help " + topic + options).out;
      for (const auto line : split(all, '\n'))
        CHECK_MESSAGE(display_width(line) <= std::max<std::size_t>(columns, 60), line);
    }
  }
}

TEST_CASE("an option that a command lacks is unknown to it, with its own similar one") {
  CHECK(run_line("rbplan validate --until 2021-03-31").code == exit_code::usage);
  CHECK(run_line("rbplan overdue --untill 2021-03-31").err ==
        "error: unknown option: --untill\nhelp: similar option: --until\n");
}

TEST_CASE("the commands that say so are those whose rows can stand in a calendar") {
  for (const Command& command : all_commands()) {
    if (!command.list) continue;
    const std::vector<ListFacts> lists = command.lists ? command.lists() : std::vector<ListFacts>();
    for (const Format& format : all_formats()) {
      const bool fits_one =
          std::any_of(lists.begin(), lists.end(), [&](const ListFacts& list) { return fits(format, list.columns); });
      INFO(command.name, " ", format.name);
      CHECK((format.needs.empty() || command.calendar || !fits_one || command.name == "report"));  // its matrix is none
      CHECK((!command.calendar || format.needs.empty() || fits_one || command.name == "timeline"));  // its ticks do
    }
  }
}

TEST_CASE("every command that takes an option, as help says, takes it") {
  std::size_t tried = 0;
  for (const OptionGroup& group : option_groups()) {
    const std::string heading = said_heading(group, all_commands(), Words(Language::english));
    const std::size_t names = heading.rfind(" for ");
    if (names == std::string::npos) continue;
    for (std::string_view name : split(std::string_view(heading).substr(names + 5), ',')) {
      for (const Option& option : group.options) {
        const std::string command(trimmed(name, " :"));
        const std::string value = option.value.empty() ? "" : " ?";
        const Outcome outcome = run_line(fmt::format("rbplan {} {}{}", command, option.long_name(), value));
        CHECK_MESSAGE(outcome.err.find("unknown option") == std::string::npos, command, option.long_name());
        ++tried;
      }
    }
  }
  CHECK(tried > 100);
}

TEST_CASE("shared options stand before the command or behind it") {
  const std::string behind = run_line("rbplan due --month 3 --lang id -p plans").out;
  CHECK(run_line("rbplan --lang id -p plans due --month 3").out == behind);
  CHECK(run_line("rbplan --month=3 --plan=plans --lang=id due").out == behind);
}

}  // namespace
}  // namespace rbplan::testing
