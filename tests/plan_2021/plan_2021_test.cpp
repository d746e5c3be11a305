// The plan of 2021 against the reading of its annex (tests/data/2021-reading.tsv): ids, months and text, line by line.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "support/files.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

std::unique_ptr<TestPlan> the_plan() { return plan_of(read_file(source_dir() / "plans/2021.yaml")); }

struct ReadRow {
  std::string id;
  std::vector<unsigned> months;
  std::string text;
};

// `1,7-9`: 1 7 8 9; `-`: none.
std::vector<unsigned> months_of(std::string_view written) {
  std::vector<unsigned> months;
  if (written == "-") return months;
  for (const std::string_view run : split(written, ',')) {
    const auto ends = split(run, '-');
    const int first = parse_whole(ends.front()).value();
    const int last = parse_whole(ends.back()).value();
    for (int month = first; month <= last; ++month) months.push_back(static_cast<unsigned>(month));
  }
  return months;
}

std::vector<ReadRow> the_reading() {
  const std::string tsv = read_file(source_dir() / "tests/data/2021-reading.tsv");
  std::vector<ReadRow> rows;
  for (const std::string_view line : split(tsv, '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() == 4);
    rows.push_back({std::string(cells[1]), months_of(cells[2]), std::string(cells[3])});
  }
  return rows;
}

TEST_CASE("the plan agrees with the reading line for line") {
  const auto plan = the_plan();
  const auto reading = the_reading();
  const auto& rows = plan->file.rows;
  REQUIRE(reading.size() == 152);
  REQUIRE(rows.size() == reading.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(reading[i].id);
    CHECK(rows[i].id == reading[i].id);
    CHECK(rows[i].indicator->name.value == reading[i].text);
    std::vector<unsigned> months;
    for (const auto& month : rows[i].facts().periods) months.push_back(static_cast<unsigned>(month.value.last()));
    CHECK(months == reading[i].months);
  }
}

TEST_CASE("the plan has the annex's counts") {
  const auto plan = the_plan();
  std::array<std::size_t, kLevels.size()> of_level{};
  std::size_t parts = 0;
  for_each_row(plan->plan, [&](const RowPath& path) {
    const Level level = path.back().row->level;
    const bool is_part = level == Level::sub_activity && path[path.size() - 2].row->level == level;
    ++(is_part ? parts : of_level[static_cast<std::size_t>(level)]);
    return true;
  });
  CHECK(plan->plan.programs.size() == 8);
  CHECK(of_level[static_cast<std::size_t>(Level::activity)] == 26);
  CHECK(of_level[static_cast<std::size_t>(Level::sub_activity)] == 80);
  CHECK(parts == 9);

  std::array<int, 12> by_month{};
  for (const IndicatorRow& row : plan->file.rows) {
    for (const auto& month : row.facts().periods) ++by_month[static_cast<unsigned>(month.value.last()) - 1];
  }
  CHECK(by_month == std::array<int, 12>{20, 27, 66, 31, 23, 23, 19, 22, 19, 20, 20, 52});
}

TEST_CASE("the decree's head is whole, and nothing is invented") {
  const auto plan = the_plan();
  REQUIRE(plan->plan.decree);
  const Decree& decree = *plan->plan.decree;
  CHECK(plan->plan.title.value == "Rencana Aksi Reformasi Birokrasi KPU Kabupaten Banyumas, 2021");
  CHECK(plan->plan.institution.name.value == "KPU Kabupaten Banyumas");
  CHECK(plan->plan.institution.code->value == "3302");
  CHECK(decree.number->value == "04.1/ORT.04-Kpt/3302/KPU-Kab/II/2021");
  CHECK(decree.date->value == day(2021, 2, 1));
  CHECK(decree.place->value == "Purwokerto");
  CHECK(decree.signatory->name->value == "IMAM ARIF S.");
  CHECK(decree.certified_by->name->value == "Sigit Budiyanto");
  CHECK(decree.considering.size() == 3);
  CHECK(decree.legal_basis.size() == 10);
  CHECK(decree.noting.size() == 1);
  CHECK(decree.deciding.size() == 2);
  CHECK(plan->plan.owners.empty());
  CHECK(plan->plan.amendments.empty());
  std::size_t doubts = 0;
  for (const IndicatorRow& row : plan->file.rows) {
    CHECK(!row.facts().target);
    CHECK(!row.owner);
    doubts += row.facts().doubt ? 1 : 0;
  }
  CHECK(doubts == 69);
}

}  // namespace
}  // namespace rbplan::testing
