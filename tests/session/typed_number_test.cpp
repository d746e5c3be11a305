// Numbers as people type them.
#include "session/typed_number.h"

#include <doctest/doctest.h>

#include "support/capture.h"

namespace rbplan {
namespace {

const Words kEnglish;
const Words kIndonesian(Language::indonesian);

// The digits; `?` and the help where it is refused.
std::string read(std::string_view text, const Words& words) {
  const auto parsed = parse_typed_quantity("--value", text, words);
  return parsed ? *parsed : "?" + Words().say(parsed.error().help);
}

std::string example(const std::string& digits) { return "?a number is written in digits: " + digits; }

std::string two(const std::string& thousands, const std::string& decimal) {
  return "?write --value " + thousands + " (thousands) or --value " + decimal + " (a decimal)";
}

TEST_CASE("a number that has one reading is read in every language") {
  const std::pair<const char*, const char*> written[] = {
      {"0", "0"},
      {"1500", "1500"},
      {"-7", "-7"},
      {" 12.5 ", "12.5"},
      {"12.50", "12.50"},
      {"0.125", "0.125"},
      {"1234.500", "1234.500"},
      {"1.5000", "1.5000"},
      {"1.234.567", "1234567"},
      {"1,234,567", "1234567"},
      {"-1.234.567", "-1234567"},
      {"1,234.5", "1234.5"},
      {"1.234,5", "1234.5"},
      {"1.234.567,125", "1234567.125"},
      {"999999999999999", "999999999999999"},
  };
  for (const auto& [text, digits] : written) {
    CAPTURE_PART(text);
    CHECK(read(text, kEnglish) == digits);
    CHECK(read(text, kIndonesian) == digits);
  }
}

TEST_CASE("a comma alone is decimal in Indonesian, and no number in English") {
  CHECK(read("12,5", kIndonesian) == "12.5");
  CHECK(read("0,125", kIndonesian) == "0.125");
  CHECK(read("-12,50", kIndonesian) == "-12.50");
  CHECK(read("12,5", kEnglish) == example("12.5"));
  CHECK(read("0,25", kEnglish) == example("0.25"));
}

TEST_CASE("a number that may be thousands or a decimal is refused with both readings") {
  CHECK(read("1.500", kEnglish) == two("1500", "1.5"));
  CHECK(read("1,500", kEnglish) == two("1500", "1.5"));
  CHECK(read("1.500", kIndonesian) == two("1500", "1,5"));
  CHECK(read("1,500", kIndonesian) == two("1500", "1,5"));
  CHECK(read("-12.345", kIndonesian) == two("-12345", "-12,3450"));
  CHECK(read("100.000", kEnglish) == two("100000", "100"));
}

TEST_CASE("what is no number") {
  for (const char* text : {"",
                           "-",
                           "--5",
                           "+5",
                           "1..5",
                           "1,5,0",
                           ",5",
                           "5,",
                           ".5",
                           "5.",
                           "1 500",
                           "12%",
                           "1.50.000",
                           "1.500.00",
                           "1.500.0000",
                           "01,5",
                           "010",
                           "0.500.000",
                           "1e3",
                           "0x10",
                           "1.2.3",
                           "1,2.3,4",
                           "1,234,567.890,1",
                           "1234567890123456",
                           "1.234.567.890.123.456",
                           "Infinity"}) {
    CAPTURE(text);
    CHECK(read(text, kEnglish) == example("12.5"));
    CHECK(read(text, kIndonesian) == example("12,5"));
  }
}

TEST_CASE("a quantity is typed so that it is read back") {
  for (const Words& words : {kEnglish, kIndonesian}) {
    for (const char* digits : {"0", "5", "1500", "-1500", "12.5", "1.5", "1.500", "12.345", "-12.345", "100.000",
                               "0.125", "0.500", "1234.567", "1.2345", "99999999999.125"}) {
      CAPTURE(digits);
      const std::string back = read(typed_quantity(digits, words), words);
      REQUIRE_FALSE(back.starts_with("?"));
      CHECK(std::stod(back) == std::stod(digits));
    }
  }
  CHECK(typed_quantity("12.345", kIndonesian) == "12,3450");
  CHECK(typed_quantity("1.500", kEnglish) == "1.5");
}

TEST_CASE("a sum of rupiah is a whole number, in any form that offices write") {
  const std::pair<const char*, std::int64_t> written[] = {
      {"1500000", 1500000},
      {"1.500.000", 1500000},
      {"1,500,000", 1500000},
      {"Rp 1.500.000", 1500000},
      {"Rp1.500.000,-", 1500000},
      {"rp. 1.500.000", 1500000},
      {"1.500", 1500},
      {"1.500.000,00", 1500000},
      {"Rp\u00A01.500.000", 1500000},
      {"1500.00", 1500},
      {"0", 0},
      {"999999999999999", 999999999999999},
  };
  for (const auto& [text, sum] : written) {
    CAPTURE_PART(text);
    CHECK(parse_typed_rupiah("--spent", text) == sum);
  }
  for (const char* text : {"", "Rp", "-5", "1,5", "1.50", "1.500,5", "1.500.00", "007", "0.500", "1 500", "1500 ribu",
                           "USD 5", "1.500,000", "1000000000000000", "9.999.999.999.999.999", "5-", "-"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_typed_rupiah("--spent", text));
  }
}

}  // namespace
}  // namespace rbplan
