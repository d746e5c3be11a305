#include "load/lines.h"

#include <algorithm>

namespace rbplan {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz_";

}  // namespace

std::size_t line_begin(std::string_view bytes, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t first_of_line(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find_first_not_of(' ', line_begin(bytes, at)), bytes.size());
}

std::size_t text_of_line(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find_first_not_of(" -", line_begin(bytes, at)), bytes.size());
}

std::optional<std::size_t> line_above(std::string_view bytes, std::size_t at) {
  for (std::size_t begin = line_begin(bytes, at); begin > 0;) {
    begin = line_begin(bytes, begin - 1);
    const std::size_t first = first_of_line(bytes, begin);
    if (std::string_view("\r\n#").find(bytes[first]) == std::string_view::npos) return begin;
  }
  return std::nullopt;
}

std::optional<std::size_t> last_before(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  const std::size_t found = bytes.substr(begin, at - begin).find_last_not_of(' ');
  return found == std::string_view::npos ? std::nullopt : std::optional(begin + found);
}

bool is_behind_quote(std::string_view bytes, std::size_t at) {
  const auto last = last_before(bytes, at);
  return last && (bytes[*last] == '"' || bytes[*last] == '\'');
}

int open_brackets_before(std::string_view bytes, std::size_t at) {
  int open = 0;
  for (std::size_t i = line_begin(bytes, at); i < at; ++i) {
    if (bytes[i] == '[' || bytes[i] == '{') ++open;
    if (bytes[i] == ']' || bytes[i] == '}') --open;
  }
  return open;
}

bool is_first_colon_of_line(std::string_view bytes, std::size_t at) {
  return bytes.find(": ", line_begin(bytes, at)) >= at;
}

std::string_view leading_word(std::string_view text) { return text.substr(0, text.find_first_not_of(kLetters)); }

bool looks_like_key(std::string_view bytes, std::size_t at) {
  const std::size_t colon = at + leading_word(bytes.substr(at)).size();
  if (colon == at || colon == bytes.size() || bytes[colon] != ':') return false;
  return colon + 1 == bytes.size() || std::string_view(" \r\n").find(bytes[colon + 1]) != std::string_view::npos;
}

std::size_t word_begin(std::string_view bytes, std::size_t at) {
  const std::size_t before = bytes.substr(0, at).find_last_not_of(kLetters);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::optional<std::size_t> indenting_tab(std::string_view bytes, std::size_t at) {
  const std::size_t text = text_of_line(bytes, at);
  return text < bytes.size() && bytes[text] == '\t' ? std::optional(text) : std::nullopt;
}

std::optional<Span> line_without_colon(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  if (begin == 0 || !is_first_colon_of_line(bytes, at)) return std::nullopt;
  const std::size_t above = text_of_line(bytes, begin - 1);
  const std::size_t end = begin - 1 - (bytes.substr(above, begin - above).ends_with("\r\n") ? 1 : 0);
  const std::string_view line = bytes.substr(above, end - above);
  const bool same_column = above - line_begin(bytes, above) == text_of_line(bytes, at) - begin;
  const bool has_colon = line.find(": ") != std::string_view::npos || line.ends_with(':');
  if (line.empty() || line[0] == '#' || !same_column || has_colon) return std::nullopt;
  return Span{above, end};
}

std::optional<Span> word_before_bracket(std::string_view bytes, std::size_t at) {
  if (bytes.substr(at, 1) != "[" && bytes.substr(at, 1) != "{") return std::nullopt;
  const auto last = last_before(bytes, at);
  if (!last) return std::nullopt;
  const std::size_t begin = word_begin(bytes, *last + 1);
  return begin <= *last ? std::optional(Span{begin, *last + 1}) : std::nullopt;
}

}  // namespace rbplan
