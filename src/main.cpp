// The real world into Env, the outcome to the real streams.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "commands/env.h"
#include "world/disk.h"
#include "world/process.h"

namespace {

// False where the bytes could not all be written; a closed pipe is no failure, its reader has seen enough.
bool write(std::FILE* to, const std::string& bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), to) == bytes.size() && std::fflush(to) == 0;
  return written || errno == EPIPE;
}

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value ? std::optional<std::string>(value) : std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const rbplan::Disk disk;
    const rbplan::SystemClock clock;
    const rbplan::Env env{disk, clock, rbplan::terminal_of_process(), environment_variable, rbplan::run_program};
    const rbplan::Outcome outcome = rbplan::run(env, std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
    const bool paged = !outcome.pager.empty() && rbplan::page_text(outcome.out, outcome.pager);
    const bool out_written = paged || write(stdout, outcome.out);
    write(stderr, outcome.err);
    if (out_written) return outcome.code;
    std::perror("error: standard output cannot be written");
    return outcome.code == rbplan::exit_code::usage ? outcome.code : rbplan::exit_code::io;
  } catch (const std::bad_alloc&) {
    std::fputs("error: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: rbplan failed: %s\n", error.what());
  }
  return rbplan::exit_code::io;
}
