// Other programs: which pager is wanted, and how editors are called.
#include <doctest/doctest.h>

#include "support/plans.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

Setting on_terminal(std::size_t rows) {
  Setting setting;
  setting.terminal = {true, true, 80, rows, true, "host"};
  return setting;
}

std::string pager_of(const std::string& line, std::size_t rows = 24) {
  return run_line(line, on_terminal(rows)).pager.command;
}

TEST_CASE("what is longer than the screen is paged, on a terminal only") {
  CHECK(pager_of("PAGER=more rbplan list") == "more");
  CHECK(pager_of("PAGER=more RBPLAN_PAGER=most rbplan list") == "most");
  CHECK(pager_of("PAGER=more rbplan help options") == "more");
  CHECK(pager_of("PAGER=more rbplan explain") == "more");
  CHECK(pager_of("PAGER=more rbplan list", 10000) == "");
  CHECK(pager_of("PAGER=more rbplan list --no-pager") == "");
  CHECK(pager_of("PAGER=more rbplan list --format json") == "");
  CHECK(pager_of("PAGER=more rbplan validate tests/plans/err") == "");
  CHECK(pager_of("PAGER=more TERM=dumb rbplan list") == "");
  CHECK(pager_of("PAGER=more RBPLAN_ACCESSIBLE=1 rbplan list") == "");
  CHECK(pager_of("PAGER= rbplan list") == "");
  CHECK(pager_of("PAGER=cat rbplan list") == "");
  CHECK(pager_of("PATH=/no/such/folder rbplan list") == "");
  CHECK(run_line("PAGER=more rbplan list").pager.command == "");
}

TEST_CASE("less is taken where it is found") {
  Memory files({{"plans/2021.yaml", small_plan({"months: [1]"})}, {"bin/less", ""}});
  Setting setting = on_terminal(3);
  setting.files = &files;
  setting.variables["PATH"] = "/usr/bin:/bin";
  CHECK(run_line("rbplan list", setting).pager.command == "less");
}

TEST_CASE("less shows colour and says how to go on and to leave, unless the user's options say otherwise") {
  const auto less = [](const std::string& line) { return run_line(line, on_terminal(24)).pager.less; };
  const std::string english = "SPACE goes on, b goes back, q leaves$";
  const std::string prompts = "-R -Ps" + english + " -Pm" + english + " -PM" + english;
  CHECK(less("PAGER=less rbplan list") == prompts + " -FX");
  CHECK(less("PAGER=less LESS=-iM rbplan list") == prompts + " -iM");
  CHECK(less("PAGER=less rbplan list --lang id").starts_with("-R -PsSPASI lanjut, b kembali, q keluar$ -PmSPASI "));
}

TEST_CASE("a pager that may not show colour gets none") {
  const auto has_colour = [](const std::string& line) {
    return run_line("TERM=xterm " + line, on_terminal(24)).out.find('\x1b') != std::string::npos;
  };
  for (const char* pager : {"less", "/usr/bin/less", "'less -S'", "'LESS=R less'"})
    CHECK(has_colour(std::string("PAGER=") + pager + " rbplan timeline"));
  for (const char* pager : {"more", "most", "lesser", "'cat -v'"})
    CHECK(!has_colour(std::string("PAGER=") + pager + " rbplan timeline"));
  CHECK(has_colour("PAGER=more rbplan timeline --color always"));
  CHECK(has_colour("PAGER=cat rbplan timeline"));
}

// The call of the editor for `rbplan edit 1.1.1.1`, without the shell that makes it.
std::vector<std::string> call_of(const std::string& variables, const std::string& words = "1.1.1.1") {
  Setting setting = on_terminal(24);
  Memory files({{"plans/2021.yaml", small_plan({"months: [1]"})}});
  setting.files = &files;
  std::vector<std::string> call;
  setting.run_program = [&](const std::vector<std::string>& arguments) {
    call = arguments;
    return 0;
  };
  const Outcome outcome = run_line(variables + " rbplan edit " + words, setting);
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  REQUIRE(call.size() >= 5);
  CHECK(call[0] == "/bin/sh");
  CHECK(call[1] == "-c");
  CHECK(call[2] == call[3] + " \"$@\"");
  call.erase(call.begin(), call.begin() + 3);
  return call;
}

using Call = std::vector<std::string>;

