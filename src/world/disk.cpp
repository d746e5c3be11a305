#include "world/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "world/descriptor.h"
#include "world/path.h"
#include "world/sha256.h"

namespace rbplan {
namespace {

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::file;
  if (S_ISFIFO(mode)) return FileKind::pipe;
  return S_ISDIR(mode) ? FileKind::folder : FileKind::other;
}

tl::unexpected<ReadError> failure(int error) {
  using Why = ReadError::Why;
  if (error == ENOENT || error == ENOTDIR) return tl::unexpected(ReadError{Why::missing, {}});
  if (error == EACCES) return tl::unexpected(ReadError{Why::no_permission, {}});
  return tl::unexpected(ReadError{Why::failed, std::strerror(error)});
}

// The facts of an open file; an error where it is no regular one.
tl::expected<struct stat, ReadError> regular_file(int fd) {
  struct stat facts {};
  if (::fstat(fd, &facts) != 0) return failure(errno);
  const FileKind kind = kind_of(facts.st_mode);
  if (kind == FileKind::folder) return tl::unexpected(ReadError{ReadError::Why::is_folder, {}});
  if (kind != FileKind::file) return tl::unexpected(ReadError{ReadError::Why::not_a_file, {}});
  return facts;
}

bool is_unchanged(const struct stat& a, const struct stat& b) {
  const auto same = [](const timespec& x, const timespec& y) { return x.tv_sec == y.tv_sec && x.tv_nsec == y.tv_nsec; };
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size && same(a.st_mtim, b.st_mtim) &&
         same(a.st_ctim, b.st_ctim);
}

tl::expected<std::string, ReadError> bytes_of(int fd, std::size_t expected, std::size_t most) {
  auto bytes = read_all(fd, expected, most);
  if (bytes) return std::move(*bytes);
  if (bytes.error() == EFBIG) return tl::unexpected(ReadError{ReadError::Why::too_large, {}});
  return failure(bytes.error());
}

}  // namespace

std::string Disk::full(const std::string& path) const {
  if (folder_.empty() || path.starts_with('/')) return path;
  return path.empty() ? folder_ : folder_ + '/' + path;
}

std::string Disk::real_path(const std::string& path) const {
  const auto from = full(path).starts_with('/') ? std::string("/") : current_folder();
  if (!from) return full(path);
  std::string text = (std::filesystem::path(*from) / full(path)).lexically_normal().string();
  if (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

std::optional<std::string> Disk::resolved(const std::string& path) const {
  return resolved_path(full(path).empty() ? "." : full(path));
}

tl::expected<FileDigest, ReadError> Disk::digest(const std::string& path, LineEnds ends) const {
  const Descriptor file(::open(full(path).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW));
  if (file.get() < 0) return failure(errno);
  const auto before = regular_file(file.get());
  if (!before) return tl::unexpected(before.error());
  Sha256 sum(ends);
  FileDigest digest;
  const bool is_whole = for_each_piece(file.get(), [&](std::string_view bytes) {
    digest.size += bytes.size();
    sum.add(bytes);
    return true;
  });
  if (!is_whole) return failure(errno);
  // A digest of bytes that never stood together would be no file's.
  struct stat after {};
  struct stat named {};
  if (::fstat(file.get(), &after) != 0 || ::lstat(full(path).c_str(), &named) != 0) return failure(errno);
  if (!is_unchanged(*before, after) || !is_unchanged(after, named))
    return tl::unexpected(ReadError{ReadError::Why::changing, {}});
  digest.sha256 = sum.digits();
  return digest;
}

std::unique_ptr<Reader> Disk::in(const std::string& folder) const { return std::make_unique<Disk>(full(folder)); }

FileKind Disk::kind(const std::string& path) const {
  struct stat facts {};
  if (::stat(full(path).c_str(), &facts) == 0) return kind_of(facts.st_mode);
  return errno == ENOENT || errno == ENOTDIR ? FileKind::missing : FileKind::file;  // why not, who reads it is told
}

tl::expected<std::string, ReadError> Disk::read(const std::string& path, std::size_t most) const {
  // Without O_NONBLOCK, opening a FIFO would wait for its writer.
  const Descriptor file(::open(full(path).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) return failure(errno);
  const auto facts = regular_file(file.get());
  if (!facts) return tl::unexpected(facts.error());
  if (static_cast<std::size_t>(facts->st_size) > most) return tl::unexpected(ReadError{ReadError::Why::too_large, {}});
  return bytes_of(file.get(), static_cast<std::size_t>(facts->st_size), most);
}

tl::expected<std::string, ReadError> Disk::read_pipe(const std::string& path, std::size_t most) const {
  const Descriptor pipe(::open(full(path).c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  return pipe.is_open() ? bytes_of(pipe.get(), kPieceOfFile, most) : failure(errno);
}

tl::expected<std::string, ReadError> Disk::read_input(std::size_t most) const {
  // Said at once, since nothing happens until the user types.
  if (::isatty(STDIN_FILENO) == 1)
    std::fputs("reading from the keyboard; Ctrl-D on a line of its own ends it\n", stderr);
  return bytes_of(STDIN_FILENO, kPieceOfFile, most);
}

tl::expected<std::vector<FolderEntry>, ReadError> Disk::list(const std::string& folder) const {
  const std::string path = full(folder.empty() ? "." : folder);
  DIR* const stream = ::opendir(path.c_str());
  if (!stream) return failure(errno);
  std::vector<FolderEntry> entries;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(stream);
    if (!entry) break;
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat facts {};
    const bool is_link =
        ::fstatat(::dirfd(stream), entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(facts.st_mode);
    if (is_link && ::fstatat(::dirfd(stream), entry->d_name, &facts, 0) != 0) facts.st_mode = 0;
    entries.push_back({name, kind_of(facts.st_mode), is_link});
  }
  const int error = errno;
  ::closedir(stream);
  if (error != 0) return failure(error);
  std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return entries;
}

std::size_t Disk::folders_above() const {
  const auto real = resolved_path(folder_.empty() ? "." : folder_);
  if (!real) return 0;
  const std::filesystem::path path(*real);
  return static_cast<std::size_t>(std::distance(path.begin(), path.end())) - 1;
}

}  // namespace rbplan
