// Files written whole or not at all.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace rbplan {

struct NewFile {
  std::string name;
  std::string bytes;
};

// Makes a folder, and those above it, where they are missing. What went wrong, in the system's words.
std::optional<std::string> make_folders(const std::string& path);

// Puts files into a folder, which is made where it is missing, in place of those that have their names: all are written
// and on disk before the first is renamed, and each keeps the mode, owner and attributes of the file that it replaces.
// What went wrong, in the system's words; nothing where all is well. After an error in writing no file is changed and
// nothing is left behind.
std::optional<std::string> replace_files(const std::string& path, const std::vector<NewFile>& files);

}  // namespace rbplan
