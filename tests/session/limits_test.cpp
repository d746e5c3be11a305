// Of very many problems only some are kept: what was only counted is not taken for absent.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "session/workspace.h"
#include "support/plans.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

constexpr int kMoreThanKept = static_cast<int>(kMostProblems) + 100;

std::size_t count_of(Kind kind, const Memory& files) {
  const FixedClock clock(day(2021, 7, 10));
  const Env env{files, clock, {}, [](const std::string&) { return std::nullopt; }};
  const Workspace workspace = load_plans(env, {"plans"}, "<stdin>");
  std::size_t n = 0;
  for (const FileFindings& file : workspace.findings(false)) {
    for (const Diagnostic& one : file.diagnostics) n += one.kind == kind;
  }
  return n;
}

TEST_CASE("a remark on a problem that was only counted is in use") {
  std::string progress = "rbplan_progress: 1\nrecords:\n";
  for (int i = 0; i < kMoreThanKept; ++i) {
    progress += fmt::format(
        "  - {{\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"done\", \"date\": \"2020-12-30\", "
        "\"recorded\": \"2020-12-30T{:02}:{:02}:00Z\"}}",
        i / 60, i % 60);
    progress += '\n';
    if (i + 2 == kMoreThanKept) progress += "# rbplan: ignore[RB404] done before the plan was signed\n";
  }
  const Memory files({{"plans/2021.yaml", small_plan({"months: [1]"})}, {"plans/2021.progress.yaml", progress}});
  CHECK(count_of(Kind::date_before_year, files) >= kMostProblems - 1);
  CHECK(count_of(Kind::ignore_unused, files) == 0);
}

TEST_CASE("a misspelt key that was only counted is not missing too") {
  std::vector<std::string> rows(kMoreThanKept, "months: [1], x: 1");
  std::string plan = small_plan(rows);
  plan += "  - {number: 2, name: \"Q\", activitys: []}\n";
  CHECK(count_of(Kind::nothing_below, Memory({{"plans/2021.yaml", plan}})) == 0);
}

}  // namespace
}  // namespace rbplan::testing
