// Many records at once: what one row has to do with another, and with what is there.
#include <doctest/doctest.h>

#include "base/text.h"
#include "support/office.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

// On 10 July: two months, a month to come, grades.
Office office_with(const std::string& rows) {
  Office office(small_plan({"months: [1, 7]", "months: [11]",
                            "months: [6], target: {value: \"A\", unit: \"nilai\", scale: [\"B\", \"A\"]}"}));
  office.files.add("rows.csv", rows);
  return office;
}

TEST_CASE("of rows that say the same twice the later is refused, with the place of the first") {
  const std::string err = office_with("id,month,status\n1.1.1.1,1,done\n1.1.1.1,1,done\n").refusal("record rows.csv");
  CHECK(count_of(err, "rows.csv:3:9: error[RB503]") == 1);
  CHECK(count_of(err, "rows.csv:2:1: this record decides") == 1);
}

TEST_CASE("a month to come is refused, unless that is meant or what was recorded ahead is taken back") {
  Office office = office_with("id,month,status\n1.1.1.2,11,not_done\n");
  CHECK(count_of(office.refusal("record rows.csv"), "error[RB510]") == 1);
  office.files.add("ahead.csv", "id,month,status\n1.1.1.2,11,done\n");
  CHECK(count_of(office.refusal("record ahead.csv"), "error[RB510]") == 1);
  CHECK(office.recorded("record ahead.csv --ahead").size() == 1);
  CHECK(office.recorded("record rows.csv").size() == 1);
}

TEST_CASE("a grade that the scale has not is told at its cell, a grade in other letters is the scale's") {
  Office office = office_with("id,month,status,value\n1.1.1.3,6,done,C\n");
  CHECK(count_of(office.refusal("record rows.csv"), "rows.csv:2:16: error[RB332]: `C` is not of the scale B, A") == 1);
  office.files.add("rows.csv", "id,month,status,value\n1.1.1.3,6,done,b\n");
  const auto lines = office.recorded("record rows.csv");
  REQUIRE(lines.size() == 1);
  CHECK(count_of(lines[0], "\"value\": \"B\"") == 1);
}

TEST_CASE("what may be meant is looked for twenty times, and each wrong id is told") {
  std::string rows = "id,month,status\n";
  for (int i = 0; i < 22; ++i) rows += "1.1.1.9,1,done\n";
  const std::string err = office_with(rows).refusal("record rows.csv");
  CHECK(count_of(err, "error[RB501]: no indicator has the id 1.1.1.9\n") == 22);
  CHECK(count_of(err, "help: there is an indicator with a similar id: ") == 20);
}

TEST_CASE("lines of JSON may be empty and end in any way; what is none is told at its place") {
  Office office = office_with("");
  const std::string line = R"({"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-02-01"})";
  office.files.add("rows.jsonl", "\r\n" + line + "\r\n\n  ");
  CHECK(office.recorded("record rows.jsonl").size() == 1);
  office.files.add("rows.jsonl", line.substr(0, 40) + "\n[1]\n");
  const std::string err = office.refusal("record rows.jsonl");
  CHECK(count_of(err, "rows.jsonl:1:") == 1);
  CHECK(count_of(err, "rows.jsonl:2:1: error[RB") == 1);
}

TEST_CASE("rows beyond the limit are told once") {
  Office office = office_with("");
  std::string lines;
  for (int i = 0; i < 100'002; ++i)
    lines += "{\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"done\", \"date\": \"2021-02-01\"}\n";
  office.files.add("rows.jsonl", lines);
  CHECK(count_of(office.refusal("record rows.jsonl"), "rows.jsonl:100001:1: error[RB130]") == 1);
}

// ---- values

TEST_CASE("a fraction beside a target in per cent is recorded as written, and told with its row and value") {
  Office office(small_plan({"months: [1, 2, 3], target: {value: 100, unit: \"persen\"}",
                            "months: [1], target: {value: 1, unit: \"%\"}",
                            "months: [1], target: {value: 2, unit: \"%\", better: lower}",
                            "months: [1], target: {value: 100, unit: \"nilai\"}"}));
  const std::string doubt =
      "warning[RB429]: value 0.25 of 1.1.1.1 is less than one per cent, and the target is 100 persen";
  office.files.add("rows.csv", "id;month;status;value\n1.1.1.1;1;done;0,25\n");
  CHECK(count_of(office.run("record rows.csv").err, doubt) == 1);
  CHECK(count_of(office.progress(), "\"value\": 0.25,") == 1);
  office.files.add("rows.csv", "id;month;status;value\n1.1.1.1;2;done;0,25\n");
  CHECK(count_of(office.run("record rows.csv --format json").out, "\"code\": \"RB429\"") == 1);
  CHECK(count_of(office.run("done 1.1.1.1 --month 3 --value 0.25").err, doubt) == 1);
  for (const char* id : {"1.1.1.2", "1.1.1.3", "1.1.1.4"})
    CHECK(office.run("done " + std::string(id) + " --month 1 --value 0.25").err.find("RB429") == std::string::npos);
  CHECK(office.run("done 1.1.1.1 --month 1 --again --value 1").err.find("RB429") == std::string::npos);
}

}  // namespace
}  // namespace rbplan::testing
