#include <doctest/doctest.h>

#include "base/json.h"
#include "base/similar.h"
#include "base/source.h"
#include "base/words.h"

namespace rbplan {
namespace {

TEST_CASE("places count lines and code points from one") {
  const SourceText source("f",
                          "\xEF\xBB\xBF"
                          "a\xC3\xA9x\r\nb\n");
  CHECK(source.place(3).column == 1);
  CHECK(source.place(6).column == 3);
  CHECK(source.line(1) == "a\xC3\xA9x");
  CHECK(source.place(9).line == 2);
  CHECK(source.line(2) == "b");
  CHECK(source.place(1000).line == 3);
  CHECK(SourceText("f", "").place(0).line == 1);
}

TEST_CASE("a similar name is near, or begins the same") {
  const std::vector<std::string_view> keys = {"months", "name", "number", "note", "doubt"};
  CHECK(similar_name("mounths", keys) == "months");
  CHECK(similar_name("nmae", keys) == "name");
  CHECK(similar_name("mon", keys) == "months");
  CHECK(similar_name("Months", keys) == "months");
  CHECK(!similar_name("xyz", keys));
  CHECK(!similar_name("", keys));
  CHECK(!similar_name("n", keys));
}

TEST_CASE("JSON is valid and starts no command") {
  const Value value = Object{{"a", List{1, true, nullptr, Decimal{"2.50"}}}, {"b", "x ##[y] \"\n\xFF"}};
  CHECK(to_json(value) ==
        "{\n  \"a\": [\n    1,\n    true,\n    null,\n    2.50\n  ],\n  \"b\": \"x ##\\u005by] "
        "\\\"\\n\xEF\xBF\xBD\"\n}\n");
}

TEST_CASE("a phrase is said in the language, or in English") {
  const Words indonesian(Language::indonesian);
  CHECK(indonesian("overdue") == "terlambat");
  CHECK(indonesian("no such phrase") == "no such phrase");
  CHECK(indonesian("") == "");
  CHECK(indonesian.count(1, "{0} day", "{0} days") == "1 hari");
  CHECK(indonesian.count(29, "{0} tick overdue, the oldest by {1}", "{0} ticks overdue, the oldest by {1}",
                         "132 hari") == "29 jadwal terlambat, yang terlama 132 hari");
  CHECK(Words().count(1, "{0} day", "{0} days") == "1 day");
  CHECK(Words().count(2, "{0} day", "{0} days") == "2 days");
  const Date day(std::chrono::year(2021), std::chrono::May, std::chrono::day(1));
  CHECK(indonesian.date(day) == "1 Mei 2021");
  CHECK(Words().date(day) == "1 May 2021");
}

TEST_CASE("languages are known by their codes") {
  for (const char* code : {"id", "id_ID.UTF-8", "ID", "in_ID"}) CHECK(parse_language(code) == Language::indonesian);
  for (const char* code : {"en", "en_GB", "C", "C.UTF-8", "POSIX"}) CHECK(parse_language(code) == Language::english);
  for (const char* code : {"", "fr_FR", "ido"}) CHECK(!parse_language(code));
}

}  // namespace
}  // namespace rbplan
