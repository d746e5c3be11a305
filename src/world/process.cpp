#include "world/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <initializer_list>
#include <utility>

#include "world/descriptor.h"

extern char** environ;

namespace rbplan {
namespace {

constexpr int kNotFound = 127;  // as a shell says it

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return kNotFound;
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// The process, or -1. It is to feel Ctrl-C even where this program does not.
pid_t start(const std::vector<std::string>& arguments, const posix_spawn_file_actions_t* actions) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGINT);
  sigaddset(&defaults, SIGQUIT);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process = -1;
  const bool started = ::posix_spawnp(&process, argv[0], actions, &attributes, argv.data(), environ) == 0;
  ::posix_spawnattr_destroy(&attributes);
  return started ? process : -1;
}

// Signals that are not for this program while another has the terminal.
class Ignored {
 public:
  explicit Ignored(std::initializer_list<int> signals) {
    for (const int signal : signals) old_.emplace_back(signal, std::signal(signal, SIG_IGN));
  }
  ~Ignored() {
    for (const auto& [signal, handler] : old_) std::signal(signal, handler);
  }
  Ignored(const Ignored&) = delete;
  Ignored& operator=(const Ignored&) = delete;

 private:
  std::vector<std::pair<int, void (*)(int)>> old_;
};

std::optional<std::string> read_from(const std::vector<std::string>& arguments, std::optional<int> input) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  if (input) ::posix_spawn_file_actions_adddup2(&actions, *input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const pid_t process = start(arguments, &actions);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string out;
  char piece[4096];
  for (;;) {
    const ssize_t n = ::read(ends[0], piece, sizeof piece);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    out.append(piece, static_cast<std::size_t>(n));
  }
  ::close(ends[0]);
  return process >= 0 && wait_for(process) == 0 ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  const Ignored ignored({SIGINT, SIGQUIT});
  const pid_t process = start(arguments, nullptr);
  return process < 0 ? kNotFound : wait_for(process);
}

std::optional<std::string> read_program(const std::vector<std::string>& arguments) { return read_from(arguments, {}); }

std::optional<std::string> feed_program(const std::vector<std::string>& arguments, const std::string& input) {
  // A file in memory: of two pipes one could wait for the other.
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  if (!file.is_open() || !write_all(file.get(), input) || ::lseek(file.get(), 0, SEEK_SET) != 0) return std::nullopt;
  return read_from(arguments, file.get());
}

bool page_text(const std::string& text, const Pager& pager) {
  int ends[2];
  if (::pipe(ends) != 0) return false;
  ::setenv("LESS", pager.less.c_str(), 1);
  ::setenv("LESSCHARSET", "utf-8", 0);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  ::posix_spawn_file_actions_addclose(&actions, ends[0]);
  ::posix_spawn_file_actions_addclose(&actions, ends[1]);
  const pid_t process = start({"/bin/sh", "-c", pager.command}, &actions);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[0]);
  const Ignored ignored({SIGPIPE, SIGINT});
  if (process >= 0) write_all(ends[1], text);  // false: the reader has left
  ::close(ends[1]);
  return process >= 0 && wait_for(process) != kNotFound;
}

std::optional<std::string> ask_user(const std::string& text) {
  if (!write_all(STDERR_FILENO, text)) return std::nullopt;
  std::string line;
  for (char c = 0;;) {
    const ssize_t n = ::read(STDIN_FILENO, &c, 1);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return std::nullopt;
    if (c == '\n') return line;
    line += c;
  }
}

}  // namespace rbplan
