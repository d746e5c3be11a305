// Two workspaces stand side by side: what one is asked changes nothing in the other.
#include "session/workspace.h"

#include <doctest/doctest.h>

#include "query/due.h"
#include "support/plans.h"
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

}  // namespace
}  // namespace rbplan::testing
