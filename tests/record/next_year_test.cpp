// Next year's plan: what changes in the text, and that nothing else does, on plans of every form.
#include "record/next_year.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "load/usual.h"
#include "model/rows.h"
#include "record/first_plan.h"
#include "support/files.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

std::string made_of(const std::string& yaml, bool keep_months = true) {
  const auto made = next_year(SourceText("2021.yaml", yaml), "2022.yaml", {2022, keep_months, "check"});
  return made ? std::string(made->source.bytes()) : std::string("refused");
}

std::string with(std::string text, const std::string& old_part, const std::string& new_part) {
  replace_all(text, old_part, new_part);
  return text;
}

// The rows that stay, one a line; written without the code under test.
void add_rows(const std::vector<Row>& rows, bool keep_months, const std::string& above, std::string& out) {
  for (const Row& row : rows) {
    if (row.facts && row.facts->cancelled_by) continue;
    out += fmt::format("{}/{} {} {} {} {}", above, row.number.value, row.name.value, row.owner ? row.owner->value : "-",
                       row.note ? row.note->value : "-", row.budget ? row.budget->value : -1);
    if (row.facts) {
      out += " months";
      for (const auto& period : row.facts->periods) {
        if (keep_months) out += fmt::format(" {}", static_cast<unsigned>(period.value.last()));
      }
      for (const Text& text : row.facts->evidence_needed) out += " needs " + text.value;
      if (row.facts->target) out += " target " + row.facts->target->value.value.text + row.facts->target->unit.value;
    }
    out += '\n';
    add_rows(row.rows, keep_months, above + '/' + row.number.value, out);
  }
}

std::string rows_of(const Plan& plan, bool keep_months) {
  std::string out;
  add_rows(plan.programs, keep_months, "", out);
  return out;
}

std::vector<std::filesystem::path> all_plans() {
  std::vector<std::filesystem::path> paths = {source_dir() / "plans/2021.yaml"};
  for (const auto& path : files_in("tests/plans/ok", ".yaml")) {
    if (path.string().find(".progress.") == std::string::npos) paths.push_back(path);
  }
  return paths;
}

TEST_CASE("plans of every form become those of another year, with the same rows") {
  for (const auto& path : all_plans()) {
    for (const bool keep_months : {true, false}) {
      INFO(path.string());
      const SourceText old(path.string(), read_file(path));
      const LoadedPlan before = load_plan(old);
      REQUIRE(before.plan.has_value());
      const int year = before.plan->year.value == 2199 ? 2150 : before.plan->year.value + 1;
      const auto made = next_year(old, "x.yaml", {year, keep_months, "check"});
      REQUIRE(made.has_value());
      if (read_usual(old)) CHECK(read_usual(made->source).has_value());
      CHECK(made->loaded.plan->year.value == year);
      CHECK(!made->loaded.plan->decree.has_value());
      CHECK(made->loaded.plan->amendments.empty());
      CHECK(made->loaded.plan->owners.size() == before.plan->owners.size());
      CHECK(rows_of(*made->loaded.plan, true) == rows_of(*before.plan, keep_months));
      for (const IndicatorRow& row : indicator_rows(*made->loaded.plan)) {
        CHECK(!row.facts().doubt.has_value());
        CHECK(row.facts().formerly.empty());
      }
      // Another year again: there is nothing left to take away.
      const auto again = next_year(made->source, "y.yaml", {year - 1, keep_months, "check"});
      REQUIRE(again.has_value());
      CHECK(rows_of(*again->loaded.plan, true) == rows_of(*made->loaded.plan, true));
    }
  }
}

TEST_CASE("of the real plan every comment stays, and every row") {
  const std::string old = read_file(source_dir() / "plans/2021.yaml");
  const std::string now = made_of(old);
  for (const std::string_view line : split(old, '\n')) {
    const std::size_t sign = line.find('#');
    if (sign != std::string_view::npos && is_blank(line.substr(0, sign))) CHECK(now.find(line) != std::string::npos);
  }
  CHECK(now.find("title: \"Rencana Aksi Reformasi Birokrasi KPU Kabupaten Banyumas, 2022\"\nyear: 2022\n") !=
        std::string::npos);
  CHECK(now.find("2021.progress.yaml).  # check\n") != std::string::npos);
}

// A change of the rows of a small plan: the lines that `made_of` has instead of these.
std::string row_becomes(const std::string& row, bool keep_months = true) {
  const std::string head = "rbplan: 1\ntitle: \"x 2021\"\nyear: 2021\ninstitution: {name: \"x\"}\n";
  const std::string above =
      "programs:\n  - number: 1\n    name: \"x\"\n    activities:\n      - number: 1\n        name: \"x\"\n"
      "        sub_activities:\n          - number: 1\n            name: \"x\"\n            indicators:\n"
      "              - {number: 1, name: \"x\", months: []}\n";
  const std::string all = made_of(head + above + row, keep_months);
  const std::size_t at = all.find(above);
  return at == std::string::npos ? all : all.substr(at + above.size());
}

