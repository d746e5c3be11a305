// What is printed on.
#pragma once
#include "base/enum_words.h"

namespace rbplan {

enum class Paper { a4, f4, letter };

template <>
struct WordsOf<Paper> {
  static constexpr std::array<std::string_view, 3> words = {"a4", "f4", "letter"};
};

// Upright, in twentieths of a point.
struct PaperSize {
  int width;
  int height;
};

constexpr PaperSize size_of(Paper paper) {
  constexpr std::array<PaperSize, 3> kSizes = {{{11906, 16838}, {12189, 18709}, {12240, 15840}}};
  return kSizes[static_cast<std::size_t>(paper)];
}

}  // namespace rbplan
