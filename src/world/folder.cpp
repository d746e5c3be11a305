#include "world/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <thread>

#include "base/calendar.h"

namespace rbplan {
namespace {

constexpr mode_t kPrivateMode = 0600;  // until the file has its owner
constexpr mode_t kPermissions = 07777;
constexpr uid_t kSameOwner = static_cast<uid_t>(-1);  // chown(2)
constexpr std::size_t kMostOfHost = 32;               // bytes in a name
constexpr std::chrono::hours kADay{24};               // no write takes so long

// Whoever writes for a group cannot give a file away; that is well where the group may do what the owner may.
bool give_owner(int fd, const Facts& like) {
  Facts facts{};
  if (::fstat(fd, &facts) != 0) return false;
  const bool differs = facts.st_uid != like.st_uid || facts.st_gid != like.st_gid;
  if (!differs || ::fchown(fd, like.st_uid, like.st_gid) == 0) return true;
  constexpr mode_t kGroupWrites = S_IRGRP | S_IWGRP;
  if (errno != EPERM || (like.st_mode & kGroupWrites) != kGroupWrites) return false;
  return facts.st_gid == like.st_gid || ::fchown(fd, kSameOwner, like.st_gid) == 0;
}

// The owner first, since a change of owner takes bits of the mode away (chown(2)).
bool make_like(int fd, const Likeness& like) {
  return give_owner(fd, like.facts) && give_attributes(fd, like.attributes) &&
         ::fchmod(fd, like.facts.st_mode & kPermissions) == 0;
}

// In a folder that gives its group on (S_ISGID, inode(7)) and that the group may change, a new file that the group may
// read is one that it may write: the second user is to record in it too. Where that fails, it is as any new file.
void share_with_group(int folder, int fd) {
  Facts above{};
  Facts facts{};
  if (::fstat(folder, &above) != 0 || ::fstat(fd, &facts) != 0) return;
  const bool is_shared = (above.st_mode & S_ISGID) != 0 && (above.st_mode & S_IWGRP) != 0;
  const bool is_groups = facts.st_gid == above.st_gid && (facts.st_mode & S_IRGRP) != 0;
  if (is_shared && is_groups && ::fchmod(fd, (facts.st_mode & kPermissions) | S_IWGRP) != 0) return;
}

std::optional<WriteStep> fill(Descriptor& file, std::string_view bytes, const Likeness* like, Facts& written) {
  if (like && !make_like(file.get(), *like)) return WriteStep::likeness;
  if (!write_all(file.get(), bytes)) return WriteStep::write;
  if (::fsync(file.get()) != 0) return WriteStep::sync;  // never again: the second may lie (fsync(2))
  if (::fstat(file.get(), &written) != 0) return WriteStep::sync;
  if (file.close() != 0) return WriteStep::close;
  return std::nullopt;
}

// ---- names of files that are being written: `.rbplan-COMPUTER.PROCESS-NAME`

std::string this_computer() {
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  std::string name;
  for (const char* c = host; *c != '\0' && *c != '.' && name.size() < kMostOfHost; ++c) {
    name += std::isalnum(static_cast<unsigned char>(*c)) != 0 ? *c : '_';
  }
  return name;
}

std::string name_beside(std::string_view name) {
  std::string beside = std::string(kBeside) + this_computer() + '.' + std::to_string(::getpid()) + '-';
  beside += name.substr(0, NAME_MAX - beside.size());
  return beside;
}

// Whether a file is one that nobody writes any more. The lock is held, so that no process of this computer does, but
// one that the lock did not keep out; whether one of another computer lives can only be guessed. A name that tells no
// writer, `.rbplan-NAME`, is one of an earlier version.
bool is_left(int folder, std::string_view name, const Facts& facts) {
  name.remove_prefix(kBeside.size());
  const std::size_t dot = std::min(name.find('.'), name.size());
  const std::size_t dash = std::min(name.find('-', dot), name.size());
  const auto process = dash > dot ? parse_whole(name.substr(dot + 1, dash - dot - 1)) : std::nullopt;
  if (!process) return ::faccessat(folder, std::string(name).c_str(), F_OK, 0) == 0;
  const bool is_old = facts.st_mtim.tv_sec + std::chrono::seconds(kADay).count() < ::time(nullptr);
  if (is_old || name.substr(0, dot) != this_computer()) return is_old;
  return *process == ::getpid() || (::kill(static_cast<pid_t>(*process), 0) != 0 && errno == ESRCH);
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

std::optional<Likeness> likeness_of(int fd) {
  Likeness likeness;
  if (::fstat(fd, &likeness.facts) != 0) return std::nullopt;
  auto attributes = attributes_of(fd);
  if (!attributes) return std::nullopt;
  likeness.attributes = std::move(*attributes);
  return likeness;
}

void LockedFolder::clean() const {
  Descriptor again(::openat(folder_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  DIR* const names = ::fdopendir(again.get());
  if (!names) return;
  const int fd = again.release();
  while (const dirent* entry = ::readdir(names)) {
    const std::string_view name = entry->d_name;
    Facts facts{};
    if (!name.starts_with(kBeside) || ::fstatat(fd, entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (is_left(fd, name, facts)) ::unlinkat(fd, entry->d_name, 0);
  }
  ::closedir(names);
}

LockedFolder::Synced LockedFolder::sync() const {
  if (::fsync(folder_.get()) == 0) return Synced::yes;
  return errno == EINVAL || errno == ENOTSUP ? Synced::cannot_tell : Synced::failed;
}

FileBeside::FileBeside(int folder, std::string_view name) : folder_(folder), name_(name), beside_(name_beside(name_)) {}

FileBeside::~FileBeside() {
  if (is_there_) ::unlinkat(folder_, beside_.c_str(), 0);
}

std::optional<WriteStep> FileBeside::write(std::string_view bytes, const Likeness* like) {
  Descriptor file(::openat(folder_, beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                           like ? kPrivateMode : kNewFileMode));
  if (!file.is_open()) return WriteStep::create;
  is_there_ = true;
  if (!like) share_with_group(folder_, file.get());
  return fill(file, bytes, like, written_);
}

std::optional<bool> FileBeside::is_itself() {
  Facts facts{};
  if (::fstatat(folder_, beside_.c_str(), &facts, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? std::optional(false) : std::nullopt;
  is_there_ = is_what_was_written(facts);  // what is another's is not ours to take away
  return is_there_;
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

bool FileBeside::is_in_place() const {
  Facts facts{};
  return ::fstatat(folder_, name_.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0 && is_what_was_written(facts);
}

bool FileBeside::is_what_was_written(const Facts& facts) const {
  return facts.st_dev == written_.st_dev && facts.st_ino == written_.st_ino;
}

}  // namespace rbplan
