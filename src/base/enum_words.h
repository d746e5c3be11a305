// The words of an enumeration, as in files, options and machine formats: one list beside each.
#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace rbplan {

// Specialised for an enumeration: `words` is an array of its words in the order of its values, which count from 0.
template <class Enum>
struct WordsOf;

template <class Enum>
concept HasWords = requires {
  WordsOf<Enum>::words;
};

template <HasWords Enum>
constexpr std::string_view word_of(Enum value) {
  return WordsOf<Enum>::words[static_cast<std::size_t>(value)];
}

template <HasWords Enum>
std::vector<std::string_view> all_words() {
  return {WordsOf<Enum>::words.begin(), WordsOf<Enum>::words.end()};
}

// The value with that word; nothing where none has it.
template <HasWords Enum>
std::optional<Enum> enum_of(std::string_view word) {
  const auto& words = WordsOf<Enum>::words;
  const auto* const found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::nullopt : std::optional(static_cast<Enum>(found - words.begin()));
}

}  // namespace rbplan
