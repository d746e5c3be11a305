#include "world/path.h"

#include <unistd.h>

#include <climits>
#include <cstdlib>
#include <memory>

namespace rbplan {

// With a buffer of its own: without one, glibc aborts where the system says ERANGE.
std::optional<std::string> current_folder() {
  std::string folder(PATH_MAX, '\0');
  if (!::getcwd(folder.data(), folder.size())) return std::nullopt;
  folder.resize(folder.find('\0'));
  return folder;
}

std::optional<std::string> resolved_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::optional<std::string>(real.get()) : std::nullopt;
}

}  // namespace rbplan
