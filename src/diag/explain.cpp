#include "diag/explain.h"

#include <fmt/format.h>

#include "base/embedded.h"

namespace rbplan {

extern const EmbeddedFile embedded_pages[];
extern const std::size_t embedded_pages_count;
extern const EmbeddedFile embedded_pages_id[];
extern const std::size_t embedded_pages_id_count;

std::optional<std::string_view> explanation_page(std::string_view code, Language language) {
  const std::string name = fmt::format("{}.md", code);
  return language == Language::indonesian ? embedded_file(embedded_pages_id, embedded_pages_id_count, name)
                                          : embedded_file(embedded_pages, embedded_pages_count, name);
}

}  // namespace rbplan
