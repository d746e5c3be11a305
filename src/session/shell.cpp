#include "session/shell.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

bool is_plain_sign(char c) { return std::string_view("%+,-./@_").find(c) != std::string_view::npos; }

// No `=`, which zsh reads at a word's beginning.
bool is_plain(char c) { return is_letter_or_digit(c) || is_plain_sign(c) || c == ':'; }

// With every byte escaped that a terminal does not get as it is (POSIX.1-2024, 2.2.4, Dollar-Single-Quotes).
std::string escaped_word(const std::string& word) {
  std::string inside;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_shown = is_letter_or_digit(c) || c == ' ' || is_plain_sign(c);
    inside += is_shown ? std::string(1, c) : fmt::format("\\x{:02x}", byte);
  }
  return fmt::format("$'{}'", inside);
}

std::string shell_word(const std::string& word) {
  if (visible(word) != word) return escaped_word(word);
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
