// A folder that one writer at a time holds, and the files written into it.
#pragma once
#include <sys/stat.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rbplan {

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  int close();  // 0, or -1 with errno set; the descriptor is gone either way (close(2))

 private:
  int fd_;
};

// A process that holds a lock, as far as the system tells.
struct Holder {
  int process = 0;
  std::string name;
};

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

// The name under which a file is written before it gets its own. No plan begins with a dot; whoever writes next takes
// away what a killed process left.
std::string name_beside(std::string_view name);

// Whose owner, group and mode a new file gets.
using Facts = struct stat;

// A step of writing that failed; errno says why.
enum class WriteStep { create, owner, mode, write, sync, close };

// Writes a whole file beside its place, as name_beside() calls it, until it is on disk. With `like` it gets that file's
// owner, group and mode, and has no more permissions on the way. The new file's facts are put into `written`. After a
// failure nothing is left.
std::optional<WriteStep> write_beside(int folder, const std::string& name, std::string_view bytes, const Facts* like,
                                      Facts& written);

}  // namespace rbplan
