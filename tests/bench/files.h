// What the yardsticks share: the files that are named, and their bytes, without streams, whose start would be measured.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

// All that can be read there; the program ends where it cannot.
inline std::string read_all(int file) {
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0) std::_Exit(1);
  std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
  std::size_t size = 0;
  for (ssize_t got = 0; (got = ::read(file, bytes.data() + size, bytes.size() - size)) != 0;
       size += static_cast<std::size_t>(got)) {
    if (got < 0) std::_Exit(1);
    if (size + static_cast<std::size_t>(got) == bytes.size()) bytes.resize(2 * bytes.size());
  }
  bytes.resize(size);
  return bytes;
}

inline std::string read_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string bytes = read_all(file);
  ::close(file);
  return bytes;
}

// The arguments; with `-` as the only one, the lines of standard input.
inline std::vector<std::string> files_named(int argc, char** argv) {
  std::vector<std::string> names(argv + 1, argv + argc);
  if (names != std::vector<std::string>{"-"}) return names;
  names.clear();
  const std::string lines = read_all(0);
  for (std::string_view rest = lines; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return names;
}
