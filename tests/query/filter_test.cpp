#include "query/filter.h"

#include <doctest/doctest.h>

#include "query/due.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

std::vector<std::string> ids(const std::vector<Tick>& ticks) {
  std::vector<std::string> out;
  for (const Tick& tick : ticks) out.push_back(tick.row->id);
  return out;
}

TEST_CASE("filters take what fits all of them") {
  const auto plan = plan_of(small_plan({"months: [1], owner: \"siti\"", "months: [1, 2], doubt: \"x\"", "months: [2]"},
                                       "owners: [{id: \"siti\", name: \"Siti\"}]\n"));
  const auto with = [&](auto change) {
    Filter filter;
    change(filter);
    return ids(overdue({&plan->file}, {}, filter, {day(2021, 3, 1), 0}));
  };
  using Ids = std::vector<std::string>;
  CHECK(with([](Filter&) {}) == Ids{"1.1.1.1", "1.1.1.2", "1.1.1.2", "1.1.1.3"});
  CHECK(with([](Filter& f) { f.owners = {"siti"}; }) == Ids{"1.1.1.1"});
  CHECK(with([](Filter& f) { f.doubtful = true; }) == Ids{"1.1.1.2", "1.1.1.2"});
  CHECK(with([](Filter& f) { f.months = {std::chrono::February}; }) == Ids{"1.1.1.2", "1.1.1.3"});
  CHECK(with([](Filter& f) { f.ids = {"1.1.1.3", "1.1.1.1"}; }) == Ids{"1.1.1.1", "1.1.1.3"});
  CHECK(with([](Filter& f) { f.ids = {"1.1"}; }).size() == 4);
  CHECK(with([](Filter& f) { f.texts = {"INDIKATOR 2"}; }) == Ids{"1.1.1.2", "1.1.1.2"});
  CHECK(with([](Filter& f) {
          f.programs = {"1"};
          f.states = {State::due};
        }).empty());
}

TEST_CASE("a name that nothing has is found out") {
  const auto plan = plan_of(small_plan({"months: [1]"}, "owners: [{id: \"siti\", name: \"Siti\"}]\n"));
  const auto unknown = [&](auto change) {
    Filter filter;
    change(filter);
    return unknown_name(filter, {&plan->file});
  };
  CHECK(!unknown([](Filter& f) {
    f.ids = {"1", "1.1", "1.1.1", "1.1.1.1"};
    f.programs = {"1"};
    f.owners = {"siti"};
  }));
  CHECK(unknown([](Filter& f) { f.ids = {"1.1.1.2"}; })->similar == "1.1.1.1");
  CHECK(unknown([](Filter& f) { f.programs = {"2"}; })->name == "2");
  CHECK(unknown([](Filter& f) { f.owners = {"sti"}; })->similar == "siti");
}

}  // namespace
}  // namespace rbplan::testing
