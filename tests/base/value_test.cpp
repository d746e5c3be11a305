#include "base/value.h"

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

TEST_CASE("a lazy list is written as the list it makes") {
  const Value lazy = Object{{"n", LazyList{3, [](std::size_t i) -> Value { return i * i; }}}};
  CHECK(to_json(lazy) == to_json(Object{{"n", List{0, 1, 4}}}));
}

}  // namespace
}  // namespace rbplan::testing
