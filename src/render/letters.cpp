#include "render/letters.h"

#include <array>

#include "base/text.h"

namespace rbplan {
namespace {

// Of Arial, and of those made to its measure, from the blank to `~`.
constexpr std::array<std::uint16_t, 95> kWidths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

std::size_t width_of(std::string_view character, char32_t value) {
  constexpr char32_t kFirst = ' ';
  constexpr char32_t kNoBreakSpace = 0xA0;
  if (value == kNoBreakSpace) return kWidths[0];
  if (value >= kFirst && value < kFirst + kWidths.size()) return kWidths[value - kFirst];
  return kDigitWidth * display_width(character);
}

}  // namespace

std::size_t letters_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    width += width_of(text.substr(at, point.length), point.value);
    at += point.length;
  }
  return width;
}

std::size_t lines_in_width(std::string_view text, std::size_t width) {
  std::size_t lines = 1;
  std::size_t used = 0;
  for (const std::string_view word : split(text, ' ')) {
    std::size_t own = letters_width(word);
    const std::size_t blank = used > 0 ? kWidths[0] : 0;
    if (used > 0 && used + blank + own > width) {
      ++lines;
      used = 0;
    } else {
      used += blank;
    }
    for (; own > width; own -= width) ++lines;
    used += own;
  }
  return lines;
}

}  // namespace rbplan
