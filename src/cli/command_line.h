// The words of a command line, parsed.
#pragma once
#include "session/option.h"

namespace rbplan {

struct ParsedLine {
  CommandLine line;                      // as far as it can be understood
  std::optional<UsageError> error = {};  // the first
};

// Options anywhere among the words, `--x=1` and `--x 1`, `--` ends them.
ParsedLine parse_line(const std::vector<std::string>& words, const Options& options);

}  // namespace rbplan
