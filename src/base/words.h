// The words on screen in the reader's language.
//
// A phrase is named by its English text. Catalogues are made with the gettext tools at build time and read here,
// because gettext's own run time speaks only languages whose locale the machine has generated.
#pragma once
#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"

namespace rbplan {

// A phrase to be said later, in a language that is not known yet, with what fills its places. `english` is a literal.
struct Phrase {
  std::string_view english;
  std::vector<std::string> arguments;

  bool empty() const { return english.empty(); }
};

template <class... Args>
Phrase phrase(std::string_view english, const Args&... args) {
  return {english, {fmt::format("{}", args)...}};
}

enum class Language { english, indonesian };

// A language named by its code: `id`, `id_ID.UTF-8`, `in` (its old code); `en`, `C`, `POSIX`. Nothing for others.
std::optional<Language> parse_language(std::string_view code);

class Words {
 public:
  explicit Words(Language language = Language::english);

  Language language() const { return language_; }

  // A phrase as it is.
  std::string_view operator()(std::string_view english) const;

  // A phrase with numbered places: {0} is the first of `args`.
  template <class... Args>
  std::string say(std::string_view english, const Args&... args) const {
    return fmt::format(fmt::runtime((*this)(english)), args...);
  }

  std::string say(const Phrase& phrase) const;

  // A phrase that counts: {0} is the number.
  template <class... Args>
  std::string count(std::size_t n, std::string_view one, std::string_view many, const Args&... args) const {
    return fmt::format(fmt::runtime(plural(n, one, many)), number(n), args...);
  }

  // A number with the language's signs: of 1234.5 `1,234.5` or `1.234,5`. `digits` are a JSON number without exponent.
  // Not for what is no amount: years, lines of files, what is to be typed.
  std::string number(std::string_view digits) const;
  std::string number(std::size_t n) const { return number(fmt::format("{}", n)); }

  std::string month(Month month) const;           // `March`, `Maret`
  std::string short_month(Month month) const;     // `Mar`
  std::string period(Period period) const;        // `March`, `Quarter 1`
  std::string short_period(Period period) const;  // `Mar`, `Q1`
  std::string date(Date date) const;              // `31 March 2021`

 private:
  std::string_view plural(std::size_t n, std::string_view one, std::string_view many) const;

  Language language_;
  std::string_view catalogue_;  // the bytes of a .mo file; empty for English
};

}  // namespace rbplan
