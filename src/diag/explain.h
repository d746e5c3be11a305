// The explanation pages, one per kind and language, carried in the program.
#pragma once
#include <optional>
#include <string_view>

#include "base/words.h"

namespace rbplan {

// The Markdown text of explain/CODE.md, or of explain/id/CODE.md; nothing where the code has no page.
std::optional<std::string_view> explanation_page(std::string_view code, Language language);

}  // namespace rbplan
