// How numbers are written: to a YAML 1.2 reader (core schema, 10.3.2), and to rbplan.
#include "base/numbers.h"

#include <doctest/doctest.h>

#include <vector>

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

TEST_CASE("words for per cent and for nothing") {
  for (const char* unit : {"%", " % ", "persen", "Persentase", "presentase", "percent"}) CHECK(is_per_cent(unit));
  for (const char* unit : {"", "persen ASN", "poin"}) CHECK_FALSE(is_per_cent(unit));
  for (const char* text : {"", "-", "--", "–", "—", "Tidak ada", "NIHIL", "n/a"}) CHECK(says_nothing(text));
  for (const char* text : {"0", "tidak", "tidak ada kendala"}) CHECK_FALSE(says_nothing(text));
}

}  // namespace
}  // namespace rbplan
