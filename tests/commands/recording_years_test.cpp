// done, undo and review where an id alone does not say what is meant: several years, months that have not begun, rows
// without months; and what makes no sense.
#include <doctest/doctest.h>

#include "support/capture.h"
#include "support/office.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string plan_of_year(int year, const std::vector<std::string>& indicators, const std::string& head = "") {
  std::string plan = small_plan(indicators, head);
  plan.replace(plan.find("year: 2021"), 10, "year: " + std::to_string(year));
  return plan;
}

// 2021 with work left to do, and 2022 on its third day.
Office two_years() {
  Office office(small_plan({"months: [1, 7]", "months: [11, 12]", "months: [3, 6]", "months: [5]"}));
  office.files.add("plans/2022.yaml", plan_of_year(2022, {"months: [1, 7]", "months: [1, 12]", "months: [3, 6]",
                                                          "months: [1]", "months: [2]"}));
  office.setting.today = day(2022, 1, 3);
  return office;
}

void check_error(const Office& office, const std::string& line, const std::string& error,
                 const std::string& help = {}) {
  const Outcome outcome = office.run(line);
  CAPTURE(line);
  CAPTURE(outcome.err);
  CHECK(outcome.code == 2);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, ": " + error + "\n"));
  CHECK(has(outcome.err, "\nhelp: ") != help.empty());
  CHECK(outcome.err.ends_with((help.empty() ? "\n" : "\nhelp: " + help + "\n") + "nothing was recorded\n"));
}

TEST_CASE("a month of this year's plan that has not begun, while last year's plan has it open") {
  const Office office = two_years();
  const std::string which = "say which: --year 2021, or --year 2022 for what is still to come";
  check_error(office, "done 1.1.1.2 --month 12",
              "1.1.1.2 can be meant for December of 2021, and December of 2022 has not begun", which);
  check_error(office, "done 1.1.1.2 --month 1,12",
              "1.1.1.2 can be meant for December of 2021, and December of 2022 has not begun", which);
  for (const char* said : {"--year 2022", "--ahead", "--year 2022 --ahead"}) {
    CAPTURE(said);
    CHECK(has(office.run("done 1.1.1.2 --month 12 -n " + std::string(said)).out, "1.1.1.2 December 2022: done"));
  }
  CHECK(has(office.run("done 1.1.1.2 --month 12 --year 2021").out, "1.1.1.2 December 2021: done"));
  // Now last year's is done: what is reviewed and undone is last year's too, and never guessed.
  check_error(office, "done 1.1.1.2 --month 12",
              "1.1.1.2 can be meant for December of 2021, and December of 2022 has not begun", which);
  const std::string of_2021 = "possible: December 2021 (--year 2021 --month 12)";
  check_error(office, "review 1.1.1.2 --month 12 --accept",
              "1.1.1.2 is not done for December, so that there is nothing to review", of_2021);
  check_error(office, "undo 1.1.1.2 --month 12", "nothing is recorded of 1.1.1.2 for December that could be undone",
              of_2021);
  CHECK(office.run("done 1.1.1.2 --month 12 --ahead").code == 0);
  check_error(office, "undo 1.1.1.2 --month 12",
              "1.1.1.2 can be meant for December of 2021, and December of 2022 has not begun", which);
  CHECK(has(office.run("undo 1.1.1.2 --month 12 --year 2022").out, "1.1.1.2 December 2022: not done"));
}

TEST_CASE("a month that has begun is this year's") {
  const Office office = two_years();
  CHECK(has(office.run("done 1.1.1.1 --month 1").out, "1.1.1.1 January 2022: done"));
}

TEST_CASE("without --month, the one month of this year; else those of last year are named") {
  const Office office = two_years();
  CHECK(has(office.run("done 1.1.1.2 -n").out, "1.1.1.2 January 2022: done"));
  check_error(office, "done 1.1.1.2 --as-of 2022-12-05", "1.1.1.2 has 4 months that could be meant",
              "possible: January, December (--month 1,12), November, December 2021 (--year 2021 "
              "--month 11,12)");
  check_error(office, "done 1.1.1.3", "1.1.1.3 has no month that could be meant",
              "possible: March, June 2021 (--year 2021 --month 3,6)");
  check_error(office, "done 1.1.1.5", "1.1.1.5 has no month that could be meant",
              "what was done before its time: --ahead --month 2");
  CHECK(has(office.run("done 1.1.1.4 --year 2022").out, "1.1.1.4 January 2022: done"));
  CHECK(has(office.run("done 1.1.1.4 --year 2021").out, "1.1.1.4 May 2021: done"));
  CHECK(has(office.run("done 1.1.1.5 --ahead").out, "1.1.1.5 February 2022: done"));
}

