// due and overdue over several plans, plans with problems, and what is printed where.
#include <doctest/doctest.h>

#include <regex>

#include "base/text.h"
#include "support/plans.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

std::string plan_text(const std::string& code, int year, const std::string& months) {
  std::string yaml = small_plan({"months: [" + months + "]"});
  yaml.replace(yaml.find("9901"), 4, code);
  yaml.replace(yaml.find("2021"), 4, std::to_string(year));
  return yaml;
}

// Runs over files in memory, on 10 July 2021 unless told otherwise.
Outcome run_over(const Memory& files, const std::string& line) {
  Setting setting;
  setting.files = &files;
  return run_line(line, setting);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Memory two_offices() {
  return Memory({{"plans/9901/2021.yaml", plan_text("9901", 2021, "3, 7")},
                 {"plans/9902/2021.yaml", plan_text("9902", 2021, "7")},
                 {"plans/9902/2020.yaml", plan_text("9902", 2020, "12")}});
}

TEST_CASE("several offices are one table with an office column") {
  const Outcome due = run_over(two_offices(), "rbplan due");
  CHECK(due.code == 0);
  CHECK(due.out ==
        "2 plans of 2 offices, 2021\n"
        "as of 10 July 2021\n"
        "\n"
        "July 2021: 2 ticks, deadline 31 July 2021\n"
        "\n"
        "1 P: 2 due\n"
        "  9901  1.1.1.1  due  Indikator 1\n"
        "  9902  1.1.1.1  due  Indikator 1\n"
        "\n"
        "2 ticks in July: 2 due\n"
        "From earlier months 2 ticks are overdue: rbplan overdue\n");
  CHECK(count_of(run_over(two_offices(), "rbplan due --office 9902 --format csv").out, "\n") == 2);
  const Outcome overdue = run_over(two_offices(), "rbplan overdue");
  CHECK(holds(overdue.out, "Deadline 31 December 2020: 1 tick\n  9902  1.1.1.1  overdue 191 days  Indikator 1\n"));
  CHECK(holds(overdue.out, "By office 9901: 1, 9902: 1\n"));
}

TEST_CASE("one office's plans of several years are no office column") {
  const Outcome overdue = run_over(two_offices(), "rbplan overdue --office 9902");
  CHECK(overdue.out.starts_with("2 plans of KPU Contoh, 2020-2021\nas of 10 July 2021\n"));
  CHECK(holds(overdue.out, "\n  1.1.1.1  overdue 191 days  Indikator 1\n"));
}

TEST_CASE("nothing is printed from a plan with errors, the others are") {
  Memory files = two_offices();
  files.add("plans/9903/2021.yaml", plan_text("9903", 2021, "13"));
  const Outcome table = run_over(files, "rbplan due");
  CHECK(table.code == 1);
  CHECK(holds(table.out, "2 ticks in July: 2 due\n"));
  CHECK(holds(table.err, "plans/9903/2021.yaml:15:"));
  CHECK(holds(table.err, "error[RB211]: month 13 does not exist\n"));
  const Outcome json = run_over(files, "rbplan due --format json");
  CHECK(std::regex_search(
      json.out, std::regex(R"("skipped": \[\s*\{\s*"path": "plans/9903/2021.yaml",\s*"errors": 1\s*\}\s*\])")));
}

TEST_CASE("machine formats are printed even when every plan is left out") {
  const Memory files({{"plans/2021.yaml", plan_text("9901", 2021, "13")}});
  CHECK(run_over(files, "rbplan due").out == "");
  CHECK(run_over(files, "rbplan due").code == 1);
  CHECK(holds(run_over(files, "rbplan overdue --format json").out, "\"ticks\": []"));
  CHECK(count_of(run_over(files, "rbplan due --format csv").out, "\n") == 1);
}

TEST_CASE("warnings do not keep a plan from being printed") {
  const Memory files({{"plans/2022.yaml", plan_text("9901", 2021, "7")}});
  const Outcome due = run_over(files, "rbplan due");
  CHECK(due.code == 0);
  CHECK(due.err == "");
  CHECK(run_over(files, "rbplan validate").code == 0);
  CHECK(run_over(files, "rbplan validate --strict").code == 1);
  CHECK(holds(run_over(files, "rbplan validate").out, "warning[RB305]"));
}

TEST_CASE("a filter never hides that a plan has errors: what may stand there is not said to be missing") {
  const std::string broken =
      "rbplan: 1\nyear: 2022\ninstitution: {code: \"1234\", name: \"B\"}\nprograms: [{number: 7, owner: humas}";
  for (const std::string& left_out : {broken, broken + "]"}) {  // no YAML, and a plan that lacks keys
    Memory files = two_offices();
    files.add("plans/b/2022.yaml", left_out);
    for (const std::string name : {"--office 1234", "--year 2022", "--program 7", "--owner humas", "--id 7.1.1.1"}) {
      INFO(name);
      CHECK(run_over(two_offices(), "rbplan overdue " + name).code == 2);
      const Outcome outcome = run_over(files, "rbplan overdue " + name);
      CHECK(outcome.code == 1);
      CHECK(outcome.out == "");
      CHECK(holds(outcome.err, "plans/b/2022.yaml:"));
      CHECK(!holds(outcome.err, "no such"));
    }
    for (const std::string name : {"--office 4321", "--year 2023", "--program 9", "--owner hums", "--id 9.1.1.1"}) {
      INFO(name);
      const Outcome outcome = run_over(files, "rbplan overdue " + name);
      CHECK(outcome.code == 2);
      CHECK(holds(outcome.err, "plans/b/2022.yaml:"));
    }
    CHECK(run_over(files, "rbplan show 7.1.1.1").code == 1);
    CHECK(holds(run_over(files, "rbplan show 7.1.1.1 --format json").out, "\"indicator\": null"));
  }
}

TEST_CASE("of several exit codes 2 goes before 3, 3 before 1, 1 before 4") {
  Memory files = two_offices();
  files.add("plans/9903/2021.yaml", "");
  CHECK(run_over(files, "rbplan overdue --fail-if-any").code == 1);
  CHECK(run_over(files, "rbplan overdue --fail-if-any --office 9901").code == 1);
  CHECK(run_over(two_offices(), "rbplan overdue --fail-if-any").code == 4);
  CHECK(run_over(files, "rbplan overdue -p plans -p missing.yaml --fail-if-any").code == 3);
  CHECK(run_over(files, "rbplan overdue -p plans -p missing.yaml --program 9").code == 2);
}

TEST_CASE("fail-if-any looks at what is due or overdue") {
  const Memory files({{"plans/2021.yaml", plan_text("9901", 2021, "12")}});
  CHECK(run_over(files, "rbplan due --month 12 --fail-if-any").code == 0);
  CHECK(run_over(files, "rbplan due --month 12 --fail-if-any --as-of 2021-12-01").code == 4);
  CHECK(run_over(files, "rbplan overdue --fail-if-any").code == 0);
}

TEST_CASE("the months after the year's end are the next plan's, unless a year is named") {
  const Memory files(
      {{"plans/2021.yaml", plan_text("9901", 2021, "12")}, {"plans/2022.yaml", plan_text("9901", 2022, "1")}});
  const Outcome both = run_over(files, "rbplan due --as-of 2021-12-10 --next 1");
  CHECK(both.out.starts_with("2 plans of KPU Contoh, 2021-2022\nas of 10 December 2021\n\nDecember 2021: 1 tick"));
  CHECK(holds(both.out, "2 ticks in December 2021 to January 2022: 1 due, 1 upcoming\n"));
  const Outcome one = run_over(files, "rbplan due --as-of 2021-12-10 --next 1 --year 2021");
  CHECK(holds(one.out, "January 2022: no tick\n"));
  CHECK(count_of(run_over(files, "rbplan due --as-of 2021-12-10 --next 1 --open --format json").out, "\"path\"") == 2);
}

TEST_CASE("a plan is found by its name, or named") {
  const std::string good = plan_text("9901", 2021, "7");
  const auto finds = [&](const std::string& path, const std::string& line = "rbplan due --format csv") {
    Memory files;
    files.add(path, good);
    return run_over(files, line).code == 0;
  };
  CHECK(finds("plans/2021.yaml"));
  CHECK(finds("plans/3302-2021.yaml"));
  CHECK(finds("plans/deep/er/2021.yaml"));
  CHECK(!finds("plans/plan.yaml"));
  CHECK(!finds("plans/92021.yaml"));
  CHECK(!finds("plans/2021.progress.yaml"));
  CHECK(!finds("plans/.2021.yaml"));
  CHECK(!finds("plans/.git/2021.yaml"));
  CHECK(!finds("plans/2021.yml"));
  for (const std::string name : {"2021.yml", "2021 (1).yaml", "2021.yaml.orig", "2021.yaml.txt"}) {
    const std::map<std::string, std::string> only = {{"plans/" + name, good}};
    const Memory files(only);
    CHECK(run_over(files, "rbplan due").err ==
          "error: no plan found\nhelp: plans/" + name + " is not read: rename it to plans/2021.yaml\n");
  }
  CHECK(finds("plan.txt", "rbplan due -p plan.txt"));
  CHECK(finds("elsewhere/2021.yaml", "RBPLAN_PATH=nowhere:elsewhere rbplan due") == false);
  CHECK(finds("elsewhere/2021.yaml", "RBPLAN_PATH=elsewhere rbplan due"));
  CHECK(finds("there/plans/2021.yaml", "rbplan -C there due"));
}

TEST_CASE("two plans of one office and year are an error at the later, and it is left out") {
  const Memory files(
      {{"plans/a/2021.yaml", plan_text("9901", 2021, "7")}, {"plans/b/2021.yaml", plan_text("9901", 2021, "7")}});
  const Outcome due = run_over(files, "rbplan due");
  CHECK(due.code == 1);
  CHECK(holds(due.out, "plans/a/2021.yaml, as of"));
  CHECK(due.err.starts_with("plans/b/2021.yaml:3:7: error[RB310]: 9901 has two plans for 2021\n"));
  CHECK(run_over(files, "rbplan due -p plans/a -p plans/a/2021.yaml").code == 0);
}

TEST_CASE("an amendment that comes later, and a draft, are named in the heading") {
  const std::string amended =
      small_plan({"months: [3], cancelled_by: \"05\""},
                 "amendments: [{number: \"05\", date: \"2021-08-01\", about: \"x\", indicators: [\"1.1.1.1\"]}]\n");
  const Memory files({{"plans/2021.yaml", amended}});
  const Outcome before = run_over(files, "rbplan due --month 3");
  CHECK(holds(before.out,
              "\nThis plan has no decree yet: it is a draft.\nAmendment 05 of 1 August 2021 comes after this day"));
  CHECK(holds(before.out, "1 tick in March: 1 overdue"));
  const Outcome after = run_over(files, "rbplan due --month 3 --as-of 2021-08-01");
  CHECK(!holds(after.out, "Amendment"));
  CHECK(holds(after.out, "1 tick in March: 1 cancelled"));
}

TEST_CASE("text from files and options is harmless wherever it is printed") {
  Memory files({{"plans/\x1b[31m-2021.yaml", plan_text("::add-mask::", 2021, "7")},
                {"plans/2021.yaml", small_plan({"months: [7], note: \"##[error]\"", "months: [7]"})}});
  for (const char* line : {"rbplan due", "rbplan due --format md", "rbplan overdue --as-of 2021-12-31",
                           "rbplan validate --strict", "rbplan due --width 20"}) {
    INFO(line);
    const Outcome outcome = run_over(files, line);
    CHECK(!holds(outcome.out + outcome.err, "\x1b"));
    CHECK(!std::regex_search(outcome.out + outcome.err, std::regex("(^|\n) *::")));
    CHECK(!holds(outcome.out + outcome.err, "##["));
  }
  const Outcome refused = run_over(files, "rbplan due --state '::error::\x1b##[x]'");
  CHECK(refused.err ==
        "error: no such state: : :error: :\\x1b## [x]\nhelp: states are done, overdue, due, upcoming, cancelled\n");
}

}  // namespace
}  // namespace rbplan::testing
