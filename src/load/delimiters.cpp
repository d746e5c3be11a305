#include "load/delimiters.h"

#include <algorithm>
#include <string>

#include "load/lines.h"

namespace rbplan {
namespace {

// The column of the block that a value at `at` belongs to: of the key on its line, or of the dash it stands behind.
std::size_t block_column(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  std::size_t column = begin;
  for (std::size_t i = begin; i < at; ++i) {
    if (bytes[i] == ' ') continue;
    if (bytes[i] == '[' || bytes[i] == '{') break;  // what is in brackets belongs to the block around them
    column = i;
    const bool dash = bytes[i] == '-' && i + 1 < bytes.size() && bytes[i + 1] == ' ';
    if (!dash) break;
  }
  return column - begin;
}

bool starts_value(std::string_view bytes, std::size_t at) {
  return at == 0 || std::string_view(" \t\n[{,").find(bytes[at - 1]) != std::string_view::npos;
}

// Whether a value may end before that byte.
bool ends_value(char c) { return std::string_view(" \t\r\n,:]}#").find(c) != std::string_view::npos; }

// Whether the bracket at `at` begins a value: behind a key, a dash, a comma, another bracket, or on a line of its own.
bool starts_flow(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  const std::size_t before = bytes.substr(begin, at - begin).find_last_not_of(' ');
  return before == std::string_view::npos ||
         std::string_view(":-,[{").find(bytes[begin + before]) != std::string_view::npos;
}

// The offset behind the comment or the quoted text that begins at `at`; `at` itself where neither does.
std::size_t skip_aside(std::string_view bytes, std::size_t at) {
  if (!starts_value(bytes, at)) return at;
  if (bytes[at] == '#') return std::min(bytes.find('\n', at), bytes.size());
  if (bytes[at] == '"' || bytes[at] == '\'') return quoted_end(bytes, at).value_or(bytes.size());
  return at;
}

bool is_closed(std::string_view bytes, std::size_t at) {
  const std::size_t column = block_column(bytes, at);
  std::string due;  // the closing brackets, innermost last
  for (std::size_t i = at; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n') {
      const std::size_t text = bytes.find_first_not_of(" \r\n", i);
      if (text != std::string_view::npos && text - line_begin(bytes, text) <= column) return false;
    } else if (c == '[' || c == '{') {
      due += c == '[' ? ']' : '}';
    } else if (c == ']' || c == '}') {
      if (due.back() != c) return false;
      due.pop_back();
      if (due.empty()) return true;
    } else if (const std::size_t next = skip_aside(bytes, i); next > i) {
      i = next - 1;
    }
  }
  return false;
}

}  // namespace

std::optional<std::size_t> quoted_end(std::string_view bytes, std::size_t at) {
  const bool is_double = bytes[at] == '"';
  const std::string_view special = is_double ? "\"\\" : "'";
  for (std::size_t i = bytes.find_first_of(special, at + 1); i != std::string_view::npos;
       i = bytes.find_first_of(special, i + 2)) {
    const bool doubled = !is_double && bytes.substr(i + 1, 1) == "'";  // '' in single quotes is one quote
    if (bytes[i] != '\\' && !doubled) return i + 1;
  }
  return std::nullopt;
}

bool is_unclosed(std::string_view bytes, std::size_t at) {
  const auto end = quoted_end(bytes, at);
  if (!end) return true;
  const bool several_lines = bytes.substr(at, *end - at).find('\n') != std::string_view::npos;
  if (several_lines && *end < bytes.size() && !ends_value(bytes[*end])) return true;
  const std::size_t column = block_column(bytes, at);
  for (std::size_t line = bytes.find('\n', at); line < *end; line = bytes.find('\n', line + 1)) {
    const std::size_t text = bytes.find_first_not_of(" \t\r", line + 1);
    const bool has_tab = bytes.substr(line + 1, text - (line + 1)).find('\t') != std::string_view::npos;
    if (text >= *end || bytes[text] == '\n' || has_tab) continue;
    if (text - (line + 1) <= column) return true;
  }
  return false;
}

std::optional<std::size_t> next_quote(std::string_view bytes, std::size_t from) {
  for (std::size_t i = from; i < bytes.size(); ++i) {
    if (!starts_value(bytes, i)) continue;
    if (bytes[i] == '"' || bytes[i] == '\'') return i;
    if (bytes[i] == '#') i = std::min(bytes.find('\n', i), bytes.size());
  }
  return std::nullopt;
}

std::optional<std::size_t> find_unclosed_quote(std::string_view bytes, std::size_t from) {
  auto quote = next_quote(bytes, from);
  while (quote && !is_unclosed(bytes, *quote)) quote = next_quote(bytes, *quoted_end(bytes, *quote));
  return quote;
}

std::optional<std::size_t> find_unclosed_bracket(std::string_view bytes, std::size_t from, std::size_t last) {
  std::optional<std::size_t> innermost;
  for (std::size_t i = from; i <= last && i < bytes.size(); ++i) {
    const bool opens = (bytes[i] == '[' || bytes[i] == '{') && starts_flow(bytes, i);
    if (opens && !is_closed(bytes, i)) innermost = i;
    if (const std::size_t next = skip_aside(bytes, i); next > i) i = next - 1;
  }
  return innermost;
}

}  // namespace rbplan
