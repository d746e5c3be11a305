#include "world/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <thread>

namespace rbplan {
namespace {

constexpr mode_t kNewFileMode = 0666;  // less what the user's mask takes away
constexpr mode_t kPrivateMode = 0600;  // until the file has its owner
constexpr mode_t kPermissions = 07777;

std::optional<WriteStep> fill(Descriptor& file, std::string_view bytes, const Facts* like, Facts& written) {
  if (like) {
    // The owner before the mode, since a change of owner takes bits of the mode away (chown(2)).
    if (::fstat(file.get(), &written) != 0) return WriteStep::owner;
    const bool differs = written.st_uid != like->st_uid || written.st_gid != like->st_gid;
    if (differs && ::fchown(file.get(), like->st_uid, like->st_gid) != 0) return WriteStep::owner;
    if (::fchmod(file.get(), like->st_mode & kPermissions) != 0) return WriteStep::mode;
  }
  if (!write_all(file.get(), bytes)) return WriteStep::write;
  if (::fsync(file.get()) != 0) return WriteStep::sync;  // never again: the second may lie (fsync(2))
  if (::fstat(file.get(), &written) != 0) return WriteStep::sync;
  if (file.close() != 0) return WriteStep::close;
  return std::nullopt;
}

}  // namespace

LockedFolder::LockedFolder(const std::string& path)
    : folder_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}

LockedFolder::Outcome LockedFolder::lock(std::chrono::milliseconds patience) const {
  using Steady = std::chrono::steady_clock;
  constexpr int kLeastPause = 2;  // milliseconds
  constexpr int kMostPause = 32;
  const auto end = Steady::now() + patience;
  // Processes that wait together ask at different times.
  unsigned turn = static_cast<unsigned>(::getpid());
  for (;;) {
    if (::flock(folder_.get(), LOCK_EX | LOCK_NB) == 0) return Outcome::locked;
    if (errno != EWOULDBLOCK && errno != EINTR) return Outcome::failed;
    if (Steady::now() >= end) return Outcome::busy;
    turn = turn * 1103515245U + 12345U;  // C11, 7.22.2: enough for that
    std::this_thread::sleep_for(std::chrono::milliseconds(kLeastPause + (turn >> 16U) % kMostPause));
  }
}

std::optional<Holder> LockedFolder::holder() const {
  Facts facts{};
  if (::fstat(folder_.get(), &facts) != 0) return std::nullopt;
  // `1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF`
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    int process = 0;
    unsigned major = 0;
    unsigned minor = 0;
    unsigned long long file = 0;
    if (std::sscanf(line.c_str(), "%*d: FLOCK ADVISORY WRITE %d %x:%x:%llu", &process, &major, &minor, &file) != 4)
      continue;
    if (file != facts.st_ino || major != ::major(facts.st_dev) || minor != ::minor(facts.st_dev)) continue;
    std::ifstream name("/proc/" + std::to_string(process) + "/comm");
    Holder holder{process, {}};
    std::getline(name, holder.name);
    return holder;
  }
  return std::nullopt;
}

FileBeside::FileBeside(int folder, std::string_view name)
    : folder_(folder), name_(name), beside_(std::string(kBeside) + name_) {}

FileBeside::~FileBeside() {
  if (is_there_) ::unlinkat(folder_, beside_.c_str(), 0);
}

std::optional<WriteStep> FileBeside::write(std::string_view bytes, const Facts* like, Facts& written) {
  ::unlinkat(folder_, beside_.c_str(), 0);
  Descriptor file(::openat(folder_, beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                           like ? kPrivateMode : kNewFileMode));
  if (!file.is_open()) return WriteStep::create;
  is_there_ = true;
  return fill(file, bytes, like, written);
}

bool FileBeside::replace() {
  if (::renameat(folder_, beside_.c_str(), folder_, name_.c_str()) != 0) return false;
  is_there_ = false;
  return true;
}

bool FileBeside::take_free_name() {
  if (::renameat2(folder_, beside_.c_str(), folder_, name_.c_str(), RENAME_NOREPLACE) != 0) {
    return (errno == EINVAL || errno == ENOSYS) && replace();
  }
  is_there_ = false;
  return true;
}

}  // namespace rbplan
