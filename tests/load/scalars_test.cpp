// Scalars read again, and lines, quotes and brackets, in bytes of any kind: what is told of a file that the parser gave
// up on rests on them.
#include "load/scalars.h"

#include <doctest/doctest.h>

#include <array>

#include "load/delimiters.h"
#include "load/lines.h"
#include "support/capture.h"

namespace rbplan {
namespace {

using namespace std::string_literals;

// The text, and `@` with the offset behind it; `none` where nothing is read.
std::string told(const std::optional<ReadScalar>& read) {
  return read ? read->text + '@' + std::to_string(read->end) : "none";
}

TEST_CASE("quoted text from its opening quote (YAML 1.2, 7.3.1 and 7.3.2)") {
  const std::pair<std::string, std::string> rows[] = {
      {"\"a\"", "a@3"},
      {"'it''s'", "it's@7"},
      {"'a\\n'", "a\\n@5"},
      {"\"a\\\"b\\\\\"", "a\"b\\@8"},
      {"\"\\x41\\u0042\\U00000043\"", "ABC@22"},
      {"\"a\r\n  b\"", "a b@8"},
      {"\"a  \n\n  b\"", "a\nb@10"},
      {"\"a\\\n   b\"", "ab@9"},
      {"\"a", "none"},
      {"\"a  ", "none"},
      {"\"a\n", "none"},
      {"'a''", "none"},
      {"\"\\", "none"},
      {"\"\\q\"", "none"},
      {"\"\\x4\"", "none"},
      {"\"\\xZZ\"", "none"},
  };
  for (const auto& [bytes, read] : rows) {
    CAPTURE_PART(bytes);
    CHECK(told(read_quoted(bytes, 0)) == read);
  }
}

TEST_CASE("plain text is what the parser says it is, or is not read") {
  CHECK(told(read_plain("a  b: c", 0, "a  b")) == "a  b@4");
  CHECK(told(read_plain("a\n  b\n\n c", 0, "a b\nc")) == "a b\nc@9");
  CHECK(told(read_plain("a b", 0, "a  b")) == "none");
  CHECK(told(read_plain("a\n b", 0, "a\nb")) == "none");
  CHECK(told(read_plain("abc", 0, "abd")) == "none");
  CHECK(told(read_plain("ab", 0, "abc")) == "none");
}

TEST_CASE("a block of text (8.1)") {
  struct Row {
    std::string bytes;
    std::string value;
    std::string read;
  };
  const Row rows[] = {
      {"|\n  a\n  b\nc: 1\n", "a\nb\n", "a\nb\n@9"},
      {"| # x\n  a\n", "a\n", "a\n@9"},
      {"|-\r\n  a\r\n", "a", "a@7"},
      {"|+\n  a\n\n", "a\n\n", "a\n\n@6"},
      {"|1\n   a\n", "  a\n", "  a\n@7"},
      {">\n  a\n  b\n\n  c\n   d\n  e\n", "a b\nc\n d\ne\n", "a b\nc\n d\ne\n@23"},
      {"|\n\n  a", "\na\n", "\na\n@6"},
      {"|x\n  a\n", "a\n", "none"},
      {"|#x\n  a\n", "a\n", "none"},
      {"|\n\n", "\n", "none"},
      {"|\n a\n", "  a\n", "none"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    CHECK(told(read_block(row.bytes, 0, row.value)) == row.read);
  }
  for (const std::string& bytes : {"|"s, "| #x"s, "|\n\n \n"s}) {  // holds no text
    INFO(bytes);
    CHECK(read_block(bytes, 0, "a")->text != "a");
  }
}

TEST_CASE("the first escape that names nothing") {
  struct Row {
    std::string bytes;
    std::optional<std::array<std::size_t, 3>> found;  // begin, end, digits that it needs
  };
  const Row rows[] = {
      {"\"a\\q\"", {{2, 4, 0}}},
      {"\"a\\\xC3\xA9\"", {{2, 5, 0}}},
      {"\"\\n\\q", {{3, 5, 0}}},
      {"\"\\ud83d\"", {{1, 7, 0}}},
      {"\"\\U00110000\"", {{1, 11, 0}}},
      {"\"\\u12\"", {{1, 3, 4}}},
      {"\"\\", {{1, 2, 0}}},
      {"\"\\uE000\\U0010FFFF\\uD7FF\"", std::nullopt},
      {"\"a\\\n b\"", std::nullopt},
      {"\"a\"\\q", std::nullopt},
      {"\"a", std::nullopt},
      {"'\\q'", std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    const auto found = find_bad_escape(row.bytes, 0);
    REQUIRE(found.has_value() == row.found.has_value());
    if (found) CHECK(std::array{found->begin, found->end, found->digits} == *row.found);
  }
}

TEST_CASE("a carriage return breaks a line only before a line feed") {
  CHECK(break_length("\r\n", 0) == 2);
  CHECK(break_length("\n", 0) == 1);
  CHECK(break_length("\r", 0) == 0);
  CHECK(break_length("\rx", 0) == 0);
  CHECK(break_length("", 0) == 0);
}

TEST_CASE("a word and a colon are a key") {
  for (const char* key : {"a:", "a: 1", "a_b:\r\n", "a:\n"}) CHECK(looks_like_key(key, 0));
  for (const char* other : {"", "a", ":", "a b", "a:b", "1:"}) CHECK(!looks_like_key(other, 0));
  CHECK(word_begin("abc", 3) == 0);
  CHECK(word_begin("a bc", 4) == 2);
  CHECK(word_begin("a ", 2) == 2);
}

TEST_CASE("what lacks its colon is found from the place where the parser gives up") {
  const auto line = [](const std::string& bytes) -> std::string {
    const auto span = line_without_colon(bytes, bytes.rfind(':'));
    return span ? bytes.substr(span->begin, span->end - span->begin) : "none";
  };
  CHECK(line("a: 1\nfoo\nb: 2") == "foo");
  CHECK(line("a: 1\r\nfoo\r\nb: 2") == "foo");
  CHECK(line("- foo\n  b: 2") == "foo");
  CHECK(line("\nb: 2") == "none");
  CHECK(line("# foo\nb: 2") == "none");
  CHECK(line("  foo\nb: 2") == "none");
  CHECK(line("foo:\nb: 2") == "none");
  CHECK(line("b: 2") == "none");
  const auto word = [](const std::string& bytes, std::size_t at) -> std::string {
    const auto span = word_before_bracket(bytes, at);
    return span ? bytes.substr(span->begin, span->end - span->begin) : "none";
  };
  CHECK(word("{months [1]", 8) == "months");
  CHECK(word("months {", 7) == "months");
  CHECK(word("months [", 3) == "none");
  CHECK(word("a: [", 3) == "none");
  CHECK(word("  [", 2) == "none");
}

TEST_CASE("quotes and brackets that are never closed") {
  CHECK(is_unclosed("a: \"x", 3));
  CHECK(!is_unclosed("a: \"x\n  y\"", 3));
  CHECK(!is_unclosed("a: \"x\n\n  y\"\n", 3));
  CHECK(is_unclosed("a: \"x\ny\"", 3));
  CHECK(is_unclosed("a: \"x\n  b\"c\n", 3));
  CHECK(find_unclosed_bracket("[", 0, 0) == 0);
  CHECK(find_unclosed_bracket("[ [", 0, 0) == 0);
  CHECK(find_unclosed_bracket("a: [\r\n\r\n  1]\r\n", 0, 3) == std::nullopt);
  CHECK(find_unclosed_bracket("a: [\n# x\n  1]\n", 0, 3) == std::nullopt);
  CHECK(find_unclosed_bracket("a: [1\nb: 2\n", 0, 3) == 3);
  CHECK(find_unclosed_bracket("- [1\n-", 0, 2) == 2);
  CHECK(find_unclosed_bracket("a[", 0, 1) == std::nullopt);
  CHECK(find_unclosed_bracket("a: {b: [1}", 0, 9) == 7);
}

}  // namespace
}  // namespace rbplan
