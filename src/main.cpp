// The real world into Env, the outcome to the real streams.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include "cli/run.h"
#include "commands/commands.h"
#include "session/style.h"
#include "world/disk.h"
#include "world/heap.h"
#include "world/process.h"

namespace rbplan {
extern const char* const commit;  // written by cmake/Commit.cmake
}

namespace {

// False where the bytes could not all be written.
bool write(std::FILE* to, const std::string& bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), to) == bytes.size() && std::fflush(to) == 0;
}

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value ? std::optional<std::string>(value) : std::nullopt;
}

void say_error(const rbplan::Words& words, std::string_view said, const char* reason = nullptr) {
  const std::string_view error = words("error:");
  std::fprintf(stderr, "%.*s %.*s%s%s\n", static_cast<int>(error.size()), error.data(), static_cast<int>(said.size()),
               said.data(), reason ? ": " : "", reason ? reason : "");
}

// Tells of the exception that is being handled; there is none where none finds memory. Takes no memory itself.
void say_exception(const rbplan::Words& words) {
  if (!std::current_exception()) return say_error(words, words("out of memory"));
  try {
    throw;
  } catch (const std::bad_alloc&) {
    say_error(words, words("out of memory"));
  } catch (const std::exception& error) {
    say_error(words, words("rbplan failed"), error.what());
  }
}

// A standard stream that is closed is opened to fail: otherwise a file of ours would get its number, and what is
// printed.
void keep_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) < 0) ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

// What nothing catches: it was thrown before main() began, when libraries make their constants, or found no memory.
[[noreturn]] void give_up() {
  say_exception(rbplan::Words());
  std::_Exit(rbplan::exit_code::io);
}

[[gnu::constructor(101)]] void prepare_to_give_up() { std::set_terminate(give_up); }  // before all constants

}  // namespace

int main(int argc, char** argv) {
  // A closed pipe and a limit on the size of files are errors like others, no deaths.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  keep_standard_streams();
  rbplan::set_up_heap();
  rbplan::Words words;  // says errors without taking memory
  try {
    const rbplan::Disk disk;
    const rbplan::SystemClock clock;
    rbplan::Env env{disk,
                    clock,
                    rbplan::terminal_of_process(),
                    environment_variable,
                    rbplan::run_program,
                    rbplan::replace_files,
                    rbplan::update_file,
                    rbplan::make_folders,
                    rbplan::read_program,
                    rbplan::feed_program,
                    rbplan::copy_file,
                    rbplan::take_back_copy,
                    rbplan::ask_user,
                    rbplan::commit};
#ifndef RBPLAN_SANITIZED  // which would tell of what is not given back
    env.ends_with_answer = true;
#endif
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const rbplan::Invocation invocation = rbplan::read_line(rbplan::all_commands(), arguments);
    words = rbplan::Words(rbplan::language_of(env, invocation.line));
    const rbplan::Outcome outcome = rbplan::run(env, rbplan::all_commands(), invocation);
    const bool paged = !outcome.pager.command.empty() && rbplan::page_text(outcome.out, outcome.pager);
    const bool out_written = paged || write(stdout, outcome.out);
    const int reason = out_written ? 0 : errno;
    write(stderr, outcome.err);
    // The reader of a closed pipe has seen enough; but whoever records has not seen that it was done.
    const bool is_told = out_written || (reason == EPIPE && outcome.recorded.empty());
    if (!is_told) say_error(words, words("standard output cannot be written"), std::strerror(reason));
    const int code = is_told || outcome.code == rbplan::exit_code::usage ? outcome.code : rbplan::exit_code::io;
    if (code != rbplan::exit_code::ok && !outcome.recorded.empty())
      std::fprintf(stderr, "%s\n", outcome.recorded.c_str());
    return code;
  } catch (const std::exception&) {
    say_exception(words);
  }
  return rbplan::exit_code::io;
}
