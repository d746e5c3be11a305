// Explanation pages and help topics: Markdown as text for a terminal.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/words.h"

namespace rbplan {

// Pairs as two columns, indented by 2, the right one wrapped; below each other where there is little room.
using Pairs = std::vector<std::pair<std::string, std::string>>;
std::string two_columns(const Pairs& pairs, std::size_t columns);

// Headings without their sign, paragraphs wrapped, fenced blocks indented by 4, as they are. Lines that begin with 4
// blanks are two columns where they have two blanks inside (`    TERM  what it is`), else indented by 2 as they are.
// A fenced block is introduced by what its info string names: `yaml plans/2021.yaml`, `output`.
std::string render_page(std::string_view page, std::size_t columns, const Words& words);

}  // namespace rbplan
