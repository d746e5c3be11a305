// Lists over several years and offices: which plan answers, and what is said of those that do not.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/plans.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

std::string plan_of(const std::string& code, int year, const std::vector<std::string>& indicators,
                    const std::string& name = "KPU Contoh") {
  std::string plan = small_plan(indicators);
  const auto put = [&](const std::string& old, const std::string& now) {
    plan.replace(plan.find(old), old.size(), now);
  };
  put("9901", code);
  put("KPU Contoh", name);
  put("year: 2021", fmt::format("year: {}", year));
  return plan;
}

struct Desk {
  Memory files;
  Setting setting;

  Desk() { write_into(files, setting); }
  void add(const std::string& code, int year, const std::vector<std::string>& indicators,
           const std::string& name = "KPU Contoh") {
    files.add(fmt::format("plans/{}-{}.yaml", code, year), plan_of(code, year, indicators, name));
  }
  Outcome run(const std::string& line) const { return run_line("rbplan " + line, setting); }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_CASE("the months ahead are those of every office, also of one that has no plan of this year") {
  Desk desk;
  desk.add("A", 2021, {"months: [12]"});
  desk.add("A", 2022, {"months: [1]"});
  desk.add("C", 2022, {"months: [1, 2]"});
  const std::string day = " --as-of 2021-12-20";
  CHECK(desk.run("due --next 1 --fields office,year,id,month" + day).out ==
        "office,year,id,month\nA,2021,1.1.1.1,12\nA,2022,1.1.1.1,1\nC,2022,1.1.1.1,1\n");
  CHECK(has(desk.run("due --next 1" + day).out, "\n1 office has no plan of 2021: C KPU Contoh\n"));
  CHECK(has(desk.run(day).out, "January 2022: 2 ticks"));
  CHECK_FALSE(has(desk.run("due --next 1 --year 2021 --fields office" + day).out, "C"));
  CHECK_FALSE(has(desk.run("due --month 12 --fields office" + day).out, "C"));
}

TEST_CASE("where the plan of the day's year has errors, that of the year before is no answer") {
  Desk desk;
  desk.add("A", 2020, {"months: [12]"});
  desk.add("A", 2021, {"months: [13]"});
  for (const char* line : {"due", "list", "status", "timeline", "show 1.1.1.1", "evidence", ""}) {
    CAPTURE(line);
    const Outcome outcome = desk.run(line + std::string(" --as-of 2021-04-10"));
    CHECK(outcome.code == exit_code::problems);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "error[RB211]"));
  }
  CHECK(has(desk.run("due --year 2020 --as-of 2021-04-10").out, "December 2020"));
  desk.add("B", 2021, {"months: [4]"});
  CHECK(desk.run("due --as-of 2021-04-10 --fields office,year").out == "office,year\nB,2021\n");
}

TEST_CASE("show tells of every office asked for, also where only one has the row") {
  Desk desk;
  desk.add("A", 2021, {"months: [1]", "months: [2]"});
  desk.add("B", 2021, {"months: [1]"});
  const std::string out = desk.run("show 1.1.1.2").out;
  CHECK(has(out, "\n1 office has no 1.1.1.2 in its plan: B KPU Contoh\n"));
  CHECK(has(desk.run("show 1.1.1.2 --format json").out, "plans/B-2021.yaml"));
  CHECK(has(desk.run("show 1.1.1.2 --office A").out, "February 2021: overdue"));
}

TEST_CASE("what is told to type names the office and the rows asked for") {
  Desk desk;
  desk.add("A", 2020, {"months: [1]", "months: [2]"});
  desk.add("A", 2021, {"months: [1]", "months: [2]"});
  desk.add("B", 2021, {"months: [1]"});
  const std::string told = "From earlier plans 1 tick is overdue: ";
  CHECK(has(desk.run("list --office A --id ' 1.1.1.2. '").out, told + "rbplan overdue --office A --id 1.1.1.2\n"));
  CHECK(desk.run("overdue --office A --id 1.1.1.2 --year 2020 --fields id").out == "id\n1.1.1.2\n");
  CHECK(has(desk.run("--as-of 2021-01-10").out, "rbplan done ID --office OFFICE --year 2021 --month 1"));
  CHECK(has(desk.run("overdue --lang id").out, "rbplan done ID --office SATKER --year TAHUN --month N"));
  CHECK(has(desk.run("done 1.1.1.1 --year 2021").err, "\nhelp: name it with --plan or --office\n"));
}

