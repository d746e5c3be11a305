#include "base/calendar.h"

#include <doctest/doctest.h>

namespace rbplan {
namespace {

TEST_CASE("dates are read strictly") {
  REQUIRE(parse_date("2021-03-31"));
  CHECK(iso(*parse_date("2021-03-31")) == "2021-03-31");
  CHECK(parse_date("2020-02-29")->ok());
  CHECK(!parse_date("2021-02-29")->ok());
  for (const char* text : {"2021-3-31", "2021/03/31", "21-03-31", "2021-03-31 ", "2021-03-3x", "", "+021-03-31"}) {
    INFO(text);
    CHECK(!parse_date(text));
  }
}

TEST_CASE("days in another form are guessed where they are certain, and both told where not") {
  const auto guessed = [](std::string_view text) {
    std::string out;
    for (const Date day : dates_meant(text)) out += iso(day) + ' ';
    return out;
  };
  for (const char* text :
       {"20-01-2026", "2026-1-20", "20/1/2026", "20.01.2026", "20 Januari 2026", "Selasa, 20 Jan 2026", "January 20, 2026",
        "20260120", "2026/01/20", "2026-01-20T00:00:00", "1/20/2026", "20-Jan-2026", "2026 Januari 20"}) {
    INFO(text);
    CHECK(guessed(text) == "2026-01-20 ");
  }
  CHECK(guessed("2/1/2021") == "2021-01-02 2021-02-01 ");
  CHECK(guessed("2/2/2021") == "2021-02-02 ");
  for (const char* text : {"", "31-02-2021", "20-01-26", "2021-02", "2021", "TW1 2021", "1 2 3 2021", "x"}) {
    INFO(text);
    CHECK(guessed(text).empty());
  }
}

TEST_CASE("months are numbers or names, and nothing else") {
  for (const char* text : {"3", "03", "maret", "mar", "March", "MARET"}) {
    INFO(text);
    CHECK(parse_month(text) == std::chrono::March);
  }
  for (const char* text : {"Agt", "Ags", "Agst", "aug", "Agustus", "agu"})
    CHECK(parse_month(text) == std::chrono::August);
  for (const char* text : {"Nop", "Nopember", "nov"}) CHECK(parse_month(text) == std::chrono::November);
  for (const char* text : {"Pebruari", "Peb", "feb"}) CHECK(parse_month(text) == std::chrono::February);
  for (const char* text : {"Mei", "may"}) CHECK(parse_month(text) == std::chrono::May);
  for (const char* text : {"", "0", "00", "13", "010", "003", "0x3", "3 ", "-3", "+3", "m", "mare", "3.0"}) {
    INFO(text);
    CHECK(!parse_month(text));
  }
}

TEST_CASE("a whole number has no sign and no leading zero") {
  CHECK(parse_whole("0") == 0);
  CHECK(parse_whole("999999999") == 999999999);
  for (const char* text : {"", "00", "01", "-1", "+1", "1.0", "1e3", "0x1", "1000000000"}) CHECK(!parse_whole(text));
}

TEST_CASE("deadlines are last days, and distances are in days") {
  CHECK(iso(last_day(2020, std::chrono::February)) == "2020-02-29");
  CHECK(iso(last_day(2100, std::chrono::February)) == "2100-02-28");
  CHECK(days_between(*parse_date("2021-02-28"), *parse_date("2021-07-10")) == 132);
  CHECK(days_between(*parse_date("2021-03-31"), *parse_date("2026-11-24")) == 2064);
  CHECK(iso(add_days(*parse_date("2021-12-31"), 1)) == "2022-01-01");
}

}  // namespace
}  // namespace rbplan
