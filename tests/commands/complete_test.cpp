// What shells are offered. The shells themselves are asked in tests/program/completion.py.
#include "commands/commands.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "support/files.h"
#include "support/plans.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

std::vector<std::string> offered(const std::vector<std::string>& words) {
  std::vector<std::string> all = {"__complete"};
  all.insert(all.end(), words.begin(), words.end());
  const Outcome outcome = run_words(all);
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  std::vector<std::string> values;
  for (const std::string_view line : split(outcome.out, '\n')) {
    if (!line.empty()) values.emplace_back(line.substr(0, line.find('\t')));
  }
  return values;
}

using Words = std::vector<std::string>;

TEST_CASE("no option and no command is forgotten") {
  for (const Command& command : all_commands()) {
    if (!command.is_listed()) continue;
    for (const Option& option : command.all_options()) {
      INFO(command.name << " " << option.long_name());
      CHECK((option.value.empty() || option.source || option.choices));
    }
    CHECK(offered({std::string(command.name)}) == Words{std::string(command.name)});
  }
}

TEST_CASE("values follow from what stands before") {
  CHECK(offered({"due", "--format", ""}) ==
        Words{"table", "json", "ndjson", "csv", "tsv", "md", "html", "docx", "xlsx", "ics"});
  CHECK(offered({"validate", "--format", ""}) ==
        Words{"text", "json", "github", "sarif", "gitlab", "junit", "rdjson", "md"});
  CHECK(offered({"due", "--format=c"}) == Words{"csv"});
  CHECK(offered({"due", "--fields", "id,mon"}) == Words{"id,month"});
  CHECK(offered({"show", "1.1.1"}) == Words{"1.1.1", "1.1.1.1"});
  CHECK(offered({"list", "--id", "1.1.1.1", "--month", ""}) == Words{"1", "7"});
  CHECK(offered({"due", "--program", ""}) == Words{"1", "2", "3", "4", "5", "6", "7", "8"});
  CHECK(offered({"due", "--office", ""}) == Words{"3302"});
  CHECK(offered({"due", "--year", ""}) == Words{"2021"});
  CHECK(offered({"--plan", "tests/plans/ok", "due", "--owner", "zzz"}).empty());
  CHECK(offered({"validate", "plans/20"}) == Words{"plans/2021.yaml", ":files"});
  CHECK(offered({"-C", ""}) == Words{":folders"});
  CHECK(offered({"due", "--op"}) == Words{"--open"});
  CHECK(offered({"due", "--open", "--op"}).empty());
  CHECK(offered({"schema", "d"}) == Words{"due", "decree", "diff"});
}

TEST_CASE("words are understood as they are typed") {
  const std::string folder = source_dir().string();
  Setting setting;
  setting.variables["HOME"] = folder;
  setting.variables["KANTOR"] = "tests";
  const auto ids_in = [&](const std::string& typed) {
    return run_words({"__complete", "-C", typed, "show", "1.1.1"}, setting).out;
  };
  const std::string wanted = ids_in("tests/data/office");
  CHECK(wanted != "");
  for (const char* typed : {"~/tests/data/office", "$HOME/tests/data/office", "${HOME}/$KANTOR/data/office",
                            "\"$HOME/tests/data/office", "'tests/data/office'", "te\\sts/da\"ta\"/office"}) {
    INFO(typed);
    CHECK(ids_in(typed) == wanted);
  }
  for (const char* typed : {"'~/tests/data/office'", "'$HOME/tests/data/office'", "\\~/tests/data/office", "$NONE"}) {
    INFO(typed);
    CHECK(ids_in(typed) == "");
  }
}

TEST_CASE("behind a comma what is left is offered") {
  CHECK(offered({"due", "--month", "1,1"}) == Words{"1,10", "1,11", "1,12"});
  CHECK(offered({"list", "--id", "1.1.1.1", "--month", "1,"}) == Words{"1,7"});
  CHECK(offered({"due", "--fields", "id,month,mo"}).empty());
}

TEST_CASE("an office is offered by its code, and by its name once that is begun") {
  CHECK(offered({"due", "--office", "\"KPU Kab"}) == Words{"KPU Kabupaten Banyumas"});
  CHECK(offered({"due", "--office", "KPU\\ Kab"}) == Words{"KPU Kabupaten Banyumas"});
}

TEST_CASE("what only one of many offices has is offered") {
  Memory files;
  for (int i = 1; i <= 12; ++i) {
    std::string plan =
        small_plan({"months: [1], owner: p" + std::to_string(i)}, fmt::format("owners: [{{id: p{0}, name: P}}]\n", i));
    const std::size_t at = plan.find("institution: ");
    plan.replace(at, plan.find('\n', at) - at, fmt::format("institution: {{name: \"KPU\", code: \"99{:02}\"}}", i));
    files.add(fmt::format("plans/99{:02}-2021.yaml", i), plan);
  }
  Setting setting;
  setting.files = &files;
  const std::string offered = run_words({"__complete", "due", "--owner", ""}, setting).out;
  CHECK(offered.starts_with("p1\tP\n"));
  CHECK(offered.ends_with("p12\tP\n"));
}

TEST_CASE("a word to choose is explained where the user's language has another") {
  CHECK(run_words({"__complete", "due", "--lang", "id", "--state", "o"}).out == "overdue\tterlambat\n");
  CHECK(run_words({"__complete", "due", "--state", "o"}).out == "overdue\n");
}

TEST_CASE("nothing is offered where nothing fits, and never an error") {
  CHECK(offered({"nonsense", ""}).empty());
  CHECK(offered({"due", "--no-such", "x", ""}).empty());
  CHECK(offered({"-C", "no/such/folder", "show", ""}).empty());
  CHECK(offered({"--plan", "no/such.yaml", "show", ""}).empty());
  const auto listed = static_cast<std::size_t>(std::count_if(
      all_commands().begin(), all_commands().end(), [](const Command& command) { return command.is_listed(); }));
  CHECK(offered({}).size() == listed);
}

}  // namespace
}  // namespace rbplan::testing
