// Files of the source tree that the program carries in itself (cmake/Embed.cmake makes the units).
#pragma once
#include <cstddef>
#include <string_view>

namespace rbplan {

struct EmbeddedFile {
  std::string_view name;  // without folder
  std::string_view bytes;
};

}  // namespace rbplan