TEST_CASE("a month or an id that only another year's plan has") {
  const Office office = two_years();
  check_error(office, "done 1.1.1.4 --month 5", "1.1.1.4 is not planned for May",
              "possible: May 2021 (--year 2021 --month 5)");
  check_error(office, "done 1.1.1.5 --year 2021", "no indicator has the id 1.1.1.5",
              "the plan of 2022 has it: --year 2022");
  check_error(office, "done 8.8.8.8", "no indicator has the id 8.8.8.8", "rbplan list prints the ids");
}

TEST_CASE("another office's plan of last year says nothing of this office's ids") {
  Office office(small_plan({"months: [1, 12]"}));
  std::string other = plan_of_year(2020, {"months: [12]"});
  other.replace(other.find("9901"), 4, "9902");
  office.files.add("plans/9902-2020.yaml", other);
  for (const char* said : {"--office 9901", "--year 2021"})
    check_error(office, "done 1.1.1.1 --month 12 " + std::string(said),
                "1.1.1.1 is planned for December 2021, which has not begun", "what was done before its time: --ahead");
}

TEST_CASE("proof that is added to what last year's plan has done is not next December's") {
  Office office = two_years();
  CHECK(office.run("done 1.1.1.2 --month 12 --year 2021 --date 2021-12-30").code == 0);
  for (const char* again : {" --again", ""})
    check_error(office, std::string("done 1.1.1.2 --month 12") + again,
                "1.1.1.2 can be meant for December of 2021, and December of 2022 has not begun",
                "say which: --year 2021, or --year 2022 for what is still to come");
  CHECK(office.run("done 1.1.1.2 --month 12 --again --year 2021 --note x").code == 0);
  check_error(office, "done 1.1.1.2 --month 12 --again --year 2022",
              "1.1.1.2 is planned for December 2022, which has not begun", "what was done before its time: --ahead");
}

TEST_CASE("a day that is counted is counted from the one that is asked as of") {
  const Office office(small_plan({"months: [1, 2]"}));
  CHECK(has(office.run("done 1.1.1.1 --month 1 --as-of 2021-03-05 --date yesterday -n").out, "done on 4 March 2021"));
  CHECK(has(office.run("done 1.1.1.1 --month 1 --as-of kemarin --date -1d -n").out, "done on 8 July 2021"));
}

TEST_CASE("a number behind the dash of longer periods is of such a period too") {
  const Office office(small_plan({"months: [1, 2, 3, 4, 6, 7, 12]"}));
  const auto months = [&](const std::string& said) {
    std::string out = office.run("list --month '" + said + "' --format ndjson").out.empty() ? "none" : "";
    out += office.run("due --month '" + said + "' --fields month").out;
    return out;
  };
  CHECK(months("tw1-2") == "month\n1\n2\n3\n4\n6\n");
  CHECK(months("triwulan 1-2") == months("tw1-tw2"));
  CHECK(months("s1-2") == "month\n1\n2\n3\n4\n6\n7\n12\n");
  CHECK(months("tw4-1").starts_with("none"));
  CHECK(months("1-2") == "month\n1\n2\n");
}

TEST_CASE("what an earlier plan has open is said beside the record of this year's") {
  Office office = two_years();
  const Outcome outcome = office.run("done 1.1.1.1 --by A");
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "note: 1.1.1.1 is open for January, July 2021 too: --year 2021 --month 1,7\n");
  CHECK(office.run("undo 1.1.1.1 --by A").err.empty());
  CHECK(office.run("done 1.1.1.1 --by A --month 1").err.empty());
}

TEST_CASE("a row that is cancelled is said to be, where no month is named") {
  const Office office(small_plan({"months: [3, 6], cancelled_by: \"05/2021\""},
                                 "amendments:\n  - {number: \"05/2021\", date: \"2021-02-03\", about: \"x\", "
                                 "indicators: [\"1.1.1.1\"]}\n"));
  check_error(office, "done 1.1.1.1", "1.1.1.1 has no month that could be meant",
              "amendment 05/2021 cancelled it; what was done all the same is recorded with --month");
  check_error(office, "done 1.1.1.1 --as-of 2021-02-02", "1.1.1.1 has no month that could be meant",
              "what was done before its time: --ahead --month 3");
}

