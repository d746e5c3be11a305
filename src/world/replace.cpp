#include "world/replace.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <list>

#include "world/folder.h"

namespace rbplan {
namespace {

constexpr mode_t kNewFolderMode = 0777;  // less what the user's mask takes away

std::string said(const std::string& what) { return what + ": " + std::strerror(errno); }

std::optional<std::string> write_all(int folder, const std::vector<NewFile>& files) {
  std::list<FileBeside> beside;
  Facts written{};
  for (const NewFile& file : files) {
    if (beside.emplace_back(folder, file.name).write(file.bytes, nullptr, written)) return said(file.name);
  }
  for (auto file = files.begin(); FileBeside & written_one : beside) {
    if (!written_one.replace()) return said(file->name);
    ++file;
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
  if (folder.lock(kUsualPatience) != LockedFolder::Outcome::locked) return said(path);
  if (auto failure = write_all(folder.fd(), files)) return failure;
  return ::fsync(folder.fd()) == 0 ? std::nullopt : std::optional(said(path));
}

}  // namespace rbplan
