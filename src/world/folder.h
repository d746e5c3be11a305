// A folder that one writer at a time holds, and the files written into it.
#pragma once
#include <sys/stat.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "world/attributes.h"
#include "world/descriptor.h"

namespace rbplan {

// A process that holds a lock, as far as the system tells.
struct Holder {
  int process = 0;
  std::string name;
};

// How long another writer is waited for, unless somebody says otherwise.
inline constexpr std::chrono::seconds kUsualPatience{30};

// An open folder with flock(2) on it: nothing stays behind a process that dies, and no file is needed for it. The lock
// ends with the object.
class LockedFolder {
 public:
  enum class Outcome { locked, busy, failed };  // failed: errno says why

  explicit LockedFolder(const std::string& path);

  // Waits at most so long for another writer.
  Outcome lock(std::chrono::milliseconds patience) const;

  // Who holds the lock, where /proc/locks shows it (proc_locks(5)).
  std::optional<Holder> holder() const;

  // Takes away what killed writers left; only while it is locked.
  void clean() const;

  enum class Synced { yes, cannot_tell, failed };  // failed: errno says why

  // Waits until the names in it are on disk, where the file system can be asked.
  Synced sync() const;

  bool is_open() const { return folder_.is_open(); }
  int fd() const { return folder_.get(); }

 private:
  Descriptor folder_;
};

using Facts = struct stat;

// What a new file in the place of another one gets from it: group, mode and attributes, and the owner, unless the group
// may do what the owner may.
struct Likeness {
  Facts facts{};
  Attributes attributes;
};

// Of an open file; nothing: errno says why.
std::optional<Likeness> likeness_of(int fd);

// A step of writing that failed; errno says why.
enum class WriteStep { create, likeness, write, sync, close };

// What the name of a file begins with while it is written; then come who writes it, and its own name. No plan's does.
inline constexpr std::string_view kBeside = ".rbplan-";

// A file of a folder, written beside its place under a name that no other process gives, and then put there. What was
// not put in place goes with the object.
class FileBeside {
 public:
  FileBeside(int folder, std::string_view name);
  ~FileBeside();
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;

  // Writes the whole file, until it is on disk. With `like` it becomes like that one, and has no more permissions on
  // the way.
  std::optional<WriteStep> write(std::string_view bytes, const Likeness* like);

  // Whether the name it was written under is still its own; nothing: errno says why. Asked before it is put in place,
  // since computers that share a folder may not see each other's locks.
  std::optional<bool> is_itself();

  // Gives it its own name, in place of the file that has it; false: errno says why.
  bool replace();

  // The same, but takes no name that is in use, where the file system can promise that.
  bool take_free_name();

  // Whether it has its own name: on NFS a rename that failed may have happened (rename(2)).
  bool is_in_place() const;

 private:
  bool is_what_was_written(const Facts& facts) const;

  int folder_;
  std::string name_;
  std::string beside_;
  Facts written_{};
  bool is_there_ = false;
};

}  // namespace rbplan
