// Numbers as they are written: how they compare, and what they add up to.
#include <doctest/doctest.h>

#include "model/progress.h"

namespace rbplan::testing {
namespace {

std::string sum_of(const std::vector<std::string>& numbers) {
  std::vector<Measure> measures;
  for (const std::string& one : numbers) measures.push_back({one});
  return sum(measures).text;
}

TEST_CASE("a sum is right to the last digit") {
  CHECK(sum_of({}) == "0");
  CHECK(sum_of({"1", "2", "3"}) == "6");
  CHECK(sum_of({"0.1", "0.2"}) == "0.3");
  CHECK(sum_of({"0.50", "0.5"}) == "1");
  CHECK(sum_of({"0.9999999999999", "0.0000000000001"}) == "1");
  CHECK(sum_of({"999999999999999", "0.0000000000001"}) == "999999999999999.0000000000001");
  CHECK(sum_of({"-1.5", "1"}) == "-0.5");
  CHECK(sum_of({"1", "-1.5"}) == "-0.5");
  CHECK(sum_of({"-1", "0.25"}) == "-0.75");
  CHECK(sum_of({"2", "-0.25", "-0.75"}) == "1");
  CHECK(sum_of({"-0.5", "0.5", "-0"}) == "0");
}

TEST_CASE("numbers compare by what they say, and grades not at all") {
  CHECK(compare({"10"}, {"9.99"}) > 0);
  CHECK(compare({"1.0"}, {"1"}) == 0);
  CHECK(compare({"-2"}, {"-1"}) < 0);
  CHECK(compare({"A", true}, {"B", true}) == 0);
  CHECK(compare({"99"}, {"A", true}) < 0);
}

}  // namespace
}  // namespace rbplan::testing
