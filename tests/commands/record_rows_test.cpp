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

// ---- what is recorded twice

TEST_CASE("work of no month is refused the second time, and recorded again where that is meant or it was undone") {
  Office office(small_plan({"months: []"}));
  office.files.add("rows.csv", "id,status,date,note\n1.1.1.1,done,2021-02-01,rapat\n1.1.1.1,done,2021-03-01,rapat\n");
  CHECK(office.recorded("record rows.csv --by Siti").size() == 2);
  const std::string err = office.refusal("record rows.csv --by Andi");
  CHECK(count_of(err, "error[RB503]: 1.1.1.1 is recorded as `done` for work of no month already") == 2);
  CHECK(count_of(err, "this record says the same") == 2);
  office.refusal("done 1.1.1.1 --date 2021-02-01 --note rapat");
  CHECK(office.recorded("done 1.1.1.1 --date 2021-02-01 --note lain").size() == 1);
  CHECK(office.recorded("record rows.csv --again").size() == 2);
  CHECK(office.recorded("undo 1.1.1.1").size() == 1);
  CHECK(office.recorded("record rows.csv").size() == 2);
}

TEST_CASE("of rows that say the same of no month in one file the later is refused") {
  Office office(small_plan({"months: []"}));
  office.files.add("rows.csv", "id,status\n1.1.1.1,done\n1.1.1.1,done\n");
  CHECK(count_of(office.refusal("record rows.csv"), "rows.csv:3:1: error[RB503]") == 1);
}

TEST_CASE("a file whose rows lead from one status to another is refused the second time") {
  Office office(small_plan({"months: [1]"}));
  office.files.add("rows.csv",
                   "id,month,what,date\n1.1.1.1,1,partial,2021-01-20\n1.1.1.1,1,done,2021-01-29\n"
                   "1.1.1.1,1,accepted,2021-02-01\n");
  CHECK(office.recorded("record rows.csv").size() == 3);
  const std::string err = office.refusal("record rows.csv");
  CHECK(count_of(err, "rows.csv:2:9: error[RB503]: 1.1.1.1 is recorded as `partial` for January already") == 1);
}

TEST_CASE("a review is refused where the same stands, and asked for anew behind a later record") {
  Office office(small_plan({"months: [1]"}));
  office.recorded("done 1.1.1.1 --date 2021-01-29");
  office.recorded("review 1.1.1.1 --accept --date 2021-02-01 --by Provinsi");
  CHECK(count_of(office.refusal("review 1.1.1.1 --month 1 --accept --date 2021-02-01 --by Provinsi"),
                 "error[RB503]: 1.1.1.1 is recorded as `accepted` for January already") == 1);
  office.recorded("review 1.1.1.1 --month 1 --accept --date 2021-02-01 --by Inspektorat");
  office.recorded("done 1.1.1.1 --month 1 --again --evidence https://contoh.go.id/sk.pdf");
  office.recorded("review 1.1.1.1 --month 1 --accept --date 2021-02-01 --by Provinsi");
  office.recorded("review 1.1.1.1 --month 1 --return");
  office.refusal("review 1.1.1.1 --month 1 --return");
}

TEST_CASE("of one day a status may lead back to the one before") {
  Office office(small_plan({"months: [1]"}));
  office.recorded("done 1.1.1.1 --status partial");
  office.recorded("done 1.1.1.1 --month 1");
  office.recorded("done 1.1.1.1 --month 1 --status partial");
}

TEST_CASE("a refusal names all months that are refused alike, and the records of each once") {
  Office office(small_plan({"months: [1, 2, 3, 7]"}));
  office.recorded("done 1.1.1.1 --month 1,2 --date 2021-02-01");
  office.recorded("done 1.1.1.1 --month 3 --date 2021-03-01");
  office.files.add("rows.csv", "id,month,status\n1.1.1.1,1-3,done\n");
  const std::string err = office.refusal("record rows.csv");
  CHECK(count_of(err, "error[RB503]: 1.1.1.1 is recorded as `done` for January, February, March already") == 1);
  CHECK(count_of(err, "this record decides") == 2);
  CHECK(count_of(office.refusal("done 1.1.1.1 --month 1,3,7"), "for January, March already") == 1);
  CHECK(count_of(office.refusal("review 1.1.1.1 --month 7 --accept"), "1.1.1.1 is not done for July") == 1);
}

TEST_CASE("each row that is recorded already is told, also of an indicator with several") {
  Office office(small_plan({"months: [1, 2, 3]"}));
  office.files.add("rows.csv", "id,month,status\n1.1.1.1,1,done\n1.1.1.1,2,done\n1.1.1.1,3,partial\n");
  office.recorded("record rows.csv");
  CHECK(count_of(office.refusal("record rows.csv"), "error[RB503]") == 3);
}

// ---- a sheet that is sent again

