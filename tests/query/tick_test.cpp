#include "query/tick.h"

#include <doctest/doctest.h>

#include "support/plans.h"

namespace rbplan::testing {
namespace {

State state_on(Date when, int grace = 0) {
  const auto plan = plan_of(small_plan({"months: [2]"}));
  return ticks_of(plan->file, {when, grace}).at(0).state;
}

TEST_CASE("a tick's state follows from the day") {
  CHECK(state_on(day(2020, 12, 31)) == State::upcoming);
  CHECK(state_on(day(2021, 1, 31)) == State::upcoming);
  CHECK(state_on(day(2021, 2, 1)) == State::due);
  CHECK(state_on(day(2021, 2, 28)) == State::due);
  CHECK(state_on(day(2021, 3, 1)) == State::overdue);
}

TEST_CASE("the grace moves the day a tick becomes overdue, not how late it is") {
  CHECK(state_on(day(2021, 3, 7), 7) == State::due);
  CHECK(state_on(day(2021, 3, 8), 7) == State::overdue);
  const auto plan = plan_of(small_plan({"months: [2]"}));
  CHECK(ticks_of(plan->file, {day(2021, 3, 8), 7}).at(0).days_overdue == 8);
  CHECK(ticks_of(plan->file, {day(2021, 3, 7), 7}).at(0).days_overdue == 0);
}

TEST_CASE("an amendment cancels from its date on") {
  const auto plan = plan_of(
      small_plan({"months: [2], cancelled_by: \"05\""},
                 "amendments: [{number: \"05\", date: \"2021-03-10\", about: \"x\", indicators: [\"1.1.1.1\"]}]\n"));
  CHECK(ticks_of(plan->file, {day(2021, 3, 9), 0}).at(0).state == State::overdue);
  CHECK(ticks_of(plan->file, {day(2021, 3, 10), 0}).at(0).state == State::cancelled);
  CHECK(ticks_of(plan->file, {day(2021, 3, 10), 0}).at(0).days_overdue == 0);
}

TEST_CASE("ticks come by row, then by month, whatever the order in the file") {
  const auto plan = plan_of(small_plan({"months: [7, 1]", "months: []", "months: [3]"}));
  const auto ticks = ticks_of(plan->file, {day(2021, 7, 10), 0});
  REQUIRE(ticks.size() == 3);
  CHECK(ticks[0].period.last() == std::chrono::January);
  CHECK(ticks[1].period.last() == std::chrono::July);
  CHECK(ticks[2].row->id == "1.1.1.3");
  CHECK(count_states(ticks) == StateCounts{0, 2, 1, 0, 0});
}

}  // namespace
}  // namespace rbplan::testing
