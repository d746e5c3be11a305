// What stands behind the output streams.
#pragma once
#include <cstddef>
#include <string>

namespace rbplan {

struct Terminal {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t columns = 0;  // of the terminal behind standard output; 0 where there is none
  std::size_t rows = 0;
  bool in_is_terminal = false;
  std::string host = {};        // the machine's name
  std::size_t err_columns = 0;  // of the terminal behind standard error
};

Terminal terminal_of_process();

}  // namespace rbplan
