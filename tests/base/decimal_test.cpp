#include "base/decimal.h"

#include <doctest/doctest.h>

#include <array>

namespace rbplan::testing {
namespace {

template <class... Numbers>
std::string sum(Numbers... numbers) {
  const std::array<std::string_view, sizeof...(numbers)> all = {std::string_view(numbers)...};
  return sum_of(all);
}

TEST_CASE("sums are exact") {
  CHECK(sum("0.1", "0.7") == "0.8");
  CHECK(sum("0.30", "0.7") == "1");
  CHECK(sum("-0.3", "0.1") == "-0.2");
  CHECK(sum("999999999999999", "0.000000000000001") == "999999999999999.000000000000001");
  CHECK(sum_of({}) == "0");
}

TEST_CASE("thousandths are cut towards zero") {
  CHECK(thousandths("14", "15") == 933);
  CHECK(thousandths("0.8", "0.8") == 1000);
  CHECK(thousandths("-1", "3") == -333);
  CHECK(thousandths("0", "3") == 0);
  CHECK_FALSE(thousandths("1", "0"));
  CHECK_FALSE(thousandths("1", "0.0"));
  CHECK_FALSE(thousandths("999999999999999", "0.000000000000001"));
}

}  // namespace
}  // namespace rbplan::testing
