// YAML scalars read again from the bytes, to see that the parser's value is what the file says.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rbplan {

// What stands at a place: its decoded text, and the offset behind its last byte.
struct ReadScalar {
  std::string text;
  std::size_t end = 0;
};

// Length of the line break at `at`: 1 for LF, 2 for CRLF, 0 where there is none.
std::size_t break_length(std::string_view bytes, std::size_t at);

// A plain scalar (YAML 1.2, 7.3.3) has no escapes, so its value drives the reading: the same bytes, or a run of white
// space with breaks that folds to what the value has. Nothing where the file says something else.
std::optional<ReadScalar> read_plain(std::string_view bytes, std::size_t at, std::string_view value);

// A quoted scalar (7.3.1, 7.3.2) from its opening quote. Nothing where it is never closed or has an unknown escape.
std::optional<ReadScalar> read_quoted(std::string_view bytes, std::size_t at);

// The first escape in the double-quoted scalar at `at` that names nothing: an unknown one, half of a character, or one
// whose digits are missing.
struct BadEscape {
  std::size_t begin = 0;  // of the backslash
  std::size_t end = 0;
  std::size_t digits = 0;  // how many it needs, where they are missing
};
std::optional<BadEscape> find_bad_escape(std::string_view bytes, std::size_t at);

// A block scalar (8.1) from its `|` or `>`. Its indentation follows from the value, so the parent's is not needed.
std::optional<ReadScalar> read_block(std::string_view bytes, std::size_t at, std::string_view value);

}  // namespace rbplan
