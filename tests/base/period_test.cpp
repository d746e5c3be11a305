// Months and quarters.
#include "base/period.h"

#include <doctest/doctest.h>

#include "base/words.h"

namespace rbplan {
namespace {

TEST_CASE("a month and a quarter begin, end and hold what they hold") {
  const Period march(std::chrono::March);
  const Period first = Period::of_quarter(1);
  const Period fourth = Period::of_quarter(4);
  CHECK(iso(march.begin(2024)) == "2024-03-01");
  CHECK(iso(march.deadline(2024)) == "2024-03-31");
  CHECK(iso(Period(std::chrono::February).deadline(2024)) == "2024-02-29");
  CHECK(iso(first.begin(2021)) == "2021-01-01");
  CHECK(iso(first.deadline(2021)) == "2021-03-31");
  CHECK(iso(fourth.begin(2021)) == "2021-10-01");
  CHECK(iso(fourth.deadline(2021)) == "2021-12-31");
  for (unsigned month = 1; month <= kMonths; ++month) {
    CHECK(march.holds(Month(month)) == (month == 3));
    CHECK(first.holds(Month(month)) == (month <= 3));
    CHECK(Period(Month(month)).quarter() == (month + 2) / 3);
  }
  CHECK(fourth.quarter() == 4);
  CHECK(!march.has_begun(2021, Date(std::chrono::year(2021), std::chrono::February, std::chrono::day(28))));
  CHECK(first.has_begun(2021, Date(std::chrono::year(2021), std::chrono::January, std::chrono::day(1))));
}

TEST_CASE("periods are ordered by their ends, and a quarter is not its last month") {
  CHECK(Period(std::chrono::February) < Period::of_quarter(1));
  CHECK(Period::of_quarter(1) < Period(std::chrono::April));
  CHECK(Period(std::chrono::March) != Period::of_quarter(1));
  CHECK(Period() == Period(std::chrono::January));
  CHECK(are_neighbours(Period(std::chrono::March), Period(std::chrono::April)));
  CHECK(!are_neighbours(Period(std::chrono::December), Period(std::chrono::January)));
  CHECK(!are_neighbours(Period::of_quarter(1), Period(std::chrono::April)));
}

TEST_CASE("periods are said") {
  CHECK(Words().period(Period(std::chrono::May)) == "May");
  CHECK(Words().short_period(Period(std::chrono::June)) == "Jun");
  CHECK(Words().period(Period::of_quarter(2)) == "Quarter 2");
  CHECK(Words(Language::indonesian).period(Period::of_quarter(2)) == "Triwulan 2");
  CHECK(Words().short_period(Period::of_quarter(3)) == "Q3");
  CHECK(Words(Language::indonesian).short_period(Period::of_quarter(3)) == "TW 3");
}

}  // namespace
}  // namespace rbplan
