// Rows of quarters: what is asked of a month is asked of the quarter that holds it, and each quarter is one tick.
#include <doctest/doctest.h>

#include "base/json.h"
#include "support/office.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

// On 10 July 2021: two quarters, all of them, and a row of months beside them.
Office office() { return Office(small_plan({"quarters: [2, 4]", "quarters: [1, 2, 3, 4]", "months: [4, 6]"})); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

using Lines = std::vector<std::string>;

TEST_CASE("a quarter is named by itself or by a month in it, and recorded by its number") {
  Office at = office();
  const std::string line =
      "{\"indicator\": \"1.1.1.1\", \"quarters\": [2], \"status\": \"done\", \"date\": \"2021-07-10\", "
      "\"recorded\": \"2021-07-10T12:00:00Z\"}";
  for (const char* months : {"tw2", "4", "5", "juni", "q2", "4,6"}) {
    CAPTURE(months);
    CHECK(office().recorded(std::string("done 1.1.1.1 --month '") + months + "'") == Lines{line});
  }
  CHECK(office().recorded("done 1.1.1.1") == Lines{line});
  CHECK(has(office().refusal("done 1.1.1.1 --month 7"), "1.1.1.1 is not planned for July"));
  CHECK(has(office().refusal("done 1.1.1.1 --month 7"), "possible: Quarter 2 (--month tw2)"));
  CHECK(has(office().refusal("done 1.1.1.2"), "1.1.1.2 has 3 quarters that could be meant"));
  CHECK(has(office().refusal("done 1.1.1.2"), "possible: Quarter 1, Quarter 2, Quarter 3 (--month tw1,tw2,tw3)"));
  CHECK(
      has(office().refusal("done 1.1.1.1 --month tw4"), "1.1.1.1 is planned for Quarter 4 2021, which has not begun"));
  at.set_progress("  - " + line + "\n");
  CHECK(has(at.refusal("done 1.1.1.1"), "1.1.1.1 has no quarter that could be meant"));
  CHECK(has(at.refusal("done 1.1.1.1"), "--ahead --month tw4"));
  CHECK(has(at.run("undo 1.1.1.1 -n").out, "Quarter 2 2021: "));
  CHECK(has(at.run("undo 1.1.1.1").out, "rbplan done 1.1.1.1 --month tw2"));
}

TEST_CASE("several quarters of one row share a line") {
  CHECK(office().recorded("done 1.1.1.2 --month s1 --date 2021-03-01").front() ==
        "{\"indicator\": \"1.1.1.2\", \"quarters\": [1, 2], \"status\": \"done\", \"date\": \"2021-03-01\", "
        "\"recorded\": \"2021-07-10T12:00:00Z\"}");
}

TEST_CASE("lists ask by period: a quarter stands in each of its months, and once in a list") {
  const Office at = office();
  for (const char* month : {"4", "5", "6"}) CHECK(has(at.run(std::string("due --month ") + month).out, "1.1.1.1"));
  CHECK(!has(at.run("due --month 7").out, "1.1.1.1"));
  const std::string all = at.run("due --month 4-6 --format csv").out;
  CHECK(count(all, "1.1.1.1") == 1);
  CHECK(count(all, "1.1.1.3") == 2);
  CHECK(has(at.run("overdue --format csv --fields id,month,quarter,deadline").out, "1.1.1.1,6,2,2021-06-30\n"));
  CHECK(has(at.run("overdue --format csv --fields id,month,quarter,deadline").out, "1.1.1.3,4,,2021-04-30\n"));
  CHECK(has(at.run("list --format csv --fields id,months,quarters").out,
            "1.1.1.1,,2;4\n1.1.1.2,,1;2;3;4\n1.1.1.3,4;6,\n"));
  CHECK(count(at.run("list --month 5 --format csv").out, "\n") == 3);  // the header, and both rows of quarters
  CHECK(has(at.run("timeline --format csv --fields id,m3,m5,m6,m12").out, "1.1.1.1,,,overdue,upcoming\n"));
  CHECK(has(at.run("status --by quarter --format csv --fields key,planned").out, "1,1\n2,4\n3,1\n4,2\n"));
}

TEST_CASE("records that name a month of a quarter, or a quarter of months, fit no tick") {
  Office at = office();
  at.set_progress(
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [6], \"status\": \"done\", \"date\": \"2021-06-30\"}\n");
  CHECK(has(at.run("validate").out, "1.1.1.1 is not planned for June"));
  CHECK(has(at.run("validate").out, "help: its quarters are 2, 4"));
  at.set_progress(
      "  - {\"indicator\": \"1.1.1.3\", \"quarters\": [2], \"status\": \"done\", \"date\": \"2021-06-30\"}\n");
  CHECK(has(at.run("validate").out, "1.1.1.3 is not planned for Quarter 2"));
  CHECK(has(at.run("validate").out, "help: its months are 4, 6"));
}

TEST_CASE("records of quarters that name none, or review what was not done") {
  Office at = office();
  at.set_progress("  - {\"indicator\": \"1.1.1.1\", \"months\": [], \"status\": \"done\", \"date\": \"2021-06-30\"}\n");
  CHECK(has(at.run("validate").out, "`quarters`"));
  at.set_progress(
      "  - {\"indicator\": \"1.1.1.1\", \"quarters\": [2], \"review\": \"accepted\", \"date\": \"2021-07-01\"}\n");
  CHECK(has(at.run("validate").out, "Quarter 2"));
  CHECK(has(at.run("validate").out, "`quarters`"));
}

}  // namespace
}  // namespace rbplan::testing