TEST_CASE("each editor is told the line in its own way") {
  CHECK(call_of("EDITOR=nano") == Call{"nano", "+15", "/plans/2021.yaml"});
  CHECK(call_of("EDITOR=/usr/bin/vim") == Call{"/usr/bin/vim", "+15", "/plans/2021.yaml"});
  CHECK(call_of("EDITOR=hx") == Call{"hx", "/plans/2021.yaml:15"});
  CHECK(call_of("VISUAL='code -w' EDITOR=nano") == Call{"code -w", "-g", "/plans/2021.yaml:15"});
  CHECK(call_of("EDITOR=notepad") == Call{"notepad", "/plans/2021.yaml"});
  CHECK(call_of("") == Call{"vi", "+15", "/plans/2021.yaml"});
  CHECK(call_of("EDITOR=vi", "1.") == Call{"vi", "+6", "/plans/2021.yaml"});
}

TEST_CASE("an edited plan is validated, even one that has errors") {
  Setting setting = on_terminal(24);
  Memory files({{"plans/2021.yaml", small_plan({"months: [1]"})}});
  setting.files = &files;
  setting.run_program = [&](const std::vector<std::string>&) {
    files.add("plans/2021.yaml", small_plan({"months: [13]"}));
    return 0;
  };
  const Outcome broken = run_line("rbplan edit 1.1.1.1", setting);
  CHECK(broken.code == exit_code::problems);
  CHECK(broken.out.find("RB211") != std::string::npos);
  setting.run_program = [&](const std::vector<std::string>&) {
    files.add("plans/2021.yaml", small_plan({"months: [3]"}));
    return 0;
  };
  const Outcome mended = run_line("rbplan edit 1.1.1.1", setting);
  CHECK(mended.code == 0);
  CHECK(mended.out == "no problems in 1 file: 1 plan, 0 records\n");
}

TEST_CASE("where an edit leaves errors, the user is asked, and nothing that was written is lost") {
  Setting setting = on_terminal(24);
  Memory files({{"plans/2021.yaml", small_plan({"months: [1]"})}});
  setting.files = &files;
  int edits = 0;
  setting.run_program = [&](const std::vector<std::string>&) {
    files.add("plans/2021.yaml", small_plan({++edits < 3 ? "months: [13]" : "months: [3]"}));
    return 0;
  };
  std::vector<std::string> asked;
  std::vector<std::string> answers = {"", "what?", "U"};
  setting.ask_user = [&](const std::string& text) -> std::optional<std::string> {
    asked.push_back(text);
    return asked.size() <= answers.size() ? std::optional(answers[asked.size() - 1]) : std::nullopt;
  };
  // Kept without an answer, as at the end of input.
  const Outcome kept = run_line("rbplan edit 1.1.1.1 --lang id", setting);
  CHECK(kept.code == exit_code::problems);
  CHECK(kept.out + kept.err == "");
  CHECK(edits == 2);
  REQUIRE(asked.size() == 4);
  CHECK(asked[0].find("RB211") != std::string::npos);
  CHECK(asked[1] == "\nUbah lagi, atau simpan beserta kesalahannya? [ubah/simpan] ");
  CHECK(asked[3].find("RB211") != std::string::npos);
  // Edited again until it is well.
  edits = 0;
  asked = {};
  answers = {"edit", "e"};
  CHECK(run_line("rbplan edit 1.1.1.1", setting).code == 0);
  CHECK(edits == 3);
  CHECK(asked.size() == 2);
  // Kept on purpose.
  edits = 0;
  asked = {};
  answers = {"k"};
  CHECK(run_line("rbplan edit 1.1.1.1", setting).code == exit_code::problems);
  CHECK(edits == 1);
}

TEST_CASE("edit says why it does not open") {
  CHECK(run_line("rbplan edit 1.1.1.1").code == exit_code::usage);
  CHECK(run_line("rbplan edit 9.9.9.9", on_terminal(24)).code == exit_code::usage);
  CHECK(run_line("rbplan edit", on_terminal(24)).code == exit_code::usage);
  Setting failing = on_terminal(24);
  failing.run_program = [](const std::vector<std::string>&) { return 127; };
  const Outcome outcome = run_line("EDITOR=nonsense rbplan edit 1.1.1.1", failing);
  CHECK(outcome.code == exit_code::io);
  CHECK(outcome.err == "error: the editor `nonsense` ended with code 127\n");
}

}  // namespace
}  // namespace rbplan::testing
