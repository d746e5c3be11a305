// A folder that one writer at a time holds, and the files written into it.
#pragma once
#include <sys/stat.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

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

  bool is_open() const { return folder_.is_open(); }
  int fd() const { return folder_.get(); }

 private:
  Descriptor folder_;
};

// Whose owner, group and mode a new file gets.
using Facts = struct stat;

// A step of writing that failed; errno says why.
enum class WriteStep { create, owner, mode, write, sync, close };

// What the name of a file begins with while it is written. No plan's does.
inline constexpr std::string_view kBeside = ".rbplan-";

// A file of a folder, written beside its place and then put there. Whoever writes next takes away what a killed process
// left. What was not put in place goes with the object.
class FileBeside {
 public:
  FileBeside(int folder, std::string_view name);
  ~FileBeside();
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;

  // Writes the whole file, until it is on disk. With `like` it gets that file's owner, group and mode, and has no more
  // permissions on the way. The new file's facts are put into `written`.
  std::optional<WriteStep> write(std::string_view bytes, const Facts* like, Facts& written);

  // Gives it its own name, in place of the file that has it; false: errno says why.
  bool replace();

  // The same, but takes no name that is in use, where the file system can promise that.
  bool take_free_name();

 private:
  int folder_;
  std::string name_;
  std::string beside_;
  bool is_there_ = false;
};

}  // namespace rbplan
