// Text from elsewhere inside Markdown: it stays text, and becomes no markup, mention, reference, link or image.
#pragma once
#include <string>
#include <string_view>

namespace rbplan {

// In a sentence or a cell of a table. Behind `@`, `#` and what makes a link of an address stands U+200B: an escape or
// an entity does not stop a forge there.
std::string markdown_text(std::string_view text);

// A code span, in which nothing has a meaning; not for a table.
std::string code_span(std::string_view text);

}  // namespace rbplan
