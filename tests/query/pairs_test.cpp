// Rows of two plans: which is which after rows were moved, renumbered, reworded, swapped, added and removed.
#include "query/pairs.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/plans.h"
#include "support/random.h"

namespace rbplan::testing {
namespace {

// `1.1.1.1=1.1.1.2`: each row before with the one it became; `-` for none; then those that are new.
std::string pairs_of(const RowPairs& pairs) {
  std::string out;
  for (std::size_t i = 0; i < pairs.before().size(); ++i) {
    if (!pairs.before()[i].row->facts) continue;
    const auto after = pairs.after_of(i);
    out += fmt::format("{}={} ", pairs.before()[i].id, after ? pairs.after()[*after].id : "-");
  }
  for (std::size_t i = 0; i < pairs.after().size(); ++i) {
    if (pairs.after()[i].row->facts && !pairs.before_of(i)) out += fmt::format("+{} ", pairs.after()[i].id);
  }
  return out.substr(0, out.size() - 1);
}

// A small plan whose indicators have these names.
std::string plan_with(const std::vector<std::string>& names, const std::vector<std::string>& more = {}) {
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < names.size(); ++i) rows.push_back("months: [1]" + (i < more.size() ? more[i] : ""));
  std::string yaml = small_plan(rows);
  for (std::size_t i = names.size(); i > 0; --i) {
    const std::string old = fmt::format("\"Indikator {}\"", i);
    yaml.replace(yaml.find(old), old.size(), fmt::format("\"{}\"", names[i - 1]));
  }
  return yaml;
}

std::string paired(const std::string& before, const std::string& after) {
  const auto a = plan_of(before);
  const auto b = plan_of(after);
  const std::string out = pairs_of(RowPairs(a->plan, b->plan));
  // Seen from the other side the same rows are pairs, unless `formerly` says more of one side.
  return out;
}

TEST_CASE("rows are known by number and wording, then by wording, then by number") {
  CHECK(paired(plan_with({"A", "B"}), plan_with({"A", "B"})) == "1.1.1.1=1.1.1.1 1.1.1.2=1.1.1.2");
  CHECK(paired(plan_with({"A", "B"}), plan_with({"B", "A"})) == "1.1.1.1=1.1.1.2 1.1.1.2=1.1.1.1");
  CHECK(paired(plan_with({"A", "B"}), plan_with({"X", "A", "B"})) == "1.1.1.1=1.1.1.2 1.1.1.2=1.1.1.3 +1.1.1.1");
  CHECK(paired(plan_with({"A", "B", "C"}), plan_with({"B", "C"})) == "1.1.1.1=- 1.1.1.2=1.1.1.1 1.1.1.3=1.1.1.2");
  CHECK(paired(plan_with({"A", "B"}), plan_with({"A", "B lain"})) == "1.1.1.1=1.1.1.1 1.1.1.2=1.1.1.2");
  CHECK(paired(plan_with({"Laporan, akhir"}), plan_with({"x", "LAPORAN akhir."})) == "1.1.1.1=1.1.1.2 +1.1.1.1");
  // Of a wording that several rows have, only the number tells.
  CHECK(paired(plan_with({"A", "A", "B"}), plan_with({"B", "A", "A"})) ==
        "1.1.1.1=1.1.1.3 1.1.1.2=1.1.1.2 1.1.1.3=1.1.1.1");
}

TEST_CASE("a former id tells, though another row bears it now") {
  CHECK(paired(plan_with({"A", "B"}),
               plan_with({"B", "A"}, {", formerly: [\"1.1.1.1\"]", ", formerly: [\"1.1.1.2\"]"})) ==
        "1.1.1.1=1.1.1.1 1.1.1.2=1.1.1.2");
  CHECK(paired(plan_with({"A"}), plan_with({"A", "C"}, {"", ", formerly: [\"1.1.1.1\"]"})) ==
        "1.1.1.1=1.1.1.2 +1.1.1.1");
}

}  // namespace
}  // namespace rbplan::testing
