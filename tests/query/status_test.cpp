#include "query/status.h"

#include <doctest/doctest.h>

#include "support/plans.h"

namespace rbplan::testing {
namespace {

StatusRow row(const std::string& name, std::size_t done, std::size_t begun) {
  StatusRow out{name, name, {}};
  out.tally.done_of_begun = done;
  out.tally.begun = begun;
  return out;
}

std::string order(std::vector<StatusRow> rows, SortBy by) {
  sort_rows(rows, by);
  std::string names;
  for (const StatusRow& one : rows) names += *one.name;
  return names;
}

TEST_CASE("rows are sorted by their share done, what is overdue, name, or silence; equal ones stay as they stand") {
  std::vector<StatusRow> rows = {row("c", 0, 0), row("B", 1, 2), row("a", 2, 3), row("d", 2, 4)};
  rows[3].tally.by_state[static_cast<std::size_t>(State::overdue)] = 2;
  rows[0].last_record = day(2021, 3, 1);
  rows[2].last_record = day(2021, 2, 1);
  CHECK(order(rows, SortBy::done) == "aBdc");
  CHECK(order(rows, SortBy::overdue) == "dcBa");
  CHECK(order(rows, SortBy::name) == "aBcd");
  CHECK(order(rows, SortBy::silent) == "Bdac");
}

TEST_CASE("rows beyond a limit are counted") {
  StatusOfPlans status;
  status.rows = {row("a", 1, 1), row("b", 1, 1), row("c", 1, 1)};
  keep_first(status, 3);
  CHECK(status.left_out == 0);
  keep_first(status, 1);
  CHECK(status.rows.size() == 1);
  CHECK(status.left_out == 2);
}

TEST_CASE("each row is counted by program where that is asked for") {
  const auto plan = plan_of(small_plan({"months: [1, 7]", "months: []"}));
  const AsOf as_of{day(2021, 3, 5)};
  const StatusOfPlans plain = status({&plan->file}, GroupBy::office, {}, as_of);
  CHECK(plain.programs.empty());
  CHECK(cells_of(plain).empty());
  const StatusOfPlans across = status({&plan->file}, GroupBy::office, {}, as_of, true);
  const auto cells = cells_of(across);
  REQUIRE(cells.size() == 1);
  CHECK(*cells[0].program->key == "1");
  CHECK(cells[0].tally->planned == 2);
  CHECK(cells[0].tally->begun == 1);
  CHECK(across.programs[0].tally.planned == 2);
  CHECK(status({&plan->file}, GroupBy::quarter, {}, as_of, true).rows.size() == 2);
}

}  // namespace
}  // namespace rbplan::testing
