#include "session/env.h"

#include "base/text.h"

namespace rbplan {

std::string error_line(std::string_view message, const Words& words) {
  return fmt::format("{} {}\n", words("error:"), visible(message));
}

std::string note_line(std::string_view message, const Words& words) {
  return fmt::format("{} {}\n", words("note:"), visible(message));
}

Outcome refuse(const UsageError& error, const Words& words, int code) {
  std::string text = error_line(words.say(error.message), words);
  if (!error.help.empty()) text += fmt::format("{} {}\n", words("help:"), visible(words.say(error.help)));
  return {code, {}, without_commands(std::move(text))};
}

}  // namespace rbplan
