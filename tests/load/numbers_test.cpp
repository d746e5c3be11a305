// How numbers are written: to a YAML 1.2 reader (core schema, 10.3.2), to rbplan, and by people.
#include "load/numbers.h"

#include <doctest/doctest.h>

#include "load/forms.h"

namespace rbplan {
namespace {

using Given = std::vector<std::string>;

TEST_CASE("what a YAML reader takes for a whole or a decimal number") {
  for (const std::string& text : Given{"12", "012", "-1", "+5", "0x1F", "0xabc", "0o17"}) {
    INFO(text);
    CHECK(is_plain_whole(text));
  }
  for (const std::string& text : Given{"", "-", "0x", "0xG", "1x", "0o", "0o8", "1.0", "a"}) {
    INFO(text);
    CHECK(!is_plain_whole(text));
  }
  for (const std::string& text :
       Given{".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN", "1e3", "1.5E-3", ".5", "1.", "-1.5"}) {
    INFO(text);
    CHECK(is_plain_decimal(text));
  }
  for (const std::string& text : Given{"", ".", "-.nan", "1e", "e5", "1.x", ".x", "x.5", "1.5.5"}) {
    INFO(text);
    CHECK(!is_plain_decimal(text));
  }
}

TEST_CASE("zeros before a number go, but for the last digit") {
  CHECK(without_zeros("007") == "7");
  CHECK(without_zeros("000") == "0");
}

TEST_CASE("numbers as people write them") {
  CHECK(number_meant("Rp 1.500.000,00") == "1500000");
  CHECK(number_meant("Rp.1.500.000,-") == "1500000");
  CHECK(number_meant("99,5") == "99.5");
  CHECK(number_meant("100 %") == "100");
  CHECK(number_meant("1,500") == std::nullopt);
  CHECK(number_meant("banyak") == std::nullopt);
  CHECK(whole_meant("1.500") == "1500");
  CHECK(whole_meant("1,500") == "1500");
  CHECK(whole_meant("12,5") == std::nullopt);
}

TEST_CASE("numbers of rows as people write them") {
  for (const auto& [text, meant] :
       {std::pair{"1.", "1"}, {"A", "a"}, {"b)", "b"}, {"(c)", "c"}, {"1.1.02", "2"}, {"IV", "4"}}) {
    INFO(text);
    CHECK(row_number_meant(text) == std::string(meant));
  }
  for (const std::string& text : Given{").", "1000", "ab", "-"}) {
    INFO(text);
    CHECK(row_number_meant(text) == std::nullopt);
  }
}

TEST_CASE("months as people write them") {
  for (const std::string& text :
       Given{"1;7", "1/7", "1&7", "1 7", "1. 7", "(1, 7)", "Jan dan Jul", "Januari and Juli", "1,7,1"}) {
    INFO(text);
    CHECK(months_meant(text) == "1, 7");
  }
  CHECK(months_meant("Jan-Mar") == "1, 2, 3");
  for (const std::string& text : Given{"Jan-Xyz", "x-Mar", "13", "1, x", ""}) {
    INFO(text);
    CHECK(months_meant(text) == "");
  }
}

TEST_CASE("an Indonesian word is a key only where that key is known") {
  CHECK(key_said("Kegiatan", {"activities"}) == "activities");
  CHECK(key_said("kegiatan", {"number", "date"}) == std::nullopt);
  CHECK(key_said("data dukung", {"evidence_needed"}) == "evidence_needed");
  CHECK(key_said("data-dukung", {"evidence"}) == "evidence");
}

}  // namespace
}  // namespace rbplan
