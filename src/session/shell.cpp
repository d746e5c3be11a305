#include "session/shell.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

bool is_plain(char c) {
  constexpr std::string_view kPlain = "%+,-./:@_";  // no `=`, which zsh reads at a word's beginning
  return is_letter_or_digit(c) || kPlain.find(c) != std::string_view::npos;
}

std::string shell_word(const std::string& word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string inside = word;
  replace_all(inside, "'", "'\\''");
  return '\'' + inside + '\'';
}

}  // namespace

std::string shell_line(const std::vector<std::string>& words) {
  std::vector<std::string> quoted;
  for (const std::string& word : words) quoted.push_back(shell_word(word));
  return join(quoted, " ");
}

}  // namespace rbplan