TEST_CASE("what is told to type names the year, the folder and the office of the question") {
  Desk desk;
  for (const int year : {2020, 2021}) {
    desk.add("A", year, {"months: [1]"});
    desk.add("B", year, {"months: [1]"});
  }
  CHECK(has(desk.run("overdue --year 2020 --office A").out, "rbplan done ID --office A --year 2020 --month N"));
  CHECK(has(desk.run("--year 2020 --office A --as-of 2021-01-10").out, "  rbplan due --office A --year 2020 "));
  CHECK(has(desk.run("-p plans/A-2021.yaml -p plans/A-2020.yaml list").out, "rbplan overdue --plan plans/A-2021.yaml"));
  const std::string mail = desk.run("remind --office A").out;
  CHECK(has(mail, "rbplan done ID --year Y --office A --month N"));
  CHECK(has(desk.run("remind --by office").out, "rbplan done ID --year Y --office B --month N"));
  // Whose mail it is has folders of their own.
  CHECK_FALSE(has(desk.run("remind -p plans").out, "--plan"));
}

TEST_CASE("the log is by local days, and by what was known") {
  Desk desk;
  desk.add("A", 2021, {"months: [2, 3, 4]"});
  const std::string done =
      "  - {\"indicator\": \"1.1.1.1\", \"status\": \"done\", \"date\": \"2021-04-30\", \"months\": ";
  desk.files.add("plans/A-2021.progress.yaml", "rbplan_progress: 1\nrecords:\n" + done + "[2]}\n" + done +
                                                   "[3], \"recorded\": \"2021-04-30T18:00:00Z\"}\n" + done +
                                                   "[4], \"recorded\": \"2021-04-29T16:00:00Z\"}\n");
  CHECK(desk.run("log --fields months").out == "months\n2\n3\n4\n");
  CHECK(desk.run("log --fields months --known-on 2021-04-29").out == "months\n4\n");
  CHECK(desk.run("log --fields months --as-of 2021-04-01").out == "months\n");
  CHECK(desk.run("log --fields months --since 2021-04-30").out == "months\n2\n3\n");
}

TEST_CASE("several years of an office bear its newest name") {
  Desk desk;
  desk.add("A", 2020, {"months: [1]"}, "KPU Delta");
  desk.add("A", 2021, {"months: [1]"}, "KPU Sigma");
  CHECK(desk.run("overdue").out.starts_with("2 plans of KPU Sigma, 2020-2021\n"));
}

TEST_CASE("on a past day an office had not recorded yet what it typed later") {
  Desk desk;
  desk.add("A", 2021, {"months: [1]"});
  desk.files.add(
      "plans/A-2021.progress.yaml",
      "rbplan_progress: 1\nrecords:\n  - {\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"done\", "
      "\"date\": \"2021-01-20\", \"recorded\": \"2021-03-01T02:00:00Z\"}\n");
  const auto last = [&](const std::string& day) {
    return desk.run("status --by office --fields last_record --as-of " + day).out;
  };
  CHECK(last("2021-02-01") == "last_record\n2021-01-20\n");
  CHECK(last("2021-03-01") == "last_record\n2021-03-01\n");
}

TEST_CASE("the cells of evidence have what was returned too") {
  Desk desk;
  desk.add("A", 2021, {"months: [1]"});
  desk.files.add(
      "plans/A-2021.progress.yaml",
      "rbplan_progress: 1\nrecords:\n"
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"done\", \"date\": \"2021-01-20\", "
      "\"evidence\": [{\"url\": \"https://kpu.go.id\"}]}\n"
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [1], \"review\": \"returned\", \"date\": \"2021-01-21\"}\n");
  CHECK(desk.run("evidence --format csv --fields id,review").out == "id,review\n1.1.1.1,returned\n");
  CHECK(has(desk.run("evidence --format ndjson").out, "\"review\":\"returned\""));
  desk.files.add(
      "plans/A-2021.progress.yaml",
      "rbplan_progress: 1\nrecords:\n"
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"done\", \"date\": \"2021-01-20\"}\n"
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [1], \"review\": \"returned\", \"date\": \"2021-01-21\"}\n");
  CHECK(desk.run("evidence --format csv --fields id,review").out == "id,review\n1.1.1.1,returned\n");
}

TEST_CASE("no mail says what a filter did not ask") {
  Desk desk;
  desk.files.add("plans/A-2021.yaml", small_plan({"months: [1], owner: umum", "months: [1], owner: hukum"},
                                                 "owners:\n  - {id: umum, name: U}\n  - {id: hukum, name: H}\n"));
  std::vector<std::string> names;
  std::vector<std::string> texts;
  desk.setting.replace_files = [&](const std::string&, const std::vector<NewFile>& files) {
    for (const NewFile& one : files) {
      if (one.name.starts_with('.')) continue;
      names.push_back(one.name);
      texts.push_back(one.bytes);
    }
    return std::nullopt;
  };
  CHECK(desk.run("remind --output o --owner hukum --heartbeat").code == 0);
  CHECK(names == std::vector<std::string>{"hukum.txt"});
  texts.clear();
  CHECK(desk.run("remind --output o --id 1.1.1.1").code == 0);
  REQUIRE(texts.size() == 2);
  CHECK(has(texts[0], "1 overdue"));
  CHECK(texts[1].empty());
}

}  // namespace
}  // namespace rbplan::testing
