// What people write is meant for: numbers, months, keys.
#include "load/forms.h"

#include <doctest/doctest.h>

#include "support/capture.h"

namespace rbplan {
namespace {

using Given = std::vector<std::string>;

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
    CAPTURE_PART(text);
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