TEST_CASE("what is recorded already is left out, told with its line, and the rest is recorded") {
  Office office(small_plan({"months: [1, 7]", "months: []", "months: [2]"}));
  office.files.add("rows.csv",
                   "id,month,status,date,note\n1.1.1.1,1,done,2021-01-29,\n1.1.1.2,,done,2021-02-01,rapat\n");
  office.recorded("record rows.csv --by Siti --note \"TW I\"");
  const std::string again =
      "id,month,status,date,note\n1.1.1.1,1,done,2021-01-29,\n1.1.1.2,,done,2021-02-01,rapat\n"
      "1.1.1.1,7,done,2021-07-05,\n1.1.1.2,,done,2021-06-01,rapat\n";
  office.files.add("rows.csv", again);
  office.refusal("record rows.csv");
  const Outcome told = office.run("record rows.csv -n --skip-recorded --by Andi --note \"TW II\"");
  CHECK(count_of(told.err,
                 "note: 2 rows were recorded before, and are left out:\n  rows.csv:2: 1.1.1.1 January\n"
                 "  rows.csv:3: 1.1.1.2\n") == 1);
  const Outcome json = office.run("record rows.csv -n --skip-recorded --format json");
  CHECK(json.err.empty());
  CHECK(count_of(json.out,
                 "\"left_out\": [\n    {\n      \"line\": 2,\n      \"id\": \"1.1.1.1\",\n      \"months\": [\n"
                 "        1\n      ],\n      \"quarters\": []\n    },\n") == 1);
  const auto lines = office.recorded("record rows.csv --skip-recorded --by Andi");
  REQUIRE(lines.size() == 2);
  CHECK(count_of(lines[0], "\"months\": [7]") == 1);
  CHECK(count_of(lines[1], "\"date\": \"2021-06-01\"") == 1);
  const std::string before = office.progress();
  const Outcome nothing = office.run("record rows.csv --skip-recorded");
  CHECK(nothing.code == 0);
  CHECK(nothing.out == "Nothing to record\n");
  CHECK(count_of(nothing.err, "4 rows were recorded before") == 1);
  CHECK(count_of(office.run("record rows.csv --skip-recorded --format json").out, "\"records\": []") == 1);
  CHECK(office.progress() == before);
}

// The keys in which a row of January is refused as saying otherwise than the record.
std::string differing_in(Office& office, const std::string& columns, const std::string& row) {
  office.files.add("rows.csv", columns + '\n' + row + '\n');
  const std::string err = office.refusal("record rows.csv --skip-recorded");
  const std::string id = row.substr(0, row.find(','));
  CHECK(count_of(err, "error[RB515]: " + id + " is recorded as `done` for January already") == 1);
  const std::size_t at = err.find("another ") + 8;
  return err.substr(at, err.find('\n') - at);
}

TEST_CASE("what is recorded otherwise is refused with what differs, and recorded where that is meant") {
  Office office(small_plan({"months: [1, 7], target: {value: 100, unit: \"%\"}"}));
  office.recorded("done 1.1.1.1 --month 1 --date 2021-01-29 --value 50 --evidence https://contoh.go.id/a");
  const auto differing = [&](const std::string& row) {
    return differing_in(office, "id,month,status,date,value,evidence,note,spent", row);
  };
  CHECK(differing("1.1.1.1,1,done,2021-01-30,,,,") == "date");
  CHECK(differing("1.1.1.1,1,done,,60,,,") == "value");
  CHECK(differing("1.1.1.1,1,done,,50,https://contoh.go.id/b,surat,") == "evidence, note");
  CHECK(differing("1.1.1.1,1,done,,,,,5000") == "spent");
  CHECK(differing("1.1.1.1,\"1,7\",done,,50,,,") == "months");
  office.files.add("rows.csv",
                   "id,month,status,date,value,evidence\n1.1.1.1,1,done,,50.0,https://contoh.go.id/a\n"
                   "1.1.1.1,7,done,,,\n");
  CHECK(office.recorded("record rows.csv --skip-recorded").size() == 1);
  office.files.add("rows.csv", "id,month,status,value\n1.1.1.1,1,done,60\n1.1.1.1,7,done,\n");
  const auto lines = office.recorded("record rows.csv --skip-recorded --again");
  REQUIRE(lines.size() == 1);
  CHECK(count_of(lines[0], "\"date\": \"2021-01-29\", \"value\": 60") == 1);
}

