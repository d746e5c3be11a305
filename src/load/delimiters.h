// Quotes and brackets in the bytes of a YAML file: where they end, and which of them are never closed.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace rbplan {

// The offset behind the quote that closes the one at `at`; nothing where none does.
std::optional<std::size_t> quoted_end(std::string_view bytes, std::size_t at);

// Whether the quote at `at` is never closed, or only by a quote further down, behind a line that is no deeper than
// the block the quoted text belongs to (YAML 1.2, 7.3.1: continuation lines are indented deeper), or by one that opens
// the next text: letters follow it. `outermost`: the bracket of the block's value that the quoted text stands in.
bool is_unclosed(std::string_view bytes, std::size_t at, std::optional<std::size_t> outermost = std::nullopt);

// The first quote at or behind `from` that begins a value.
std::optional<std::size_t> next_quote(std::string_view bytes, std::size_t from);

// The first quote from `from` up to `last` that begins a value and is never closed.
std::optional<std::size_t> find_unclosed_quote(std::string_view bytes, std::size_t from, std::size_t last);

// The innermost bracket from `from` up to `last` that begins a value and is not closed by its like before a line that
// is no deeper than its block.
std::optional<std::size_t> find_unclosed_bracket(std::string_view bytes, std::size_t from, std::size_t last);

}  // namespace rbplan
