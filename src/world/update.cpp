#include "world/update.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/limits.h"
#include "world/path.h"

namespace rbplan {
namespace {

using How = Updated::How;

constexpr int kMostAttempts = 5;

Updated failed(How how = How::failed) { return {how, errno, {}}; }

// Where the file of a path is, its last link followed; nothing where a link leads nowhere.
std::optional<std::filesystem::path> place_of(const std::string& path) {
  if (auto real = resolved_path(path)) return real;
  std::error_code error;
  if (std::filesystem::is_symlink(std::filesystem::symlink_status(path, error))) return std::nullopt;
  const std::filesystem::path named(path);
  const auto folder = resolved_path(named.parent_path().string());
  return folder ? std::filesystem::path(*folder) / named.filename() : named;
}

bool is_same(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

bool is_same(const Facts& a, const Facts& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size && is_same(a.st_mtim, b.st_mtim) &&
         is_same(a.st_ctim, b.st_ctim);
}

// One attempt in a folder that is locked. Nothing where another program changed the file meanwhile.
class Attempt {
 public:
  Attempt(const LockedFolder& folder, std::string name)
      : folder_(folder), name_(std::move(name)), beside_(folder.fd(), name_) {}

  std::optional<Updated> run(const Rewrite& rewrite) {
    std::optional<std::string> bytes;
    if (auto refused = read(bytes)) return refused;
    const auto wanted = rewrite(std::move(bytes));
    if (!wanted) return Updated{How::left, {}, {}};
    if (wanted->size() > kLargestFile) return Updated{How::too_large, {}, {}};
    if (const auto step = beside_.write(*wanted, is_new_ ? nullptr : &old_))
      return failed(*step == WriteStep::likeness ? How::not_like_it : How::failed);
    return put_in_place();
  }

 private:
  std::optional<Updated> read(std::optional<std::string>& bytes) {
    if (::faccessat(folder_.fd(), ".", W_OK, AT_EACCESS) != 0) return failed();
    constexpr int kHow = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    const Descriptor file(::openat(folder_.fd(), name_.c_str(), kHow));
    is_new_ = !file.is_open() && errno == ENOENT;
    if (is_new_) return std::nullopt;
    if (!file.is_open()) return failed();
    auto likeness = likeness_of(file.get());
    if (!likeness) return failed();
    old_ = std::move(*likeness);
    const Facts& facts = old_.facts;
    if (!S_ISREG(facts.st_mode)) return Updated{How::not_a_file, {}, {}};
    if (facts.st_nlink > 1) return Updated{How::several_names, {}, {}};
    if (::faccessat(folder_.fd(), name_.c_str(), W_OK, AT_EACCESS) != 0) return failed(How::read_only);
    if (static_cast<std::size_t>(facts.st_size) > kLargestFile) return Updated{How::too_large, {}, {}};
    auto all = read_all(file.get(), static_cast<std::size_t>(facts.st_size), kLargestFile);
    if (!all) return Updated{all.error() == EFBIG ? How::too_large : How::failed, all.error(), {}};
    bytes = std::move(*all);
    return std::nullopt;
  }

  std::optional<Updated> put_in_place() {
    Facts now{};
    const bool is_there = ::fstatat(folder_.fd(), name_.c_str(), &now, AT_SYMLINK_NOFOLLOW) == 0;
    if (!is_there && errno != ENOENT) return failed();
    if (is_there ? is_new_ || !is_same(now, old_.facts) : !is_new_) return std::nullopt;
    const auto is_itself = beside_.is_itself();
    if (!is_itself) return failed();
    if (!*is_itself) return std::nullopt;
    if (is_new_ ? !beside_.take_free_name() : !beside_.replace()) {
      if (is_new_ && errno == EEXIST) return std::nullopt;
      auto failure = failed();
      if (beside_.is_in_place()) failure.how = How::unsure;
      return failure;
    }
    switch (folder_.sync()) {
      case LockedFolder::Synced::yes:
        return Updated{};
      case LockedFolder::Synced::cannot_tell:
        return Updated{How::unsynced, {}, {}};
      case LockedFolder::Synced::failed:
        break;
    }
    return failed(How::unsure);
  }

  const LockedFolder& folder_;
  std::string name_;
  FileBeside beside_;
  bool is_new_ = false;
  Likeness old_;
};

}  // namespace

Updated update_file(const std::string& path, std::chrono::milliseconds patience, const Rewrite& rewrite) {
  const auto place = place_of(path);
  if (!place) return {How::leads_nowhere, {}, {}};
  const LockedFolder folder(place->parent_path().string());
  if (!folder.is_open()) return failed();
  switch (folder.lock(patience)) {
    case LockedFolder::Outcome::locked:
      break;
    case LockedFolder::Outcome::busy:
      return {How::busy, {}, folder.holder()};
    case LockedFolder::Outcome::failed:
      return failed();
  }
  folder.clean();
  for (int i = 0; i < kMostAttempts; ++i) {
    if (auto outcome = Attempt(folder, place->filename().string()).run(rewrite)) return std::move(*outcome);
  }
  return {How::changing, {}, {}};
}

std::string update_text(const Updated& updated, const std::string& path, std::chrono::seconds patience,
                        const Words& words) {
  switch (updated.how) {
    case How::written:
    case How::left:
      return {};
    case How::unsynced:
      return words.say("{0} is written; this file system cannot say whether a name is on disk", path);
    case How::unsure:
      return words.say("{0} is written, but the disk did not confirm it: {1}", path, std::strerror(updated.error));
    case How::not_a_file:
      return words.say("{0} is not a regular file", path);
    case How::leads_nowhere:
      return words.say("{0} is a link that leads nowhere", path);
    case How::several_names:
      return words.say("{0} has other names too (hard links), which would be parted from it", path);
    case How::read_only:
      return words.say("{0} is write-protected", path);
    case How::not_like_it:
      return words.say("{0} cannot keep its owner, group, mode and attributes: {1}", path,
                       std::strerror(updated.error));
    case How::busy:
      if (!updated.holder)
        return words.say("another program is writing {0}; waited {1} seconds", path, patience.count());
      return words.say("process {1} ({2}) is writing {0}; waited {3} seconds", path, updated.holder->process,
                       updated.holder->name, patience.count());
    case How::changing:
      return words.say("{0} keeps being changed by another program", path);
    case How::too_large:
      return words.say("{0} is too large", path);
    case How::failed:
      return words.say("{0} cannot be written: {1}", path, std::strerror(updated.error));
  }
  return {};
}

}  // namespace rbplan
