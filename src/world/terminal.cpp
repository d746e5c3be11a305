#include "world/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace rbplan {

Terminal terminal_of_process() {
  Terminal terminal;
  terminal.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  terminal.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  winsize size{};
  if (terminal.out_is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    terminal.columns = size.ws_col;
    terminal.rows = size.ws_row;
  }
  if (terminal.err_is_terminal && ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0) terminal.err_columns = size.ws_col;
  char host[256] = {};
  if (::gethostname(host, sizeof host - 1) == 0) terminal.host = host;
  terminal.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  return terminal;
}

}  // namespace rbplan
