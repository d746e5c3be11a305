// What the parts of a screen share: colour, padding, text over the whole width.
#pragma once
#include "render/document.h"

namespace rbplan {

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";

std::string_view colour_of(Tone tone);

// `text` in a colour (the parameters of SGR, ECMA-48 8.3.117), where the screen has any.
std::string painted(std::string text, std::string_view code, const Screen& screen);

// Blanks from one column to another.
std::string pad(std::size_t from, std::size_t to);

// Appends text over the whole width, behind `indent` blanks.
void add_wrapped(std::string& out, std::string_view text, std::string_view code, const Screen& screen,
                 std::size_t indent = 0);

}  // namespace rbplan
