// yaml-cpp's complaints as kinds of problems.
#pragma once
#include <string_view>

#include "diag/diagnostic.h"

namespace rbplan {

// What the parser means by `complaint`, having given up at the byte `given_up`.
Kind kind_of_complaint(std::string_view complaint, std::string_view bytes, std::size_t given_up);

// Whether it gave up behind the `|` or `>` of a block text, at text on the same line.
bool is_text_behind_block_sign(std::string_view complaint);

}  // namespace rbplan
