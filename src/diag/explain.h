// The explanation pages, one per kind, carried in the program.
#pragma once
#include <optional>
#include <string_view>

namespace rbplan {

// The Markdown text of explain/CODE.md; nothing where the code has no page.
std::optional<std::string_view> explanation_page(std::string_view code);

}  // namespace rbplan