TEST_CASE("evidence that was replaced or moved since is another one, and of what is refused nothing is left out") {
  Office office(small_plan({"months: [1, 7]"}));
  office.files.add("evidence/a.txt", "sk");
  office.files.add("rows.csv", "id,month,status,evidence\n1.1.1.1,1,done,evidence/a.txt\n");
  office.recorded("record rows.csv");
  CHECK(office.run("record rows.csv --skip-recorded").out == "Nothing to record\n");
  office.files.add("evidence/a.txt", "sk yang ditandatangani");
  CHECK(count_of(office.refusal("record rows.csv --skip-recorded"), "this row has another evidence") == 1);
  office.files.add("evidence/b.txt", "sk");
  office.files.add("rows.csv", "id,month,status,evidence\n1.1.1.1,1,done,evidence/b.txt\n");
  CHECK(count_of(office.refusal("record rows.csv --skip-recorded"), "this row has another evidence") == 1);
  office.files.add("rows.csv", "id,month,status,evidence\n1.1.1.1,1,done,\n1.1.1.1,7,done,evidence/c.txt\n");
  const std::string err = office.refusal("record rows.csv --skip-recorded");
  CHECK(count_of(err, "error[RB514]") == 1);
  CHECK(count_of(err, "left out") == 0);
}

TEST_CASE("of a row of several months only those that are recorded are left out") {
  Office office(small_plan({"months: [1, 2, 3]"}));
  office.recorded("done 1.1.1.1 --month 2");
  office.files.add("rows.csv", "id,month,status\n1.1.1.1,1-3,done\n");
  const auto lines = office.recorded("record rows.csv --skip-recorded");
  REQUIRE(lines.size() == 1);
  CHECK(count_of(lines[0], "\"months\": [1, 3]") == 1);
}

TEST_CASE("a record that was there before another one decided is not recorded again") {
  Office office(small_plan({"months: [1]"}));
  office.files.add("rows.csv", "id,month,status,date\n1.1.1.1,1,partial,2021-01-20\n1.1.1.1,1,done,2021-01-29\n");
  office.recorded("record rows.csv");
  const Outcome nothing = office.run("record rows.csv --skip-recorded");
  CHECK(nothing.out == "Nothing to record\n");
  office.recorded("undo 1.1.1.1");
  CHECK(office.run("record rows.csv --skip-recorded").out == "Nothing to record\n");
}

TEST_CASE("a row without month is left out where no month is open, and not guessed where one is") {
  Office office(small_plan({"months: [1, 7]"}));
  office.recorded("done 1.1.1.1 --month 1 --date 2021-01-29 --value 5");
  office.files.add("rows.csv", "id,status,date,value\n1.1.1.1,done,2021-01-29,5\n");
  CHECK(office.run("record rows.csv --skip-recorded").out == "Nothing to record\n");
  office.files.add("rows.csv", "id,status\n1.1.1.1,done\n");
  CHECK(count_of(office.refusal("record rows.csv --skip-recorded"), "error[RB507]: 1.1.1.1 has 2 months") == 1);
  office.recorded("done 1.1.1.1 --month 7");
  CHECK(office.run("record rows.csv --skip-recorded").out == "Nothing to record\n");
}

TEST_CASE(
    "a row without month is of the only open one where nothing was recorded, and not left out for another value") {
  Office office(small_plan({"months: [1], target: {value: 10, unit: \"buah\"}"}));
  office.files.add("rows.csv", "id,status,value\n1.1.1.1,done,5\n");
  const auto lines = office.recorded("record rows.csv --skip-recorded");
  REQUIRE(lines.size() == 1);
  CHECK(count_of(lines[0], "\"months\": [1]") == 1);
  office.files.add("rows.csv", "id,status,value\n1.1.1.1,done,6\n");
  CHECK(count_of(office.refusal("record rows.csv --skip-recorded"), "error[RB5") == 1);
  office.files.add("rows.csv", "id,month,status\n1.1.1.1,1,partial\n");
  CHECK(office.recorded("record rows.csv --skip-recorded").size() == 1);
}

TEST_CASE("a row says otherwise than a record where that lacks what the row has, or has another grade or obstacle") {
  const std::string grades = "months: [1], target: {value: \"A\", unit: \"nilai\", scale: [\"B\", \"A\"]}";
  Office office(small_plan({grades, "months: [1]"}));
  office.files.add("evidence/a.txt", "sk");
  office.recorded("done 1.1.1.1 --month 1 --value A");
  office.recorded("done 1.1.1.2 --month 1 --evidence https://contoh.go.id/a");
  const auto differing = [&](const std::string& row) {
    return differing_in(office, "id,month,status,value,evidence,obstacle", row);
  };
  CHECK(differing("1.1.1.1,1,done,B,,") == "value");
  CHECK(differing("1.1.1.1,1,done,a,,listrik padam") == "obstacle");
  CHECK(differing("1.1.1.2,1,done,5,,") == "value");
  CHECK(differing("1.1.1.2,1,done,,evidence/a.txt,") == "evidence");
  office.recorded("done 1.1.1.2 --month 1 --again --obstacle \"listrik padam\"");
  CHECK(differing("1.1.1.2,1,done,,,hujan") == "obstacle");
  office.files.add("rows.csv",
                   "id,month,status,value,evidence,obstacle\n1.1.1.1,1,done,a,,\n"
                   "1.1.1.2,1,done,,https://contoh.go.id/a,listrik padam\n");
  CHECK(office.run("record rows.csv --skip-recorded").out == "Nothing to record\n");
}