TEST_CASE("what is left out of a row, in brackets and in lines") {
  CHECK(row_becomes("              - {number: 2, name: \"y\", months: [2], doubt: \"?\", formerly: [\"1.1.1.9\"]}\n") ==
        "              - {number: 2, name: \"y\", months: [2]}  # check\n");
  CHECK(row_becomes("              - {doubt: \"?\", number: 2, months: [2], formerly: [\"1.1.1.9\"], name: \"y\"}\n") ==
        "              - {number: 2, months: [2], name: \"y\"}  # check\n");
  CHECK(row_becomes("              - {number: 2, name: \"y\", months: [2], # seen\n                 doubt: \"?\"}\n") ==
        "              - {number: 2, name: \"y\", months: [2], # seen  # check\n                 }\n");
  CHECK(row_becomes("              - doubt: \"?\"\n                number: 2\n                name: \"y\"\n"
                    "                months: [2]\n") ==
        "              - number: 2\n                name: \"y\"\n                months: [2]  # check\n");
  CHECK(row_becomes("              - number: 2\n                name: \"y\"\n                months: [2]\n"
                    "                doubt: |\n                  two\n                  lines\n") ==
        "              - number: 2\n                name: \"y\"\n                months: [2]  # check\n");
  CHECK(row_becomes("              - number: 2\n                name: \"y\"\n                months:\n"
                    "                  - 2\n                # rbplan: ignore[RB316] printed so\n"
                    "                formerly: [\"1.1.1.9\"]  # see page 3\n") ==
        "              - number: 2\n                name: \"y\"\n                months:\n"
        "                  - 2\n  # see page 3\n");
}

TEST_CASE("cancelled rows go with all below them; a list that loses all is empty and marked") {
  const std::string cancelled = ", cancelled_by: \"1/2021\"";
  CHECK(row_becomes("              - {number: 2, name: \"y\", months: [2]" + cancelled + "}  # gone\n# stays\n") ==
        "# stays\n");
  CHECK(row_becomes("              - number: 2\n                name: \"y\"\n                months: []\n"
                    "                indicators:  # two\n                  - {number: 1, name: \"z\", months: [1]" +
                    cancelled + "}\n                  - {number: 2, name: \"z\", months: [1]" + cancelled + "}\n") ==
        "              - number: 2\n                name: \"y\"\n                months: []\n"
        "                indicators: []  # two  # check\n");
  CHECK(row_becomes(
            "              - {number: 2, name: \"y\", months: [], indicators: [{number: 1, name: \"z\", months: "
            "[]" +
            cancelled + "}]}\n") == "              - {number: 2, name: \"y\", months: [], indicators: []}  # check\n");
}

TEST_CASE("months are emptied where that is asked for, and what is of the year is marked") {
  CHECK(row_becomes("              - {number: 2, name: \"y\", months: [2, 3]}\n", false) ==
        "              - {number: 2, name: \"y\", months: []}  # check\n");
  CHECK(row_becomes("              - number: 2\n                name: >\n                  of 2021\n"
                    "                months:\n                  - 2  # two\n",
                    false) ==
        "              - number: 2\n                name: >  # check\n                  of 2021\n"
        "                months: []  # check\n  # two\n");
  CHECK(row_becomes("              - {number: 2, name: \"of 2020-2024\", months: [2], budget: 5}\r\n") ==
        "              - {number: 2, name: \"of 2020-2024\", months: [2], budget: 5}  # check\r\n");
  CHECK(row_becomes("              - {number: 2, name: \"12021 and 20210\", months: [2]}\n") ==
        "              - {number: 2, name: \"12021 and 20210\", months: [2]}\n");
}

TEST_CASE("comments between months stay where these are emptied, unless they ignore a problem there") {
  const auto row = [](const std::string& months) {
    return "              - {number: 2, name: \"y\", months: " + months;
  };
  const auto becomes = [&](const std::string& months) { return row_becomes(row(months + "}\n"), false); };
  const std::string line = "\n                ";
  CHECK(becomes("[2, # two" + line + "3]") == row("[ # two" + line + "]}  # check\n"));
  CHECK(becomes("[2," + line + "3 # ] three" + line + "]") == row("[ # ] three" + line + "]}  # check\n"));
  CHECK(becomes("[ # a" + line + "# b" + line + "2, 3]") == row("[ # a" + line + "# b" + line + "]}  # check\n"));
  CHECK(becomes("[2, # rbplan: ignore[RB220] so" + line + "3]") == row("[]}  # check\n"));
  CHECK(becomes("[2," + line + "3]") == row("[]}  # check\n"));
  CHECK(becomes("[2, # of 2021" + line + "3]") == row("[ # of 2021  # check" + line + "]}  # check\n"));
}

TEST_CASE("what is no plan without errors is refused") {
  for (const char* yaml : {"a: [", "rbplan: 1\n", "rbplan: 1\nyear: 2021\ntitle:\nnote: ~\n",
                           "rbplan: 1\nyear: 2021\nprograms:\n  - doubt: \"x\"\n"}) {
    INFO(yaml);
    CHECK(made_of(yaml) == "refused");
  }
  CHECK(row_becomes("              - {number: 2, name: \"y\", months: 5}\n", false) == "refused");
}

