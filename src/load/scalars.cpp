#include "load/scalars.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace rbplan {
namespace {

bool is_blank_byte(char c) { return c == ' ' || c == '\t'; }

char byte_at(std::string_view bytes, std::size_t at) { return at < bytes.size() ? bytes[at] : '\0'; }

// A run of white space. With one break it reads as a blank, with k breaks as k - 1 line feeds, without as it stands
// (6.5, line folding).
struct Fold {
  std::string text;
  std::size_t end = 0;
  std::size_t breaks = 0;
};

Fold fold(std::string_view bytes, std::size_t at) {
  Fold out;
  std::size_t i = at;
  while (i < bytes.size()) {
    if (const std::size_t length = break_length(bytes, i)) {
      ++out.breaks;
      i += length;
    } else if (is_blank_byte(bytes[i])) {
      ++i;
    } else {
      break;
    }
  }
  out.end = i;
  out.text = out.breaks == 0   ? std::string(bytes.substr(at, i - at))
             : out.breaks == 1 ? " "
                               : std::string(out.breaks - 1, '\n');
  return out;
}

// The character that an escape names (5.7), and how many bytes it takes behind the backslash.
struct Escape {
  char32_t character;
  std::size_t length;
};

// How many hexadecimal digits stand behind `\x`, `\u`, `\U`; 0 for all others.
std::size_t digits_of_escape(char name) { return name == 'x' ? 2 : name == 'u' ? 4 : name == 'U' ? 8 : 0; }

bool is_character(char32_t c) { return c < 0xD800 || (c >= 0xE000 && c <= 0x10FFFF); }

std::optional<Escape> hexadecimal(std::string_view bytes, std::size_t at, std::size_t digits) {
  const std::string_view hex = bytes.substr(std::min(at + 1, bytes.size()), digits);
  if (hex.size() != digits || hex.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
    return std::nullopt;
  return Escape{static_cast<char32_t>(std::stoul(std::string(hex), nullptr, 16)), digits + 1};
}

// `at` is behind the backslash.
std::optional<Escape> read_escape(std::string_view bytes, std::size_t at) {
  constexpr std::string_view kNames = "0abt\tnvfre \"/\\N_LP";
  constexpr char32_t kCharacters[] = {0,  7,   8,   9,   9,    10,   11,   12,     13,
                                      27, ' ', '"', '/', '\\', 0x85, 0xA0, 0x2028, 0x2029};
  if (const std::size_t digits = digits_of_escape(byte_at(bytes, at))) return hexadecimal(bytes, at, digits);
  const std::size_t name = at < bytes.size() ? kNames.find(bytes[at]) : std::string_view::npos;
  return name == std::string_view::npos ? std::nullopt : std::optional(Escape{kCharacters[name], 1});
}

// Reads what is behind a backslash into `text`; the offset behind it.
std::optional<std::size_t> read_behind_backslash(std::string_view bytes, std::size_t at, std::string& text) {
  if (const std::size_t length = break_length(bytes, at)) {  // the break and the next line's indentation are no text
    const Fold white = fold(bytes, at + length);
    text.append(white.breaks, '\n');
    return white.end;
  }
  const auto escape = read_escape(bytes, at);
  if (!escape) return std::nullopt;
  append_utf8(text, escape->character);
  return at + escape->length;
}

// ---- block scalars

struct BlockHeader {
  bool folded = false;
  char chomping = 'c';  // clip, `-` strip, `+` keep
  bool has_indent = false;
  std::size_t lines_at = 0;  // the first line behind the header
  std::size_t end = 0;       // of the header
};

std::optional<BlockHeader> read_header(std::string_view bytes, std::size_t at) {
  BlockHeader header;
  header.folded = bytes[at] == '>';
  std::size_t i = at + 1;
  for (char c = byte_at(bytes, i); c == '+' || c == '-' || (c >= '1' && c <= '9'); c = byte_at(bytes, ++i)) {
    if (c == '+' || c == '-') {
      header.chomping = c;
    } else {
      header.has_indent = true;
    }
  }
  header.end = i;
  const std::size_t begin = i;
  while (is_blank_byte(byte_at(bytes, i))) ++i;
  if (byte_at(bytes, i) == '#') {
    if (i == begin) return std::nullopt;  // a comment needs a blank before it
    while (i < bytes.size() && break_length(bytes, i) == 0) ++i;
  }
  if (i < bytes.size() && break_length(bytes, i) == 0) return std::nullopt;
  header.lines_at = i + break_length(bytes, i);
  return header;
}

struct BlockLine {
  std::string_view text;  // without break
  std::size_t next;       // where the next line begins
};

BlockLine line_at(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  while (end < bytes.size() && break_length(bytes, end) == 0) ++end;
  return {bytes.substr(at, end - at), end + break_length(bytes, end)};
}

std::size_t leading_blanks(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// The lines' texts joined: literal as they stand, folded (8.1.3) where two lines that are neither empty nor more
// indented meet.
std::string join_lines(const std::vector<std::string_view>& lines, bool folded) {
  const auto more_indented = [&](std::size_t i) { return is_blank_byte(byte_at(lines[i], 0)); };
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += lines[i];
    if (i + 1 == lines.size()) break;
    if (!folded || lines[i].empty()) {
      out += '\n';
      continue;
    }
    std::size_t next = i + 1;
    while (lines[next].empty()) ++next;
    if (more_indented(i) || more_indented(next)) {
      out += '\n';
    } else if (next == i + 1) {
      out += ' ';
    }  // else the first break is dropped, and each empty line adds one
  }
  return out;
}

}  // namespace

std::size_t break_length(std::string_view bytes, std::size_t at) {
  if (byte_at(bytes, at) == '\n') return 1;
  return byte_at(bytes, at) == '\r' && byte_at(bytes, at + 1) == '\n' ? 2 : 0;
}

std::optional<ReadScalar> read_plain(std::string_view bytes, std::size_t at, std::string_view value) {
  std::size_t i = at;
  for (std::size_t v = 0; v < value.size();) {
    if (is_blank_byte(byte_at(bytes, i)) || break_length(bytes, i) > 0) {
      const Fold white = fold(bytes, i);
      if (value.substr(v, white.text.size()) != white.text) return std::nullopt;
      v += white.text.size();
      i = white.end;
    } else {
      if (byte_at(bytes, i) != value[v]) return std::nullopt;
      ++v;
      ++i;
    }
  }
  return ReadScalar{std::string(value), i};
}

std::optional<ReadScalar> read_quoted(std::string_view bytes, std::size_t at) {
  const char quote = bytes[at];
  std::string text;
  for (std::size_t i = at + 1; i < bytes.size();) {
    const char c = bytes[i];
    if (c == quote && quote == '\'' && byte_at(bytes, i + 1) == '\'') {
      text += '\'';
      i += 2;
    } else if (c == quote) {
      return ReadScalar{std::move(text), i + 1};
    } else if (c == '\\' && quote == '"') {
      const auto next = read_behind_backslash(bytes, i + 1, text);
      if (!next) return std::nullopt;
      i = *next;
    } else if (is_blank_byte(c) || break_length(bytes, i) > 0) {
      Fold white = fold(bytes, i);
      text += white.text;
      i = white.end;
    } else {
      text += c;
      ++i;
    }
  }
  return std::nullopt;
}

std::optional<BadEscape> find_bad_escape(std::string_view bytes, std::size_t at) {
  if (byte_at(bytes, at) != '"') return std::nullopt;
  for (std::size_t i = at + 1; i < bytes.size() && bytes[i] != '"'; ++i) {
    if (bytes[i] != '\\') continue;
    const auto escape = read_escape(bytes, i + 1);
    if (escape && !is_character(escape->character)) return BadEscape{i, i + 1 + escape->length, 0};
    if (!escape && break_length(bytes, i + 1) == 0) {
      const std::size_t name = std::max<std::size_t>(decode(bytes, i + 1).length, 1);
      return BadEscape{i, std::min(i + 1 + name, bytes.size()), digits_of_escape(byte_at(bytes, i + 1))};
    }
    ++i;
  }
  return std::nullopt;
}

std::optional<ReadScalar> read_block(std::string_view bytes, std::size_t at, std::string_view value) {
  const auto header = read_header(bytes, at);
  const std::size_t first = value.find_first_not_of('\n');
  if (!header || first == std::string_view::npos) return std::nullopt;  // without a line of text it says nothing
  std::size_t begin = header->lines_at;
  while (begin < bytes.size() && leading_blanks(line_at(bytes, begin).text) == line_at(bytes, begin).text.size()) {
    begin = line_at(bytes, begin).next;
  }
  const std::size_t value_blanks = value.find_first_not_of(' ', first) - first;
  const std::size_t blanks = leading_blanks(line_at(bytes, begin).text);
  if (blanks < value_blanks) return std::nullopt;
  const std::size_t indent = header->has_indent ? blanks - value_blanks : blanks;

  std::vector<std::string_view> lines;
  std::size_t end = header->end;
  std::size_t texts = 0;  // lines up to the last that is not empty
  for (std::size_t i = header->lines_at; i < bytes.size();) {
    const BlockLine line = line_at(bytes, i);
    const bool is_empty = leading_blanks(line.text) == line.text.size();
    if (!is_empty && leading_blanks(line.text) < indent) break;
    lines.push_back(line.text.substr(std::min(indent, line.text.size())));
    if (!lines.back().empty()) texts = lines.size();
    if (!is_empty) end = i + line.text.size();
    i = line.next;
    if (line.next >= bytes.size()) break;
  }
  const std::size_t empty_after = lines.size() - texts;
  lines.resize(texts);
  std::string text = join_lines(lines, header->folded);
  if (header->chomping == 'c') text += '\n';
  if (header->chomping == '+') text.append(empty_after + 1, '\n');
  return ReadScalar{std::move(text), end};
}

}  // namespace rbplan
