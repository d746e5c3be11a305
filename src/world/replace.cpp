#include "world/replace.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace rbplan {
namespace {

constexpr mode_t kNewFileMode = 0666;  // less what the user's mask takes away
constexpr mode_t kNewFolderMode = 0777;

std::string said(const std::string& what) { return what + ": " + std::strerror(errno); }

bool write_all(int fd, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    done += static_cast<std::size_t>(n);
  }
  return true;
}

// A file beside its place, under a name that no other process uses.
bool write_beside(int folder, const std::string& name, const std::string& bytes) {
  ::unlinkat(folder, name.c_str(), 0);  // left by a process of the same number that was killed
  const int fd = ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewFileMode);
  if (fd < 0) return false;
  const bool written = write_all(fd, bytes) && ::fsync(fd) == 0;
  const int error = errno;
  if (::close(fd) != 0) return false;
  errno = error;
  return written;
}

}  // namespace

std::optional<std::string> replace_files(const std::string& folder, const std::vector<NewFile>& files) {
  if (::mkdir(folder.c_str(), kNewFolderMode) != 0 && errno != EEXIST) return said(folder);
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return said(folder);
  const auto beside = [](const NewFile& file) { return ".rbplan-" + std::to_string(::getpid()) + '-' + file.name; };
  std::optional<std::string> failure;
  for (const NewFile& file : files) {
    if (failure || write_beside(fd, beside(file), file.bytes)) continue;
    failure = said(file.name);
  }
  for (const NewFile& file : files) {
    if (failure) {
      ::unlinkat(fd, beside(file).c_str(), 0);
    } else if (::renameat(fd, beside(file).c_str(), fd, file.name.c_str()) != 0) {
      failure = said(file.name);
      ::unlinkat(fd, beside(file).c_str(), 0);
    }
  }
  if (!failure && ::fsync(fd) != 0) failure = said(folder);
  ::close(fd);
  return failure;
}

}  // namespace rbplan
