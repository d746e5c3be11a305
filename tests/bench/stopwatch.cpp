// Runs one command and prints what it took: wall and CPU nanoseconds, peak memory in KiB, exit code. It is static and
// small, because a child's peak begins with that of the program that starts it.
//
//   stopwatch CORES COMMAND [ARGUMENT...]    CORES, such as 0,1, are those that the command may run on
//
// The command gets the standard input; its output goes to /dev/null.
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

long long now() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

long long nanoseconds(const timeval& time) { return time.tv_sec * 1'000'000'000LL + time.tv_usec * 1'000LL; }

bool pin(const char* cores) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (char* end = nullptr; *cores != '\0'; cores = *end == ',' ? end + 1 : end) {
    CPU_SET(std::strtoul(cores, &end, 10), &set);
    if (end == cores) return false;
  }
  return ::sched_setaffinity(0, sizeof set, &set) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || !pin(argv[1])) return 2;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const long long start = now();
  pid_t child = 0;
  if (::posix_spawnp(&child, argv[2], &actions, nullptr, argv + 2, environ) != 0) return 2;
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child) return 2;
  const long long wall = now() - start;
  const long long cpu = nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
  std::printf("%lld %lld %ld %d\n", wall, cpu, usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}
