// How much room a text takes in the letters of office documents.
#pragma once
#include <string_view>

namespace rbplan {

constexpr std::size_t kDigitWidth = 556;  // by which columns are measured

// Of one line, in thousandths of the size of the letters.
std::size_t letters_width(std::string_view text);

// So many lines it takes in that width. A line ends at a blank; a word that is wider is broken.
std::size_t lines_in_width(std::string_view text, std::size_t width);

}  // namespace rbplan
