// Values that are grades, and who follows up by when: what is recorded, refused and told.
#include <doctest/doctest.h>

#include "base/json.h"
#include "support/office.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

// A grade, a number, amounts; on 10 July 2021.
Office office() {
  return Office(small_plan({"months: [6], target: {value: \"BB\", unit: \"predikat\", scale: [\"B\", \"BB\", \"A\"]}",
                            "months: [6], target: {value: 10, unit: \"dokumen\"}", "months: [6]"},
                           "owners:\n  - {id: \"hukum\", name: \"Subbagian Hukum\"}\n"));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string line(const std::string& id, const std::string& more) {
  return "{\"indicator\": \"" + id + "\", \"months\": [6], \"status\": \"done\", \"date\": \"2021-06-30\", " + more +
         "\"recorded\": \"2021-07-10T12:00:00Z\"}";
}

// Without the breaks of a narrow screen.
std::string in_one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n';
    if (!is_blank || !out.ends_with(' ')) out += is_blank ? ' ' : c;
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("a grade is recorded as the scale writes it, and only one of the scale") {
  for (const char* typed : {"BB", "bb", "Bb"})
    CHECK(office().recorded(std::string("done 1.1.1.1 --date 2021-06-30 --value ") + typed) ==
          Lines{line("1.1.1.1", "\"value\": \"BB\", ")});
  CHECK(has(office().refusal("done 1.1.1.1 --value AA"), "error[RB332]: `AA` is not of the scale B, BB, A"));
  CHECK(has(office().refusal("done 1.1.1.1 --value 3"), "error[RB332]: `3` is not of the scale B, BB, A"));
  CHECK(has(office().refusal("done 1.1.1.2 --value BB"), "error[RB424]: `BB` is no number"));
  CHECK(has(office().refusal("done 1.1.1.3 --value BB"), "error[RB424]: `BB` is no number"));
  CHECK(has(office().refusal("done 1.1.1.1 --value '  '"), "option --value"));
  CHECK(office().recorded("done 1.1.1.2 --date 2021-06-30 --value 7") == Lines{line("1.1.1.2", "\"value\": 7, ")});
}

TEST_CASE("a grade is shown, listed and typed again") {
  Office at = office();
  at.recorded("done 1.1.1.1 --date 2021-06-30 --value bb");
  CHECK(has(at.run("show 1.1.1.1").out, "value BB"));
  CHECK(has(at.run("show 1.1.1.1").out, "BB predikat, of the scale B, BB, A"));
  CHECK(has(at.run("due --month 6 --format csv --fields id,value").out, "1.1.1.1,BB\n"));
  CHECK(has(at.run("log --format json").out, "\"value\": \"BB\""));
  CHECK(has(at.run("undo 1.1.1.1").out, "--value BB"));
}

TEST_CASE("a record's value is of the target's kind") {
  const auto said = [](const std::string& id, const std::string& value) {
    Office at = office();
    at.set_progress("  - {\"indicator\": \"" + id +
                    "\", \"months\": [6], \"status\": \"done\", \"date\": \"2021-06-30\", \"value\": " + value + "}\n");
    return at.run("validate").out;
  };
  CHECK(said("1.1.1.1", "\"A\"").empty());
  CHECK(has(said("1.1.1.1", "\"a\""), "error[RB332]: `a` is not of the scale B, BB, A"));
  CHECK(has(said("1.1.1.1", "3"), "error[RB332]: `3` is not of the scale B, BB, A"));
  CHECK(said("1.1.1.2", "3").empty());
  CHECK(has(said("1.1.1.2", "\"3\""), "error[RB424]: `3` is no number"));
  CHECK(has(said("1.1.1.2", "\"3\""), "help: "));
  CHECK(has(said("1.1.1.3", "\"A\""), "error[RB424]: `A` is no number"));
}

TEST_CASE("who follows up, and by when") {
  const std::string options =
      " --status partial --date 2021-06-30 --obstacle o --follow-up f --follow-up-owner hukum --follow-up-due "
      "2021-08-01";
  Office at = office();
  CHECK(at.recorded("done 1.1.1.3" + options) ==
        Lines{"{\"indicator\": \"1.1.1.3\", \"months\": [6], \"status\": \"partial\", \"date\": \"2021-06-30\", "
              "\"obstacle\": \"o\", \"follow_up\": \"f\", \"follow_up_owner\": \"hukum\", "
              "\"follow_up_due\": \"2021-08-01\", \"recorded\": \"2021-07-10T12:00:00Z\"}"});
  CHECK(has(in_one_line(at.run("show 1.1.1.3").out), "follow-up: f (hukum, by 1 August 2021)"));
  const std::string undone = at.run("undo 1.1.1.3").out;
  CHECK(has(undone, "--follow-up-owner hukum --follow-up-due 2021-08-01"));
  CHECK(has(office().refusal("done 1.1.1.3 --follow-up f --follow-up-owner hukm"), "no such owner: hukm"));
  CHECK(has(office().refusal("done 1.1.1.3 --follow-up-due besok-lusa"), "--follow-up-due"));
  at.set_progress(
      "  - {\"indicator\": \"1.1.1.3\", \"months\": [6], \"status\": \"partial\", \"date\": \"2021-06-30\", "
      "\"follow_up_owner\": \"hukm\"}\n");
  CHECK(has(at.run("validate").out, "error[RB306]: owner `hukm` does not exist"));
  CHECK(has(at.run("validate").out, "help: there is an owner with a similar id: `hukum`"));
}

}  // namespace
}  // namespace rbplan::testing
