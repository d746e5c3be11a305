#include "base/text.h"

#include <doctest/doctest.h>

namespace rbplan {
namespace {

TEST_CASE("only well-formed UTF-8 is decoded") {
  struct Row {
    const char* name;
    std::string_view bytes;
    std::size_t length;
  };
  const Row rows[] = {
      {"ASCII", "a", 1},
      {"two bytes", "\xC3\xA9", 2},
      {"three bytes", "\xE2\x88\x9A", 3},
      {"four bytes", "\xF0\x9F\x8E\x89", 4},
      {"overlong", "\xC0\xAF", 0},
      {"overlong of three", "\xE0\x80\xAF", 0},
      {"a surrogate", "\xED\xA0\x80", 0},
      {"past U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"cut short", "\xE2\x88", 0},
      {"a stray continuation", "\x80", 0},
      {"never a lead", "\xFF", 0},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(decode(row.bytes, 0).length == row.length);
  }
}

TEST_CASE("width is that of the screen") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("e\xCC\x81") == 1);                                     // a combining accent
  CHECK(display_width("\xE6\x97\xA5\xE6\x9C\xAC") == 4);                      // two wide letters
  CHECK(display_width("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9") == 2);  // one cluster of two people
  CHECK(display_width("\xE2\x88\x9A") == 1);
}

TEST_CASE("what must not reach a terminal becomes visible") {
  CHECK(visible("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(visible("\xC2\x9B"
                "31m") == "\\u009b31m");
  CHECK(visible("\xE2\x80\xAE"
                "evil") == "\\u202eevil");
  CHECK(visible("a\nb\r") == "a\\x0ab\\x0d");
  CHECK(visible("\xFF\xC3") == "\\xff\\xc3");
  CHECK(visible("caf\xC3\xA9 \xE2\x88\x9A") == "caf\xC3\xA9 \xE2\x88\x9A");
}

TEST_CASE("no text can be a command to a CI runner") {
  CHECK(visible("x ##[error]y") == "x ## [error]y");
  CHECK(without_commands("::add-mask::x\n  ::error::y\na::b\n") == ": :add-mask::x\n  : :error::y\na::b\n");
}

TEST_CASE("text wraps at blanks") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("satu dua tiga", 8) == Lines{"satu dua", "tiga"});
  CHECK(wrap("satu  dua\n tiga", 80) == Lines{"satu dua tiga"});
  CHECK(wrap("", 10) == Lines{""});
  CHECK(wrap("aaaaaaaaaa b", 4) == Lines{"aaaa", "aaaa", "aa b"});
  CHECK(wrap("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 4) == Lines{"\xE6\x97\xA5\xE6\x9C\xAC", "\xE8\xAA\x9E"});
  CHECK(wrap("ae\xCC\x81", 1) == Lines{"a", "e\xCC\x81"});
}

TEST_CASE("text is found in any case") {
  CHECK(contains_any_case("Pelaporan LHKPN", "lhkpn"));
  CHECK(contains_any_case("\xC3\x89VALUASI", "\xC3\xA9valuasi"));
  CHECK(!contains_any_case("Pelaporan", "lhkasn"));
  CHECK(contains_any_case("apa saja", ""));
}

TEST_CASE("blank is what shows nothing") {
  CHECK(is_blank(" \t\n"));
  CHECK(is_blank("\xC2\xA0"));
  CHECK(!is_blank(" x"));
}

}  // namespace
}  // namespace rbplan