TEST_CASE("of work of no month a row is left out where any record says the same, and recorded where none does") {
  Office office(small_plan({"months: []"}));
  office.recorded("done 1.1.1.1 --status partial --note awal");
  office.recorded("done 1.1.1.1 --note akhir");
  const auto left_out = [&](const std::string& row) {
    office.files.add("rows.csv", "id,status,note\n1.1.1.1," + row + "\n");
    return office.run("record rows.csv -n --skip-recorded").out == "Nothing to record\n";
  };
  CHECK(left_out("partial,awal"));
  CHECK(left_out("done,"));
  CHECK(!left_out("done,lain"));
  CHECK(!left_out("not_done,"));
}

TEST_CASE("reviews that were recorded are left out, and another one is recorded") {
  Office office(small_plan({"months: [1]"}));
  office.recorded("done 1.1.1.1 --month 1 --date 2021-01-29");
  office.files.add("rows.csv", "id,month,review,date,by\n1.1.1.1,1,returned,2021-02-01,Provinsi\n");
  office.recorded("record rows.csv --skip-recorded");
  CHECK(office.run("record rows.csv --skip-recorded").out == "Nothing to record\n");
  office.files.add("rows.csv", "id,month,review,by\n1.1.1.1,1,returned,Provinsi\n");
  CHECK(office.run("record rows.csv --skip-recorded").out == "Nothing to record\n");
  office.files.add("rows.csv", "id,month,review,by\n1.1.1.1,1,returned,Inspektorat\n");
  CHECK(office.recorded("record rows.csv --skip-recorded").size() == 1);
}

TEST_CASE("work of no month is reviewed where it is done, and not before") {
  Office office(small_plan({"months: []"}));
  CHECK(count_of(office.refusal("review 1.1.1.1 --accept"), "error[RB") == 1);
  office.recorded("done 1.1.1.1 --status partial");
  CHECK(count_of(office.refusal("review 1.1.1.1 --accept"), "error[RB") == 1);
  office.recorded("done 1.1.1.1");
  CHECK(office.recorded("review 1.1.1.1 --accept").size() == 1);
}

TEST_CASE("what is refused otherwise is told on its own") {
  Office office(small_plan({"months: [1, 2]", "months: [1]", "months: []", "months: []"}));
  office.recorded("done 1.1.1.1 --month 1,2");
  office.recorded("done 1.1.1.3 1.1.1.4");
  CHECK(count_of(office.refusal("done 1.1.1.1 1.1.1.2 1.1.1.9 --month 2"), "error[RB") == 3);
  CHECK(count_of(office.refusal("done 1.1.1.3 1.1.1.4"), "error[RB") == 2);
  office.recorded("done 1.1.1.2 --month 1");
  CHECK(count_of(office.refusal("done 1.1.1.1 1.1.1.2 --month 1"), "error[RB503]") == 2);
}

// ---- columns

TEST_CASE("the status of the line makes a record of each row of a bare list; of one with dates, of each that has one") {
  Office office(small_plan({"months: [1]", "months: [2]", "months: []"}));
  office.files.add("rows.csv", "id,month,program\n1.1.1.1,1,x\n1.1.1.2,2,x\n1.1.1.3,,x\n");
  CHECK(office.run("record rows.csv").out == "Nothing to record\n");
  CHECK(office.recorded("record rows.csv --status done").size() == 3);
  Office dated(small_plan({"months: [1]", "months: [2]"}));
  dated.files.add("rows.csv", "id,month,date,value\n1.1.1.1,1,2021-01-29,\n");
  CHECK(dated.run("record rows.csv --status done").out == "Nothing to record\n");
  dated.files.add("rows.csv", "id,month,date\n1.1.1.1,1,2021-01-29\n1.1.1.2,2,\n");
  CHECK(dated.run("record rows.csv").out == "Nothing to record\n");
  CHECK(dated.recorded("record rows.csv --status done").size() == 1);
}

TEST_CASE("headings that are known are told without a file, which is not waited for") {
  Office office(small_plan({"months: [1]"}));
  const Outcome outcome = office.run("record --columns help");
  CHECK(outcome.code == 0);
  CHECK(outcome.err.empty());
  CHECK(count_of(outcome.out, "nilai tercapai: read as value\n") == 1);
  CHECK(outcome.out.starts_with("id: read as id\n"));
  office.setting.terminal.in_is_terminal = true;
  CHECK(office.run("record --columns help").out == outcome.out);
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