TEST_CASE("a decree in the first line, and comments above all") {
  const std::string programs =
      "rbplan: 1\nyear: 2021\ninstitution: {name: \"x\"}\nprograms:\n  - {number: 1, name: \"x\", activities: []}\n";
  CHECK(made_of("decree: {number: \"1\", date: \"2021-01-04\"}\ntitle: \"x 2021 of 2019\"\n" + programs) ==
        "# decree: {number: \"...\", date: \"2022-...\"}  # check\ntitle: \"x 2022 of 2019\"\n" +
            with(programs, "2021", "2022"));
  CHECK(made_of("# for 2021\n# rbplan: ignore[RB330] it is of 2021\ntitle: \"x\"\n" + programs) ==
        "# for 2021  # check\n# rbplan: ignore[RB330] it is of 2021\ntitle: \"x\"  # check\n" +
            with(programs, "2021", "2022"));
}

TEST_CASE("what goes behind a dash, with comments, at the end of a block") {
  const std::string cancelled = "                cancelled_by: \"1/2021\"\n";
  const std::string rest = "                number: 2\n                name: \"y\"\n                months: [2]\n";
  const std::string kept = "              - number: 2\n                name: \"y\"\n                months: [2]";
  CHECK(row_becomes("              - doubt: \"?\"\n                formerly: [\"1.1.1.9\"]\n" + rest) ==
        kept + "  # check\n");
  CHECK(row_becomes("              -  # since 2021\n" + rest + cancelled) == "");
  CHECK(row_becomes(kept + "\n                doubt: \"?\"\t# see page 3\n") == kept + "  # check\n\t# see page 3\n");
  CHECK(row_becomes("              -\n" + rest + cancelled) == "");
  CHECK(row_becomes(kept + "\n                formerly: [\"1.1.1.9\"]\n                doubt: |\n"
                           "                  two  \n                  lines  \n") == kept + "  # check\n");
  CHECK(row_becomes(kept +
                    "\n                formerly: [\"1.1.1.9\",  # not ] 1.1.1.8\n                  \"1.1.1.7\"]\n") ==
        kept + "\n  # not ] 1.1.1.8\n");
  CHECK(row_becomes(kept + "\n                formerly:\n                  - \"1.1.1.9\"  # a\n                  # b\n"
                           "                  - \"1.1.1.8\"\n") == kept + "\n  # a\n                  # b\n");
  CHECK(
      row_becomes("              - {number: 2, name: \"y\", months: [], cancelled_by: \"1\", indicators: [{number: 1, "
                  "name: \"z\", months: [1]}]}\n") == "");
}

TEST_CASE("the first plan of a year, begun in its last month") {
  const std::string plan = first_plan(Language::english, 2021, std::chrono::December);
  CHECK(plan.find("months: [12]") != std::string::npos);
  CHECK(plan.find("[12, 12]") == std::string::npos);
}

TEST_CASE("texts that name this year, the one before or the next are marked") {
  const auto row = [](const std::string& name) {
    return "              - {number: 2, name: \"" + name + "\", months: [2]}";
  };
  for (const char* name : {"of 2020", "of 2021", "of 2022"})
    CHECK(row_becomes(row(name) + "\n") == row(name) + "  # check\n");
  for (const char* name : {"of 2019", "of 2023"}) CHECK(row_becomes(row(name) + "\n") == row(name) + "\n");
}

TEST_CASE("the mark of a line that goes on stands where that ends") {
  const auto row = [](const std::string& rest) { return "              - {number: 2, name: \"of 2021\", " + rest; };
  const std::string months = "months: [2]}";
  CHECK(row_becomes(row("note: \"one\n                  two\", " + months + "\n")) ==
        row("note: \"one\n                  two\", " + months + "  # check\n"));
  CHECK(row_becomes(row("formerly: [\"1.1.1.9\",\n                  \"1.1.1.8\"], " + months + "\n")) ==
        row(months + "  # check\n"));
}

TEST_CASE("of a file with carriage returns all line ends stay") {
  const auto dos = [](std::string text) {
    replace_all(text, "\n", "\r\n");
    return text;
  };
  const std::string plan =
      "rbplan: 1\ntitle: \"x 2021\"\nyear: 2021\ninstitution: {name: \"x\"}\n"
      "decree: {number: \"1\", date: \"2021-01-04\"}\nprograms:\n  - number: 1\n    name: \"x\"\n    activities:\n"
      "      - number: 1\n        name: \"x\"\n        sub_activities:\n          - number: 1\n            name: "
      "\"x\"\n"
      "            indicators:\n              -\n                number: 1\n                name: |\n"
      "                  of\n                  2021\n                months: [1]\n                doubt: >\n           "
      "       ?\n"
      "              -\n                number: 2\n                name: \"y\"\n                months: [1]\n"
      "                cancelled_by: \"1\"\n";
  const std::string made = made_of(plan);
  CHECK(made.find("2022") != std::string::npos);
  CHECK(made_of(dos(plan)) == dos(made));
}

}  // namespace
}  // namespace rbplan::testing