TEST_CASE("a row without months takes records, which decide nothing") {
  Office office(small_plan({"months: []", "months: [], indicators: [{number: 1, name: \"x\", months: [2]}]"}));
  check_error(office, "done 1.1.1.1 --month 2", "1.1.1.1 is not planned for February",
              "it has no months: leave --month out");
  check_error(office, "undo 1.1.1.1", "1.1.1.1 has no months, and no record that could be meant");
  check_error(office, "done 1.1.1.2", "1.1.1.2 has no month that could be meant",
              "the indicators below it are 1.1.1.2.1");
  CHECK(has(office.recorded("done 1.1.1.1").at(0),
            "{\"indicator\": \"1.1.1.1\", \"months\": [], \"status\": \"done\", \"date\": \"2021-07-10\", "));
  CHECK(has(office.run("done 1.1.1.1 --note lagi -n").out,
            "1.1.1.1, of no month: done on 10 July 2021, without evidence\n"));
  CHECK(has(office.recorded("review 1.1.1.1 --return").at(0), "\"months\": [], \"review\": \"returned\""));
  CHECK(has(office.recorded("undo 1.1.1.1").at(0), "\"months\": [], \"status\": \"not_done\""));
  CHECK(has(office.refusal("undo 1.1.1.1"), "RB511"));
  CHECK(has(office.refusal("review 1.1.1.1 --accept"), "RB511"));
}

TEST_CASE("what makes no sense is said beside what was recorded") {
  Office office(small_plan({"months: [3], cancelled_by: \"05/2021\"", "months: [1]"},
                           "amendments:\n  - {number: \"05/2021\", date: \"2021-02-03\", about: \"x\", indicators: "
                           "[\"1.1.1.1\"]}\n"));
  const Outcome cancelled = office.run("done 1.1.1.1 --month 3");
  CHECK(cancelled.code == 0);
  CHECK(has(cancelled.err, "warning[RB422]: 1.1.1.1 is cancelled since 3 February 2021"));
  CHECK(office.run("done 1.1.1.1 --month 3 --again --date 2021-02-02").err.empty());
  office.recorded("done 1.1.1.2");
  const Outcome early = office.run("review 1.1.1.2 --accept --date 2021-01-05");
  CHECK(early.code == 0);
  CHECK(has(early.err, "warning[RB423]"));
  const Outcome unproven = office.run("review 1.1.1.2 --month 1 --accept");
  CHECK(unproven.err.empty());
  CHECK(has(unproven.out, "1.1.1.2 January 2021: accepted on 10 July 2021, without evidence\n"));
}

TEST_CASE("words that a shell makes of one") {
  Office office(small_plan({"months: [1, 7]"}));
  for (const char* name : {"evidence/a.pdf", "evidence/b.pdf"}) office.files.add(name, "isi");
  check_error(office, "done 1.1.1.1 --month 1 --evidence evidence/a.pdf evidence/b.pdf",
              "evidence/b.pdf is a file, and each file needs its --evidence",
              "write --evidence evidence/a.pdf --evidence evidence/b.pdf");
  check_error(office, "done 1.1.1.1 --month 1, 7", "beside a comma no month is named: 1,",
              "perhaps this is meant: rbplan done 1.1.1.1 --month 1,7");
  check_error(office, "done 1.1.1.1 --month 1 7", "done takes no such word: 7",
              "perhaps this is meant: rbplan done 1.1.1.1 --month 1,7");
  check_error(office, "done 1.1.1.1 maret", "done takes no such word: maret",
              "perhaps this is meant: rbplan done 1.1.1.1 --month maret");
  check_error(office, "done 1.1.1.1 --month 1,", "beside a comma no month is named: 1,",
              "months are joined by commas without blanks, 1,7, or in quotes, '1, 7'");
  CHECK(office.recorded("done 1.1.1.1 --month '1, 7'").size() == 1);
}

TEST_CASE("a month, a text or an id without its option") {
  const Office office(small_plan({"months: [1, 7]"}));
  const std::pair<const char*, const char*> lines[] = {
      {"maret", "rbplan due --month maret"},
      {"tw2", "rbplan due --month tw2"},
      {"1.1.1.1", "rbplan show 1.1.1.1"},
      {"due march", "rbplan due --month march"},
      {"due 3", "rbplan due --month 3"},
      {"due semester 1", "rbplan due --month 'semester 1'"},
      {"due --month 1, 7", "rbplan due --month 1,7"},
      {"overdue jan mar", "rbplan overdue --month jan,mar"},
      {"list pakta integritas", "rbplan list --grep 'pakta integritas'"},
      {"list 'a $HOME \"b\"'", "rbplan list --grep 'a $HOME \"b\"'"},
      {"2026", "rbplan due --year 2026"},
      {"overdue 2020", "rbplan overdue --year 2020"},
      {"list 1.1", "rbplan list --id 1.1"},
      {"remind maret", "rbplan remind --month maret"},
      {"show maret", "rbplan due --month maret"},
      {"show pakta", "rbplan list --grep pakta"},
  };
  for (const auto& [line, meant] : lines) {
    CAPTURE_PART(line);
    const Outcome outcome = office.run(line);
    CAPTURE(outcome.err);
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err, "\nhelp: perhaps this is meant: " + std::string(meant) + "\n"));
  }
}

}  // namespace
}  // namespace rbplan::testing
