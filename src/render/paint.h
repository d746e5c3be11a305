// What the parts of a screen share: colour, padding, text over the whole width.
#pragma once
#include "render/document.h"

namespace rbplan {

std::string_view colour_of(Tone tone);

// `text` in a colour, where the screen has any.
std::string painted(std::string text, std::string_view code, const Screen& screen);

// `text` as a link to its place, where it has one and the screen has links.
std::string linked(std::string text, const std::optional<FilePlace>& place, const Screen& screen);

// Appends the pieces with `separator` between, letting go of each: they may be large.
void append_pieces(std::string& out, std::vector<std::string>& pieces, std::string_view separator);

// Blanks from one column to another.
std::string pad(std::size_t from, std::size_t to);

// Appends text over the whole width, behind `indent` blanks.
void add_wrapped(std::string& out, std::string_view text, std::string_view code, const Screen& screen,
                 std::size_t indent = 0);

}  // namespace rbplan
