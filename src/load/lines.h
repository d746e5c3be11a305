// Lines of a YAML file as a person sees them: where their text begins, what stands before a place and above it.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/source.h"

namespace rbplan {

// The first byte of the line that holds `at`.
std::size_t line_begin(std::string_view bytes, std::size_t at);

// Where the line's text begins: behind its blanks; behind its dashes too.
std::size_t first_of_line(std::string_view bytes, std::size_t at);
std::size_t text_of_line(std::string_view bytes, std::size_t at);

// The beginning of the nearest line above that holds more than blanks and a remark.
std::optional<std::size_t> line_above(std::string_view bytes, std::size_t at);

// The last byte before `at` on its line that is no blank, by its offset.
std::optional<std::size_t> last_before(std::string_view bytes, std::size_t at);
bool is_behind_quote(std::string_view bytes, std::size_t at);

// How many of the brackets that open on the line before `at` are not closed there.
int open_brackets_before(std::string_view bytes, std::size_t at);

bool is_first_colon_of_line(std::string_view bytes, std::size_t at);

// The letters that `text` begins with, of those that keys are made of.
std::string_view leading_word(std::string_view text);

// Whether a word and a colon stand there, as a key does.
bool looks_like_key(std::string_view bytes, std::size_t at);

// Where the word begins that ends at `at`; `at` itself where none does.
std::size_t word_begin(std::string_view bytes, std::size_t at);

// The tab in the white space and dashes before the text of the line that holds `at`.
std::optional<std::size_t> indenting_tab(std::string_view bytes, std::size_t at);

// The line above one that the parser gives up on at its first colon, when it stands at the same column and has no
// colon of its own: the parser took both for one text.
std::optional<Span> line_without_colon(std::string_view bytes, std::size_t at);

// The word before the bracket at `at`, as in `{indicators [...]}`: a key whose colon is missing.
std::optional<Span> word_before_bracket(std::string_view bytes, std::size_t at);

}  // namespace rbplan
