#include "world/replace.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "world/folder.h"

namespace rbplan {
namespace {

constexpr mode_t kNewFolderMode = 0777;  // less what the user's mask takes away
constexpr std::chrono::seconds kPatience{30};

std::string said(const std::string& what) { return what + ": " + std::strerror(errno); }

std::optional<std::string> write_all_beside(int folder, const std::vector<NewFile>& files) {
  Facts written{};
  for (const NewFile& file : files) {
    if (write_beside(folder, file.name, file.bytes, nullptr, written)) return said(file.name);
  }
  return std::nullopt;
}

std::optional<std::string> rename_all(int folder, const std::vector<NewFile>& files) {
  for (const NewFile& file : files) {
    if (::renameat(folder, name_beside(file.name).c_str(), folder, file.name.c_str()) != 0) return said(file.name);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> make_folders(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  return error ? std::optional(error.message()) : std::nullopt;
}

std::optional<std::string> replace_files(const std::string& path, const std::vector<NewFile>& files) {
  if (::mkdir(path.c_str(), kNewFolderMode) != 0 && errno != EEXIST) return said(path);
  const LockedFolder folder(path);
  if (!folder.is_open()) return said(path);
  if (folder.lock(kPatience) != LockedFolder::Outcome::locked) return said(path);
  auto failure = write_all_beside(folder.fd(), files);
  if (!failure) failure = rename_all(folder.fd(), files);
  if (!failure && ::fsync(folder.fd()) != 0) return said(path);
  if (!failure) return std::nullopt;
  for (const NewFile& file : files) ::unlinkat(folder.fd(), name_beside(file.name).c_str(), 0);
  return failure;
}

}  // namespace rbplan
