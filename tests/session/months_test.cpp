// Months as people write them in an option.
#include "session/months.h"

#include <doctest/doctest.h>

#include "support/capture.h"

namespace rbplan {
namespace {

using Numbers = std::vector<unsigned>;

Numbers months(const std::vector<std::string>& texts) {
  const auto parsed = parse_months(texts);
  Numbers numbers;
  if (!parsed) return numbers;
  for (const Month month : *parsed) numbers.push_back(static_cast<unsigned>(month));
  return numbers;
}

TEST_CASE("months, spans and names of longer periods, joined by commas") {
  const std::pair<const char*, Numbers> written[] = {
      {"3", {3}},
      {"03", {3}},
      {"maret", {3}},
      {"MAR", {3}},
      {"b03", {3}},
      {"B3", {3}},
      {"1,7", {1, 7}},
      {"7,1,7", {1, 7}},
      {"jan-jun", {1, 2, 3, 4, 5, 6}},
      {"1-6, 12", {1, 2, 3, 4, 5, 6, 12}},
      {" 1 , 7 ", {1, 7}},
      {"jan - mar", {1, 2, 3}},
      {"tw2", {4, 5, 6}},
      {"TW 2", {4, 5, 6}},
      {"TW II", {4, 5, 6}},
      {"triwulan iv", {10, 11, 12}},
      {"Triwulan 1", {1, 2, 3}},
      {"q3", {7, 8, 9}},
      {"quarter 3", {7, 8, 9}},
      {"s1", {1, 2, 3, 4, 5, 6}},
      {"semester 2", {7, 8, 9, 10, 11, 12}},
      {"Semester II", {7, 8, 9, 10, 11, 12}},
      {"tw1-tw2", {1, 2, 3, 4, 5, 6}},
      {"sep, s", {}},
      {"s3", {}},
      {"tw5", {}},
      {"tw0", {}},
      {"q", {}},
      {"", {}},
      {",", {}},
      {"1,,2", {}},
      {"6-1", {}},
      {"1-", {}},
      {"-1", {}},
      {"13", {}},
      {"010", {}},
      {"b13", {}},
      {"1 2", {}},
      {"1;2", {}},
  };
  for (const auto& [text, expected] : written) {
    CAPTURE_PART(text);
    CHECK(months({text}) == expected);
    CHECK(parse_months({text}).has_value() == !expected.empty());
  }
  CHECK(months({"3", "1-2"}) == Numbers{1, 2, 3});
  CHECK(months({}).empty());
}

}  // namespace
}  // namespace rbplan
