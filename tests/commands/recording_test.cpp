// done, undo and review: what they record, and when they record nothing and why.
#include <doctest/doctest.h>

#include "base/text.h"
#include "support/capture.h"
#include "support/office.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

// Two months, one, a row that had another id, every month, a heading with two below it, none planned.
std::string plan() {
  return small_plan({"months: [1, 7]", "months: [3]", "months: [9], formerly: [\"1.1.9.4\"]",
                     "months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]",
                     "months: [], indicators: [{number: 1, name: \"x\", months: [2]}, "
                     "{number: 2, name: \"y\", months: [2, 5]}]",
                     "months: []"});
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The error of a text for people, without code, and its help.
void check_refusal(const Office& office, const std::string& line, const std::string& error,
                   const std::string& help = {}) {
  const std::string err = office.refusal(line);
  CAPTURE(line);
  CAPTURE(err);
  CHECK(has(err, ": " + error + "\n"));
  CHECK(has(err, "\nhelp: ") != help.empty());
  CHECK(err.ends_with((help.empty() ? "\n" : "\nhelp: " + help + "\n") + "nothing was recorded\n"));
}

using Lines = std::vector<std::string>;

std::string status_line(const std::string& id, const std::string& months, const std::string& status,
                        const std::string& date, const std::string& recorded, const std::string& more = "") {
  return "{\"indicator\": \"" + id + "\", \"months\": [" + months + "], \"status\": \"" + status + "\", \"date\": \"" +
         date + "\", " + more + "\"recorded\": \"" + recorded + "\"}";
}

const std::string kNow = "2021-07-10T12:00:00Z";

TEST_CASE("the first record makes the file, with the two lines of the header and no other") {
  Office office(plan());
  const Outcome outcome = office.run("done 1.1.1.2");
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
  CHECK(office.progress() ==
        "rbplan_progress: 1\nrecords:\n  - " + status_line("1.1.1.2", "3", "done", "2021-07-10", kNow) + "\n");
  CHECK(outcome.out ==
        "1.1.1.2 March 2021: done on 10 July 2021, after the deadline, without evidence\n"
        "  Indikator 2\n"
        "  by: no name is known; give it with --by, or once with git config user.name\n"
        "\n"
        "Recorded in plans/2021.progress.yaml:3\n"
        "1 P: now 1/13 (7%) done, 0/13 (0%) with evidence\n");
  CHECK(outcome.recorded == "the record is in plans/2021.progress.yaml:3");
}

TEST_CASE("without --month the one month that can be meant is taken") {
  Office office(plan());
  CHECK(office.recorded("done 1.1.1.2") == Lines{status_line("1.1.1.2", "3", "done", "2021-07-10", kNow)});
  check_refusal(office, "done 1.1.1.1", "1.1.1.1 has 2 months that could be meant",
                "possible: January, July (--month 1,7)");
  check_refusal(office, "done 1.1.1.3", "1.1.1.3 has no month that could be meant",
                "what was done before its time: --ahead --month 9");
  CHECK(has(office.refusal("done 1.1.1.4 --ahead"), "1.1.1.4 has 12 months that could be meant\n"));
  check_refusal(office, "done 1.1.1.2", "1.1.1.2 has no month that could be meant", "say which with --month");
  CHECK(office.recorded("done 1.1.1.1 --as-of 2021-06-30") ==
        Lines{status_line("1.1.1.1", "1", "done", "2021-06-30", kNow)});
  CHECK(office.recorded("undo 1.1.1.1") ==
        Lines{status_line("1.1.1.1", "1", "not_done", "2021-07-10", "2021-07-10T12:00:01Z")});
  check_refusal(office, "undo 1.1.1.1", "1.1.1.1 has no month that could be meant");
  office.recorded("done 1.1.1.1 --month 1,7");
  check_refusal(office, "undo 1.1.1.1", "1.1.1.1 has 2 months that could be meant",
                "possible: January, July (--month 1,7)");
  check_refusal(office, "review 1.1.1.1 --accept", "1.1.1.1 has 2 months that could be meant",
                "possible: January, July (--month 1,7)");
  office.recorded("review 1.1.1.1 --accept --month 1");
  CHECK(has(office.recorded("review 1.1.1.1 --return")[0], "\"months\": [7], \"review\": \"returned\""));
  check_refusal(office, "review 1.1.1.1 --accept", "1.1.1.1 has no month that could be meant",
                "say which with --month");
}

TEST_CASE("months: numbers, spans, lists and names") {
  const std::pair<const char*, const char*> forms[] = {{"3", "3"},
                                                       {"03", "3"},
                                                       {"1-6", "1, 2, 3, 4, 5, 6"},
                                                       {"1,7", "1, 7"},
                                                       {"7,1", "1, 7"},
                                                       {"1-3,2", "1, 2, 3"},
                                                       {"maret", "3"},
                                                       {"Mar", "3"},
                                                       {"jan-mar", "1, 2, 3"},
                                                       {"MARCH", "3"},
                                                       {"10-12,1", "1, 10, 11, 12"},
                                                       {"4 --month 2", "2, 4"},
                                                       {"5-5", "5"}};
  for (const auto& [form, months] : forms) {
    Office office(plan());
    CAPTURE_PART(form);
    CHECK(has(office.recorded("done 1.1.1.4 --ahead --month " + std::string(form)).at(0),
              "\"months\": [" + std::string(months) + "], "));
  }
  const Office office(plan());
  for (const char* form : {"0", "13", "010", "x", "1-", "-3", "1,,2", "1-13", "''", ",", "1 - 3", "1.5", "1-2-3"}) {
    CAPTURE(form);
    const std::string err = office.refusal("done 1.1.1.4 --month " + std::string(form));
    CHECK(has(err, "\nhelp: "));
  }
  check_refusal(office, "done 1.1.1.4 --month 6-1", "no such months: 6-1", "the earlier month is first: 1-6");
  check_refusal(office, "done 1.1.1.1 --month 1,2,3", "1.1.1.1 is not planned for February, March",
                "possible: January, July (--month 1,7)");
  check_refusal(office, "done 1.1.1.3 --month 1", "1.1.1.3 is not planned for January");
  check_refusal(office, "done 1.1.1.6 --month 1", "1.1.1.6 is not planned for January",
                "it has no months: leave --month out");
}

TEST_CASE("several ids are recorded together or not at all") {
  Office office(plan());
  CHECK(office.recorded("done 1.1.1.2 1.1.1.5.1 1.1.1.2") ==
        Lines{status_line("1.1.1.2", "3", "done", "2021-07-10", kNow),
              status_line("1.1.1.5.1", "2", "done", "2021-07-10", kNow)});
  const std::string err = office.refusal("done 1.1.1.4 1.1.1.2 9.9.9.9 1.1.1.1 --month 3");
  CHECK(has(err, "error[RB503]: 1.1.1.2 is recorded as `done` for March already\n"));
  CHECK(has(err, "error[RB501]: no indicator has the id 9.9.9.9\n"));
  CHECK(has(err, "error[RB502]: 1.1.1.1 is not planned for March\n"));
  CHECK(office.recorded("undo 1.1.1.2 1.1.1.5.1 --note 'salah'").size() == 2);
}

TEST_CASE("an id that is none") {
  const Office office(plan());
  check_refusal(office, "done 1.1.1.7", "no indicator has the id 1.1.1.7",
                "there is an indicator with a similar id: 1.1.1.1");
  check_refusal(office, "done 1.1.9.4", "no indicator has the id 1.1.9.4", "an amendment made it 1.1.1.3");
  check_refusal(office, "done 1.1.1", "no indicator has the id 1.1.1",
                "the indicators below it are 1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.4, 1.1.1.5, "
                "1.1.1.5.1, 1.1.1.5.2, 1.1.1.6");
  check_refusal(office, "done xyz", "no indicator has the id xyz",
                "an id has numbers, such as 1.1.1.1; rbplan list --grep xyz looks for a text");
  check_refusal(office, "done 'a b'", "no indicator has the id a b", "rbplan list prints the ids");
  check_refusal(office, "done", "no id is given", "an id is printed first on each line of a list");
  check_refusal(office, "done 1.1.1.5 --month 2", "1.1.1.5 is not planned for February",
                "the indicators below it are 1.1.1.5.1, 1.1.1.5.2");
  const Office large(small_plan(std::vector<std::string>(13, "months: [1]")));
  check_refusal(large, "done 1.1.1", "no indicator has the id 1.1.1",
                "there is an indicator with a similar id: 1.1.1.1");
  Office forgiving(plan());
  CHECK(has(forgiving.recorded("done ' 1.1.1.2.'").at(0), "\"indicator\": \"1.1.1.2\""));
}

TEST_CASE("what is recorded already is not recorded again, unless asked for") {
  Office office(plan());
  office.recorded("done 1.1.1.4 --month 1 --date 2021-01-20 --value 10");
  office.recorded("done 1.1.1.4 --month 2 --date 2021-02-20 --value 20");
  office.recorded("done 1.1.1.4 --month 3 --date 2021-02-20 --value 20");
  const std::string err = office.refusal("done 1.1.1.4 --month 2");
  CHECK(has(err, "error[RB503]: 1.1.1.4 is recorded as `done` for February already\n"));
  CHECK(has(err, "note: plans/2021.progress.yaml:4:5: this record decides\n"));
  CHECK(has(err, "help: to record it once more, perhaps with evidence: --again\n"));
  CHECK(office.refusal("done 1.1.1.4 --month 1-4") != "");

  // Each keeps its date and value; those that are alike share a line, and what is new has the day's date.
  CHECK(
      office.recorded("done 1.1.1.4 --month 1-4 --again --note 'n'") ==
      Lines{
          status_line("1.1.1.4", "1", "done", "2021-01-20", "2021-07-10T12:00:01Z", R"("value": 10, "note": "n", )"),
          status_line("1.1.1.4", "2, 3", "done", "2021-02-20", "2021-07-10T12:00:01Z", R"("value": 20, "note": "n", )"),
          status_line("1.1.1.4", "4", "done", "2021-07-10", kNow, R"("note": "n", )")});
  CHECK(office.recorded("done 1.1.1.4 --month 1-3 --again --value 30") ==
        Lines{status_line("1.1.1.4", "1", "done", "2021-01-20", "2021-07-10T12:00:02Z", "\"value\": 30, "),
              status_line("1.1.1.4", "2, 3", "done", "2021-02-20", "2021-07-10T12:00:02Z", "\"value\": 30, ")});
  CHECK(office.recorded("done 1.1.1.4 --month 1,2 --again --date 2021-03-01") ==
        Lines{status_line("1.1.1.4", "1, 2", "done", "2021-03-01", "2021-07-10T12:00:03Z", "\"value\": 30, ")});
  office.recorded("done 1.1.1.4 --month 5 --date 2021-05-20 --value 1");
  office.recorded("done 1.1.1.4 --month 6 --date 2021-05-20");
  CHECK(office.recorded("done 1.1.1.4 --month 5,6 --again").size() == 2);
  // Another status is no repetition: it has the day's date and no value.
  CHECK(office.recorded("done 1.1.1.4 --month 1 --status partial --again") ==
        Lines{status_line("1.1.1.4", "1", "partial", "2021-07-10", "2021-07-10T12:00:04Z")});
  check_refusal(office, "done 1.1.1.4 --month 1 --status partial",
                "1.1.1.4 is recorded as `partial` for January already",
                "to record it once more, perhaps with evidence: --again");
  CHECK(office.run("done 1.1.1.4 --month 1").code == 0);
  CHECK(office.run("done 1.1.1.4 --month 1 --status not_done").code == 0);
  check_refusal(office, "done 1.1.1.4 --month 1 --status gone", "no such status: gone",
                "statuses are done, partial or not_done");
}

TEST_CASE("--each-month makes a record for each month, dated its deadline") {
  Office office(plan());
  CHECK(office.recorded("done 1.1.1.4 --month 1-3 --each-month") ==
        Lines{status_line("1.1.1.4", "1", "done", "2021-01-31", kNow),
              status_line("1.1.1.4", "2", "done", "2021-02-28", kNow),
              status_line("1.1.1.4", "3", "done", "2021-03-31", kNow)});
  check_refusal(office, "done 1.1.1.4 --month 6,7 --each-month", "2021-07-31 is after today",
                "leave out the months that have not ended");
  check_refusal(office, "done 1.1.1.4 --month 6 --each-month --date 2021-06-01",
                "options --each-month and --date exclude each other",
                "with --each-month each record has the deadline of its month");
  office.setting.today = day(2021, 7, 30);
  CHECK(office.recorded("done 1.1.1.4 --month 7 --each-month").size() == 1);  // a deadline of tomorrow
}

TEST_CASE("a record is recorded later than every other of its tick") {
  const auto recorded = [](const std::string& records) {
    Office office(plan());
    office.set_progress(records);
    const Lines lines = office.recorded("done 1.1.1.4 --month 1,2 --again --date 2021-07-10");
    return lines.at(0).substr(lines.at(0).find("\"recorded\""));
  };
  const auto record = [](const std::string& months, const std::string& more) {
    return "  - {\"indicator\": \"1.1.1.4\", \"months\": [" + months + "], \"status\": \"done\", " + more + "}\n";
  };
  const auto at = [](const std::string& time) { return "\"recorded\": \"" + time + "\"}"; };
  const std::string old = "\"date\": \"2021-01-29\"";
  CHECK(recorded("") == at(kNow));
  CHECK(recorded(record("1", old)) == at(kNow));
  CHECK(recorded(record("1", old + ", \"recorded\": \"2021-07-10T11:59:59Z\"")) == at(kNow));
  CHECK(recorded(record("1", old + ", \"recorded\": \"2021-07-10T12:00:00Z\"")) == at("2021-07-10T12:00:01Z"));
  CHECK(recorded(record("2", old + ", \"recorded\": \"2021-07-10T23:59:59Z\"")) == at("2021-07-11T00:00:00Z"));
  CHECK(recorded(record("3", old + ", \"recorded\": \"2021-07-10T12:00:00Z\"")) == at(kNow));  // another tick
  // Without a time it stands at the end of its date: of today and of tomorrow.
  CHECK(recorded(record("1", "\"date\": \"2021-07-10\"")) == at("2021-07-11T00:00:00Z"));
  CHECK(recorded(record("1", "\"date\": \"2021-07-11\"")) == at("2021-07-12T00:00:00Z"));
  // Reviews count too.
  CHECK(recorded(record("1", old) + R"(  - {"indicator": "1.1.1.4", "months": [1], "review": "accepted", )"
                                    R"("date": "2021-07-10", "recorded": "2021-07-10T15:00:00Z"})"
                                    "\n") == at("2021-07-10T15:00:01Z"));
  // A clock that stands up to two days behind is outlived, one that stands further is refused.
  CHECK(recorded(record("1", old + ", \"recorded\": \"2021-07-12T12:00:00Z\"")) == at("2021-07-12T12:00:01Z"));
  Office office(plan());
  office.set_progress(record("1", old) + record("2", old + ", \"recorded\": \"2021-07-12T12:00:01Z\""));
  const std::string err = office.refusal("done 1.1.1.4 --month 2 --again");
  CHECK(has(err, "error[RB506]: a record of 1.1.1.4 bears a time 2 days ahead of this computer's clock\n"));
  CHECK(has(err, "note: plans/2021.progress.yaml:4:5: "));
  CHECK(has(err,
            "help: where today is 10 July 2021, correct `recorded` in that line, else set the "
            "clock\n"));
  CHECK(office.recorded("done 1.1.1.4 --month 1 --again").size() == 1);
}

TEST_CASE("a record of no month is recorded later than the others of its row") {
  Office office(plan());
  office.set_progress(R"(  - {"indicator": "1.1.1.6", "months": [], "status": "done", "date": "2021-07-10", )"
                      R"("recorded": "2021-07-10T15:00:00Z"})"
                      "\n");
  CHECK(has(office.recorded("done 1.1.1.6 --note lagi").at(0), "\"recorded\": \"2021-07-10T15:00:01Z\""));
}

TEST_CASE("a record under a former id is one of the tick") {
  Office office(plan());
  office.set_progress(R"(  - {"indicator": "1.1.9.4", "months": [9], "status": "done", "date": "2021-07-10"})"
                      "\n");
  check_refusal(office, "done 1.1.1.3 --month 9", "1.1.1.3 is recorded as `done` for September already",
                "to record it once more, perhaps with evidence: --again");
  CHECK(office.recorded("undo 1.1.1.3") ==
        Lines{status_line("1.1.1.3", "9", "not_done", "2021-07-10", "2021-07-11T00:00:00Z")});
}

TEST_CASE("undo needs a record that says otherwise, review something that is done") {
  Office office(plan());
  check_refusal(office, "review 1.1.1.2 --accept", "1.1.1.2 has no month that could be meant",
                "what is done is recorded with rbplan done");
  check_refusal(office, "undo 1.1.1.2 --month 3", "nothing is recorded of 1.1.1.2 for March that could be undone");
  check_refusal(office, "review 1.1.1.2 --month 3 --accept",
                "1.1.1.2 is not done for March, so that there is nothing to review",
                "what is done is recorded with rbplan done");
  office.recorded("done 1.1.1.2 --status partial");
  check_refusal(office, "review 1.1.1.2 --month 3 --accept",
                "1.1.1.2 is not done for March, so that there is nothing to review",
                "what is done is recorded with rbplan done");
  office.recorded("undo 1.1.1.2");
  check_refusal(office, "undo 1.1.1.2 --month 3", "nothing is recorded of 1.1.1.2 for March that could be undone");
  office.recorded("done 1.1.1.2");
  CHECK(has(office.recorded("review 1.1.1.2 --return --note 'ttd kurang'").at(0), "\"review\": \"returned\""));
  CHECK(office.recorded("review 1.1.1.2 --month 3 --accept --by 'KPU Provinsi'").size() == 1);
  check_refusal(office, "review 1.1.1.2 --month 3", "a review needs --accept or --return, and not both");
  check_refusal(office, "review 1.1.1.2 --month 3 --accept --return",
                "a review needs --accept or --return, and not both");
  office.recorded("undo 1.1.1.2");
  office.recorded("done 1.1.1.2");
  CHECK(has(office.run("list --state done --format json").out, "1.1.1.2"));
  CHECK(has(office.run("due --month 3 --format csv --fields id,review --id 1.1.1.2").out, "1.1.1.2,\n"));  // asks anew
}

TEST_CASE("a date is at most a day ahead of the clock, whatever the day asked for") {
  Office office(plan());
  check_refusal(office, "done 1.1.1.2 --date 2021-07-12", "2021-07-12 is after today",
                "a date says when the work was done");
  check_refusal(office, "done 1.1.1.2 --as-of 2021-12-31", "2021-12-31 is after today",
                "a date says when the work was done");
  CHECK(has(office.recorded("done 1.1.1.2 --date tomorrow --month 3").at(0), "\"date\": \"2021-07-11\""));
  CHECK(has(office.recorded("done 1.1.1.5.1 --date -3d").at(0), "\"date\": \"2021-07-07\""));
  for (const char* date : {"2021-02-29", "10/07/2021", "2021-7-1", "kapan-kapan", "2021-13-01"}) {
    CAPTURE(date);
    CHECK(has(office.refusal("done 1.1.1.4 --month 1 --date " + std::string(date)), "error: "));
  }
  const Outcome early = office.run("done 1.1.1.4 --month 1 --date 2020-12-31");
  CHECK(early.code == 0);
  CHECK(has(early.err, "warning[RB"));  // as validate would warn
}

}  // namespace
}  // namespace rbplan::testing
