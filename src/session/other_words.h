// Words that people think of first, in Indonesian and English, and what they lead to here. Nothing is run for them.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "session/option.h"

namespace rbplan {

struct OtherWord {
  std::string_view said;   // in lower case, several joined by commas
  std::string_view meant;  // a command with what stands behind it; or an option's long name
};

const std::vector<OtherWord>& other_commands();
const std::vector<OtherWord>& other_options();  // a word may stand twice: the first that a command has is meant

// The call that a word leads to; nothing where none is known.
std::optional<std::string_view> call_meant(std::string_view word);

// The option among these that a word such as `--bulan` leads to.
std::optional<std::string_view> option_meant(std::string_view word, const Options& options);

}  // namespace rbplan
