#include "world/copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "world/descriptor.h"
#include "world/disk.h"
#include "world/sha256.h"

namespace rbplan {
namespace {

// A new file in a folder that gets its name when it is whole. Where the file system knows no files without one
// (open(2), O_TMPFILE), it has a hidden one until then, which the process takes away.
class Nameless {
 public:
  explicit Nameless(int folder)
      : folder_(folder), file_(::openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, kNewFileMode)) {
    if (file_.is_open()) return;
    hidden_ = ".rbplan-copy-" + std::to_string(::getpid());
    named_ = ::openat(folder, hidden_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kNewFileMode);
  }
  ~Nameless() {
    if (named_ < 0) return;
    ::close(named_);
    ::unlinkat(folder_, hidden_.c_str(), 0);
  }
  Nameless(const Nameless&) = delete;
  Nameless& operator=(const Nameless&) = delete;

  int fd() const { return file_.is_open() ? file_.get() : named_; }

  // Never over another: errno is EEXIST then.
  bool take_name(const std::string& name) const {
    if (file_.is_open()) {
      const std::string open = "/proc/self/fd/" + std::to_string(fd());
      return ::linkat(AT_FDCWD, open.c_str(), folder_, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
    }
    if (::linkat(folder_, hidden_.c_str(), folder_, name.c_str(), 0) == 0) return true;
    return errno != EEXIST && ::renameat2(folder_, hidden_.c_str(), folder_, name.c_str(), RENAME_NOREPLACE) == 0;
  }

 private:
  int folder_;
  Descriptor file_;
  std::string hidden_;
  int named_ = -1;
};

tl::unexpected<CopyError> failure() { return tl::unexpected(CopyError{errno == EEXIST, std::strerror(errno)}); }

// The digest of all bytes; nothing where errno says why.
std::optional<FileDigest> copy_bytes(int from, int to) {
  Sha256 sum(LineEnds::as_they_are);
  FileDigest digest;
  const bool is_whole = for_each_piece(from, [&](std::string_view bytes) {
    digest.size += bytes.size();
    sum.add(bytes);
    return write_all(to, bytes);
  });
  if (!is_whole) return std::nullopt;
  digest.sha256 = sum.digits();
  return digest;
}

}  // namespace

tl::expected<FileDigest, CopyError> copy_file(const std::string& from, const std::string& to) {
  const std::filesystem::path target(to);
  const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW));
  if (!source.is_open()) return failure();
  const Descriptor folder(::open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) return failure();
  const Nameless copy(folder.get());
  if (copy.fd() < 0) return failure();
  const auto digest = copy_bytes(source.get(), copy.fd());
  if (!digest || ::fsync(copy.fd()) != 0) return failure();
  if (!copy.take_name(target.filename().string())) return failure();
  // The record's own fsync fails too where a disk does not confirm a name.
  ::fsync(folder.get());
  return *digest;
}

void take_back_copy(const std::string& path, const FileDigest& copied) {
  const auto now = Disk().digest(path, LineEnds::as_they_are);
  if (now && now->sha256 == copied.sha256) ::unlink(path.c_str());
}

}  // namespace rbplan
