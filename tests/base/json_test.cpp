#include "base/json.h"

#include <doctest/doctest.h>

namespace rbplan::testing {
namespace {

TEST_CASE("JSON that is read and written again is the same") {
  const std::string text =
      "{\n  \"a\": [\n    1,\n    -2.50,\n    true,\n    null,\n    \"x\\\"y\\n\"\n  ],\n  \"b\": {\n    \"c\": {}\n  "
      "}\n}\n";
  const auto value = parse_json(text);
  REQUIRE(value.has_value());
  CHECK(to_json(*value) == text);
  for (const char* wrong : {"", "{", "[1,]", "{\"a\" 1}", "nul", "1 2"}) CHECK_FALSE(parse_json(wrong).has_value());
}

TEST_CASE("a list is written item by item as it would be whole") {
  JsonObject written;
  written.add("a", 1);
  written.begin_list("n");
  for (const int item : {0, 1, 4}) written.add_item(item);
  written.end_list();
  written.add(Object{{"z", "##[x"}});
  CHECK(std::move(written).text() == to_json(Object{{"a", 1}, {"n", List{0, 1, 4}}, {"z", "##[x"}}));
}

TEST_CASE("values as programs read them") {
  const Sign late = {"overdue", "", "", "", Tone::overdue};
  const Date day(std::chrono::year(2021), std::chrono::March, std::chrono::day(31));
  CHECK(to_json_line(List{day, Period(std::chrono::May), Periods{Period(std::chrono::June), Period::of_quarter(1)},
                          Mark{&late, 3}, Link{"1.2", {"f", 3}}, Money{5}, Decimal{"1.50"}, Ratio{1, 2}, "##[\xFF"}) ==
        "[\"2021-03-31\",5,[6,3],\"overdue\",\"1.2\",5,1.50,{\"n\":1,\"of\":2},\"##\\u005b\xEF\xBF\xBD\"]");
}

}  // namespace
}  // namespace rbplan::testing
