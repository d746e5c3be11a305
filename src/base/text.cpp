#include "base/text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace rbplan {
namespace {

bool is_break_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Calls `each(begin, end, width)` for every grapheme cluster. A cluster ends early before a line of its own is needed.
template <class Each>
void for_each_cluster(std::string_view text, Each each) {
  utf8proc_int32_t state = 0;
  char32_t before = 0;
  std::size_t begin = 0;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    const bool starts = at == 0 || length == 0 ||
                        utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                                         static_cast<utf8proc_int32_t>(c), &state);
    if (starts && at > begin) {
      each(begin, at, width);
      begin = at;
      width = 0;
    }
    const int own = length == 0 ? 1 : utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
    width = std::max(width, static_cast<std::size_t>(std::max(own, 0)));
    before = c;
    at += std::max<std::size_t>(length, 1);
  }
  if (begin < text.size()) each(begin, text.size(), width);
}

// Appends the pieces of a word that is wider than a line; the last piece is returned, not appended.
std::string break_word(std::string_view word, std::size_t columns, std::vector<std::string>& lines) {
  std::string piece;
  std::size_t used = 0;
  for_each_cluster(word, [&](std::size_t begin, std::size_t end, std::size_t width) {
    if (used + width > columns && !piece.empty()) {
      lines.push_back(std::move(piece));
      piece.clear();
      used = 0;
    }
    piece += word.substr(begin, end - begin);
    used += width;
  });
  return piece;
}

// Zero width space, word joiner, byte order mark: they would hide in a name that looks like another.
bool is_invisible(char32_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF; }

bool is_hidden(char32_t c) { return is_control(c) || is_bidi_control(c) || is_bidi_mark(c) || is_invisible(c); }

// `\x1b`, `\u202e`; `\xff` for the byte at `at` where it begins no UTF-8.
std::string escaped(std::string_view text, std::size_t at, const CodePoint& point) {
  if (point.length == 0) return fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
  const auto value = static_cast<unsigned>(point.value);
  return value < 0x80 ? fmt::format("\\x{:02x}", value) : fmt::format("\\u{:04x}", value);
}

// Where the bytes end that are shown as they are, whatever stands before them: most of a text.
std::size_t plain_until(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= ' ' && text[at] < 0x7F && text[at] != '[' && text[at] != ':') ++at;
  return at;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  if (length == 0) return {0, 0};
  char32_t value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {0, 0};
    value = value << 6 | (byte(at + i) & 0x3F);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  return overlong || surrogate || value > 0x10FFFF ? CodePoint{0, 0} : CodePoint{value, length};
}

void append_utf8(std::string& out, char32_t value) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

bool is_bidi_control(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool is_bidi_mark(char32_t c) { return c == 0x061C || c == 0x200E || c == 0x200F; }

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

std::size_t ascii_run(std::string_view text) {
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    // The highest bit of a byte of the sum is set where the byte is 0x7F or more, of the difference where it is less
    // than 0x20; a borrow of a neighbour can only set one too many.
    const std::uint64_t odd = (eight + 0x0101010101010101) | (eight - 0x2020202020202020) | eight;
    if ((odd & 0x8080808080808080) != 0) break;
  }
  while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F) ++at;
  return at;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = ascii_run(text);
  for (std::size_t at = count; at < text.size(); ++count) at += std::max<std::size_t>(decode(text, at).length, 1);
  return count;
}

std::size_t display_width(std::string_view text) {
  if (ascii_run(text) == text.size()) return text.size();
  std::size_t columns = 0;
  for_each_cluster(text, [&](std::size_t, std::size_t, std::size_t width) { columns += width; });
  return columns;
}

