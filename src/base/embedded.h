// Files of the source tree that the program carries in itself (cmake/Embed.cmake makes the units).
#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace rbplan {

struct EmbeddedFile {
  std::string_view name;  // without folder
  std::string_view bytes;
};

// The bytes of the file with that name among `count` files.
inline std::optional<std::string_view> embedded_file(const EmbeddedFile* files, std::size_t count,
                                                     std::string_view name) {
  const auto* found = std::find_if(files, files + count, [&](const EmbeddedFile& file) { return file.name == name; });
  return found == files + count ? std::nullopt : std::optional(found->bytes);
}

}  // namespace rbplan
