// Two workspaces stand side by side: what one is asked changes nothing in the other.
#include "session/workspace.h"

#include <doctest/doctest.h>

#include "query/due.h"
#include "support/plans.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

TEST_CASE("two workspaces side by side") {
  const std::string old_plan = small_plan({"months: [1]", "months: [2]"});
  const std::string new_plan = small_plan({"months: [1, 3]"});
  const Memory files({{"old/2021.yaml", old_plan}, {"new/2021.yaml", new_plan}});
  const FixedClock clock(day(2021, 7, 10));
  const Env env{files, clock, {}, [](const std::string&) { return std::nullopt; }};
  const AsOf as_of{day(2021, 7, 10)};
  const auto overdue_in = [&](const Workspace& workspace) { return overdue(workspace.plans, {}, {}, as_of).size(); };

  const auto before = open_workspace(env, {{"old"}, "<stdin>", {}, {}}, {});
  REQUIRE(before);
  CHECK(overdue_in(*before) == 2);
  {
    const auto after = open_workspace(env, {{"new"}, "<stdin>", {}, {}}, {});
    REQUIRE(after);
    CHECK(overdue_in(*after) == 2);
    CHECK(after->plans[0]->rows.size() == 1);
    CHECK(before->plans[0]->rows.size() == 2);
  }
  CHECK(overdue_in(*before) == 2);
  CHECK(before->plans[0]->source->path() == "old/2021.yaml");
}

TEST_CASE("a request for which there is no plan is refused") {
  const Memory files({{"plans/2021.yaml", small_plan({"months: [1]"})}});
  const FixedClock clock(day(2021, 7, 10));
  const Env env{files, clock, {}, [](const std::string&) { return std::nullopt; }};
  CHECK(!open_workspace(env, {{}, "<stdin>", {}, {}}, {}));
}

// Of a later year, in which 1.1.1.2 is no more.
Memory two_years() {
  std::string later = small_plan({"months: [1]"});
  for (std::size_t at = later.find("2021"); at != std::string::npos; at = later.find("2021")) later[at + 3] = '2';
  return Memory({{"plans/2021.yaml", small_plan({"months: [1]", "months: [2]"})}, {"plans/2022.yaml", later}});
}

TEST_CASE("of an id that only another year's plan has the year is named") {
  const Memory files = two_years();
  Setting setting;
  setting.files = &files;
  setting.today = day(2022, 7, 10);
  for (const std::string line : {"show 1.1.1.2", "due --id 1.1.1.2", "list --id 1.1.1.2"}) {
    CHECK(run_line("rbplan " + line, setting).err ==
          "error: no such id: 1.1.1.2\nhelp: the plan of 2021 has it: --year 2021\n");
    CHECK(run_line("rbplan " + line + " --year 2021", setting).code == exit_code::ok);
  }
}

TEST_CASE("a file that does not say whose it is is told before it is said that there is no such office") {
  const Memory files({{"plans/9901-2021.yaml", small_plan({"months: [1]"})}, {"plans/2021.yaml", "title: \"x\n"}});
  Setting setting;
  setting.files = &files;
  const Outcome outcome = run_line("rbplan validate --office 9903", setting);
  CHECK(outcome.code == exit_code::usage);
  CHECK(outcome.err.starts_with("plans/2021.yaml:1:8: error[RB107]"));
  CHECK(outcome.err.find("error: no such office: 9903") != std::string::npos);
  CHECK(outcome.err == run_line("rbplan due --office 9903", setting).err);
}

}  // namespace
}  // namespace rbplan::testing
