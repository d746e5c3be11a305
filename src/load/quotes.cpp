#include "load/quotes.h"

namespace rbplan {
namespace {

std::size_t line_begin(std::string_view bytes, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

// The column of the block that a value at `at` belongs to: of the key on its line, or of the dash it stands behind.
std::size_t block_column(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  std::size_t column = begin;
  for (std::size_t i = begin; i < at; ++i) {
    if (bytes[i] == ' ') continue;
    column = i;
    const bool dash = bytes[i] == '-' && i + 1 < bytes.size() && bytes[i + 1] == ' ';
    if (!dash) break;
  }
  return column - begin;
}

bool starts_value(std::string_view bytes, std::size_t at) {
  return at == 0 || std::string_view(" \t\n[{,").find(bytes[at - 1]) != std::string_view::npos;
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
  const std::size_t column = block_column(bytes, at);
  for (std::size_t line = bytes.find('\n', at); line < *end; line = bytes.find('\n', line + 1)) {
    const std::size_t text = bytes.find_first_not_of(" \t\r", line + 1);
    const bool has_tab = bytes.substr(line + 1, text - (line + 1)).find('\t') != std::string_view::npos;
    if (text >= *end || bytes[text] == '\n' || has_tab) continue;
    if (text - (line + 1) <= column) return true;
  }
  return false;
}

std::optional<std::size_t> find_unclosed_quote(std::string_view bytes, std::size_t from) {
  for (std::size_t i = from; i < bytes.size(); ++i) {
    if (bytes[i] == '#' && starts_value(bytes, i)) {
      i = bytes.find('\n', i);
      if (i == std::string_view::npos) return std::nullopt;
    } else if ((bytes[i] == '"' || bytes[i] == '\'') && starts_value(bytes, i)) {
      if (is_unclosed(bytes, i)) return i;
      i = *quoted_end(bytes, i) - 1;
    }
  }
  return std::nullopt;
}

}  // namespace rbplan
