#include "diag/explain.h"

#include <fmt/format.h>

#include "base/embedded.h"

namespace rbplan {

extern const EmbeddedFile embedded_pages[];
extern const std::size_t embedded_pages_count;

std::optional<std::string_view> explanation_page(std::string_view code) {
  const std::string name = fmt::format("{}.md", code);
  for (std::size_t i = 0; i < embedded_pages_count; ++i) {
    if (embedded_pages[i].name == name) return embedded_pages[i].bytes;
  }
  return std::nullopt;
}

}  // namespace rbplan
