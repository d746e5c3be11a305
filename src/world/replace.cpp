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

// Writes a file beside its place, like the one that has its name; false: errno says why.
bool write_beside(int folder, const std::string& name, std::string_view bytes, FileBeside& beside) {
  const Descriptor old(::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  std::optional<Likeness> like;
  if (old.is_open()) {
    like = likeness_of(old.get());
    if (!like) return false;
  } else if (errno != ENOENT && errno != ELOOP) {  // a link is no file to be like
    return false;
  }
  return !beside.write(bytes, like && S_ISREG(like->facts.st_mode) ? &*like : nullptr);
}

std::optional<std::string> write_all(int folder, const std::vector<NewFile>& files) {
  std::list<FileBeside> beside;
  for (const NewFile& file : files) {
    if (!write_beside(folder, file.name, file.bytes, beside.emplace_back(folder, file.name))) return said(file.name);
  }
  for (auto file = files.begin(); FileBeside & written_one : beside) {
    if (!written_one.is_itself().value_or(false) || !written_one.replace()) return said(file->name);
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
  folder.clean();
  if (auto failure = write_all(folder.fd(), files)) return failure;
  return folder.sync() == LockedFolder::Synced::failed ? std::optional(said(path)) : std::nullopt;
}

}  // namespace rbplan
