#include "load/bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rbplan {
namespace {

bool is_allowed_control(std::string_view bytes, std::size_t at) {
  const char c = bytes[at];
  return c == '\t' || (c == '\r' && bytes.substr(at + 1, 1) == "\n");
}

// Byte order marks inside a file and the noncharacters do harm where they stand unseen.
bool is_never_text(char32_t c) { return c == 0xFEFF || (c & 0xFFFE) == 0xFFFE; }

std::optional<Kind> problem_with(char32_t c) {
  if (is_bidi_control(c)) return Kind::bidi_control;
  if (is_bidi_mark(c)) return Kind::bidi_mark;
  if (is_control(c) || is_never_text(c)) return Kind::control_character;
  return std::nullopt;
}

Diagnostic at_character(Kind kind, Span span, std::string name) {
  const Help help = kind == Kind::not_utf8 ? Help::save_as_utf8 : Help::delete_character;
  return {kind, span, {std::move(name)}, HelpLine{help, {}}, {}};
}

constexpr std::size_t kMostOfALine = 10;  // of one severity; a file that is no text has one at every other byte

void check_characters(const SourceText& source, Problems& found) {
  const std::string_view bytes = source.bytes();
  std::array<std::size_t, 3> of_line{};  // by severity: ten marks must not hide a character that is refused
  bool told_of_returns = false;          // a file with old line ends has one at every line
  const auto add = [&](Kind kind, Span span, std::string name) {
    const Severity severity = facts(kind).severity;
    if (++of_line[static_cast<std::size_t>(severity)] > kMostOfALine) return found.leave_out(severity, span);
    found.add(at_character(kind, span, std::move(name)));
  };
  for (std::size_t at = source.bom_length(); at < bytes.size();) {
    at += ascii_run(bytes.substr(at));  // most of every file
    if (at == bytes.size()) return;
    const char byte = bytes[at];
    if (byte == '\n') {
      of_line = {};
      ++at;
      continue;
    }
    const auto [c, length] = decode(bytes, at);
    if (byte == '\r' && !is_allowed_control(bytes, at)) {
      if (!told_of_returns) {
        found.add({Kind::control_character,
                   {at, at + 1},
                   {code_point_name(c)},
                   HelpLine{Help::save_with_line_feeds, {}},
                   {}});
      }
      told_of_returns = true;
      ++at;
      continue;
    }
    if (length == 0) {
      add(Kind::not_utf8, {at, at + 1}, fmt::format("0x{:02X}", static_cast<unsigned char>(byte)));
      ++at;
      continue;
    }
    const auto kind = problem_with(c);
    if (kind && !is_allowed_control(bytes, at)) add(*kind, {at, at + length}, code_point_name(c));
    at += length;
  }
}

// yaml-cpp keeps all of a list in memory that begins in brackets at a line's start, some 100 bytes for each sign.
bool has_too_many_commas(std::string_view bytes) {
  std::size_t count = 0;
  for (const char sign : std::string_view(bytes.size() > kMostCommas ? ",[{" : "")) {
    for (std::size_t at = bytes.find(sign); at != std::string_view::npos; at = bytes.find(sign, at + 1)) ++count;
  }
  return count > kMostCommas;
}

bool is_marker(std::string_view line, char c) {
  constexpr std::size_t kMarkerLength = 7;
  return line.size() >= kMarkerLength && line.find_first_not_of(c) >= kMarkerLength &&
         (line.size() == kMarkerLength || line[kMarkerLength] == ' ');
}

// One problem a conflict, where it begins: git writes <<<<<<<, |||||||, ======= and >>>>>>> at the line's start.
void check_conflicts(const SourceText& source, Problems& found) {
  const std::string_view bytes = source.bytes();
  bool inside = false;
  for (std::size_t begin = source.bom_length(); begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool opens = is_marker(line, '<');
    const bool closes = is_marker(line, '>');
    if (opens || (!inside && (closes || is_marker(line, '=') || is_marker(line, '|')))) {
      found.add({Kind::merge_conflict, {begin, begin + line.size()}, {}, HelpLine{Help::resolve_conflict, {}}, {}});
      inside = true;
    }
    if (closes) inside = false;
    begin = end + 1;
  }
}

}  // namespace

std::string code_point_name(char32_t c) { return fmt::format("U+{:04X}", static_cast<unsigned>(c)); }

Diagnostic too_large() {
  return {Kind::too_large, {0, 0}, {static_cast<std::int64_t>(kLargestFileMiB)}, std::nullopt, {}};
}

std::optional<Diagnostic> too_many_commas(const SourceText& source) {
  if (!has_too_many_commas(source.bytes())) return std::nullopt;
  return Diagnostic{Kind::too_many_values,
                    {source.bom_length(), source.bom_length()},
                    {static_cast<std::int64_t>(kMostCommas), noun::commas},
                    HelpLine{Help::split_plan, {}},
                    {}};
}

Diagnostics check_bytes(const SourceText& source) {
  if (source.bytes().size() > kLargestFile) return {too_large()};
  Problems found;
  if (source.bytes().starts_with("\xFF\xFE") ||
      source.bytes().starts_with("\xFE\xFF")) {  // UTF-16: no byte is as it seems
    return {
        at_character(Kind::not_utf8, {0, 1}, fmt::format("0x{:02X}", static_cast<unsigned char>(source.bytes()[0])))};
  }
  check_characters(source, found);
  check_conflicts(source, found);
  return found.take();
}

}  // namespace rbplan
