// The words of a command line, parsed.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/words.h"

namespace rbplan {

// What is wrong with a command line, and at most one line of help.
struct UsageError {
  Phrase message;
  Phrase help = {};
};

template <class T>
using Parsed = tl::expected<T, UsageError>;

inline tl::unexpected<UsageError> usage_error(Phrase message, Phrase help = {}) {
  return tl::unexpected(UsageError{std::move(message), std::move(help)});
}

struct Option {
  std::string_view names;  // `-p,--plan`; the long name is the one it is asked for by
  std::string_view value;  // what stands behind it in the help; empty for a switch
  std::string_view help;
  bool repeatable = false;

  std::string_view long_name() const;
};

using Options = std::vector<Option>;

// Those of both, in that order.
Options joined(Options options, const Options& more);

// The option that has this name, long or short; none where none has.
const Option* option_named(std::string_view name, const Options& options);

class CommandLine {
 public:
  bool has(std::string_view long_name) const;
  std::optional<std::string> value(std::string_view long_name) const;
  std::vector<std::string> values(std::string_view long_name) const;
  const std::vector<std::string>& words() const { return words_; }  // what belongs to no option

 private:
  friend Parsed<CommandLine> parse_command_line(const std::vector<std::string>& words, const Options& options);

  std::map<std::string, std::vector<std::string>, std::less<>> values_;  // by long name; a switch has an empty list
  std::vector<std::string> words_;
};

// Options anywhere among the words, `--x=1` and `--x 1`, `--` ends them.
Parsed<CommandLine> parse_command_line(const std::vector<std::string>& words, const Options& options);

}  // namespace rbplan