std::string visible(std::string_view text) {
  constexpr auto kNone = std::string_view::npos;
  if (ascii_run(text) == text.size() && text.find("::") == kNone && text.find("##[") == kNone) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = plain_until(text, at);
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
    const CodePoint point = decode(text, at);
    const auto [c, length] = point;
    if (length == 0 || is_hidden(c)) {
      out += escaped(text, at, point);
    } else {
      if ((c == '[' && out.ends_with("##")) || (c == ':' && out.ends_with(':'))) out += ' ';
      out.append(text, at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string visible_text(std::string_view text) {
  if (ascii_run(text) == text.size()) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const auto [c, length] = point;
    const bool is_layout = c == '\n' || c == '\t';
    const bool is_shown = length > 0 && (is_layout || !is_hidden(c)) && c != 0xFFFE && c != 0xFFFF;
    out += is_shown ? std::string(text.substr(at, length)) : escaped(text, at, point);
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string visible_line(std::string_view text) {
  text = text.substr(0, text.find_last_not_of("\n\r\t ") + 1);
  if (ascii_run(text) == text.size()) return visible(text);
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return visible(line);
}

std::string without_commands(std::string lines) {
  if (lines.find("::") == std::string::npos) return lines;
  for (std::size_t begin = 0; begin < lines.size(); begin = lines.find('\n', begin) + 1) {
    std::size_t text = begin;
    while (text < lines.size() && lines[text] != '\n' &&
           is_blank(std::string_view(lines).substr(text, decode(lines, text).length))) {
      text += decode(lines, text).length;
    }
    if (lines.compare(text, 2, "::") == 0) lines.replace(text, 2, ": :");
    if (lines.find('\n', begin) == std::string::npos) break;
  }
  return lines;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_break_blank(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_break_blank(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const std::size_t width = display_width(word);
    if (used > 0 && used + 1 + width <= columns) {
      line += ' ';
      line += word;
      used += 1 + width;
    } else {
      if (used > 0) lines.push_back(std::move(line));
      line = width <= columns ? std::string(word) : break_word(word, columns, lines);
      used = width <= columns ? width : display_width(line);
    }
    at = end;
  }
  lines.push_back(std::move(line));
  return lines;
}

std::string fold_case(std::string_view text) {
  if (ascii_run(text) == text.size()) return ascii_lower(text);  // most names, at a tenth of the cost
  utf8proc_uint8_t* folded = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &folded, static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE));
  if (size < 0) return std::string(text);  // no UTF-8: compared as it stands
  std::string out(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size));
  std::free(folded);  // utf8proc allocates with malloc
  return out;
}

bool contains_any_case(std::string_view text, std::string_view part) {
  return fold_case(text).find(fold_case(part)) != std::string::npos;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string ascii_upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    const bool space = length == 1
                           ? is_break_blank(text[at])
                           : length > 1 && utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS;
    if (!space) return false;
    at += length;
  }
  return true;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

std::pair<std::string_view, std::string_view> split_columns(std::string_view line) {
  const std::size_t gap = line.find("  ");
  if (gap == std::string_view::npos) return {line, {}};
  return {line.substr(0, gap), line.substr(std::min(line.find_first_not_of(' ', gap), line.size()))};
}

std::string_view trimmed(std::string_view text, std::string_view blanks) {
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  constexpr std::string_view kBlanks = " \t\r\n";
  for (;;) {
    text = trimmed(text, kBlanks);
    if (text.starts_with(kNoBreak)) {
      text.remove_prefix(kNoBreak.size());
    } else if (text.ends_with(kNoBreak)) {
      text.remove_suffix(kNoBreak.size());
    } else {
      return text;
    }
  }
}

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 8> kBeginnings = {
      "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view one) { return text.starts_with(one); });
}

std::string roman(unsigned number) {
  constexpr std::pair<unsigned, std::string_view> kSigns[] = {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
                                                              {9, "IX"},  {5, "V"},   {4, "IV"}, {1, "I"}};
  std::string out;
  for (const auto& [worth, sign] : kSigns) {
    for (; number >= worth; number -= worth) out += sign;
  }
  return out;
}

unsigned roman_number(std::string_view text, unsigned most) {
  for (unsigned number = 1; number <= most; ++number) {
    if (roman(number) == text) return number;
  }
  return 0;
}

void add_once(std::vector<std::string>& texts, std::string text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

std::string percent_encoded(std::string_view text, std::string_view plain) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = is_letter_or_digit(c) || plain.find(c) != std::string_view::npos;
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

void replace_all(std::string& text, std::string_view what, const std::string& by) {
  std::size_t at = text.find(what);
  if (at == std::string::npos) return;
  std::string out;
  std::size_t from = 0;
  for (; at != std::string::npos; at = text.find(what, from)) {
    out.append(text, from, at - from);
    out += by;
    from = at + what.size();
  }
  text = out.append(text, from);
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string join(const std::vector<std::string_view>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string cut_to(std::string text, std::size_t most) {
  constexpr std::string_view kDots = "...";
  if (text.size() <= most) return text;
  std::size_t cut = most - kDots.size();
  while (cut > 0 && (text[cut] & 0xC0) == 0x80) --cut;
  text.resize(cut);
  return text.append(kDots);
}

}  // namespace rbplan
