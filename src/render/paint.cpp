#include "render/paint.h"

#include <fmt/format.h>

#include "base/text.h"

namespace rbplan {
namespace {

std::string with_plain_blanks(std::string line) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  for (std::size_t at = line.find(kNoBreak); at != std::string::npos; at = line.find(kNoBreak, at)) {
    line.replace(at, kNoBreak.size(), " ");
  }
  return line;
}

}  // namespace

std::string painted(std::string text, std::string_view code, const Screen& screen) {
  return screen.colour ? painted(std::move(text), code) : std::move(text);
}

std::string linked(std::string text, const std::optional<FilePlace>& place, const Screen& screen) {
  return place ? linked(std::move(text), *place, screen.links) : std::move(text);
}

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::done:
      return "34";
    case Tone::due:
      return "33";
    case Tone::overdue:
      return "1;31";
    case Tone::cancelled:
      return "2";
    case Tone::plain:
    case Tone::upcoming:
      return {};
  }
  return {};
}

void append_pieces(std::string& out, std::vector<std::string>& pieces, std::string_view separator) {
  std::size_t size = out.size();
  for (const std::string& piece : pieces) size += piece.size() + separator.size();
  out.reserve(size);
  for (std::string& piece : pieces) {
    if (&piece != &pieces.front()) out += separator;
    out += piece;
    std::string().swap(piece);
  }
}

std::string pad(std::size_t from, std::size_t to) { return std::string(to > from ? to - from : 0, ' '); }

void add_wrapped(std::string& out, std::string_view text, std::string_view code, const Screen& screen,
                 std::size_t indent) {
  for (const std::string& line : wrap(visible_line(text), screen.columns - indent)) {
    out += std::string(indent, ' ') + painted(with_plain_blanks(line), code, screen) + '\n';
  }
}

}  // namespace rbplan
