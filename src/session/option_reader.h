// The values of a command line's options, judged: what the line alone can say, before a byte is read.
#pragma once
#include "base/enum_words.h"
#include "base/text.h"
#include "model/plan.h"
#include "query/decision.h"
#include "query/filter.h"
#include "session/env.h"
#include "session/months.h"
#include "session/style.h"

namespace rbplan {

struct Command;

// Reads one option after the other and remembers the first error; what follows it is read too, and not to be used.
class OptionReader {
 public:
  OptionReader(const Env& env, const CommandLine& line) : env_(env), line_(line) {}

  bool has(std::string_view long_name) const { return line_.has(long_name); }
  const CommandLine& line() const { return line_; }

  // The request, or the first error.
  template <class Request>
  Parsed<Request> result(Request request) {
    if (error_) return tl::unexpected(*std::move(error_));
    return request;
  }

  void refuse(UsageError error) {
    if (!error_) error_ = std::move(error);
  }
  void refuse(Phrase message, Phrase help = {}) { refuse(UsageError{std::move(message), std::move(help)}); }
  void exclude(std::string_view one, std::string_view other, Phrase help = {});

  OutputStyle style() { return taken(parse_style(env_, line_)); }
  AsOf as_of();
  Filter filter(bool with_months);

  std::vector<Month> months() { return taken(rbplan::parse_months(line_.values("--month"))); }
  std::optional<MonthRange> period(std::string_view long_name);
  // `2021-03-31`, or counted from today: `today`, `yesterday`, `tomorrow`, `+7d`, `-7d`, `eom`.
  std::optional<Date> date(std::string_view long_name);
  std::optional<int> whole(std::string_view long_name, int least, int most);
  std::optional<std::size_t> limit();                                   // how many rows at most
  std::optional<Located<Measure>> measure(std::string_view long_name);  // a number; words may be a grade
  std::optional<Located<std::int64_t>> rupiah(std::string_view long_name);
  // As a file can hold it: it says something, is UTF-8, and holds no hidden characters.
  std::optional<Text> text(std::string_view long_name);
  std::vector<std::string> texts(std::string_view long_name);

  // The value with that word, or with the one that a screen shows in its place in the user's language.
  template <HasWords Enum>
  std::optional<Enum> said_as(std::string_view word) const {
    for (const std::string_view own : all_words<Enum>()) {
      if (word == own || ascii_lower(word) == env_.words(own)) return enum_of<Enum>(own);
    }
    return std::nullopt;
  }

  // One of the words of an enumeration; `usual` where the option is not given. The phrases name a word that is none
  // ({0}) and the known ones ({0}).
  template <HasWords Enum>
  Enum choice(std::string_view long_name, Enum usual, std::string_view none, std::string_view known) {
    const auto word = line_.value(long_name);
    if (!word) return usual;
    if (const auto value = said_as<Enum>(*word)) return *value;
    refuse(phrase(none, *word), phrase(known, said_choices(all_words<Enum>(), env_.words)));
    return usual;
  }

  // The one word of the line, as the id of a row.
  std::string id(Phrase wrong_number, Phrase help = {});

 private:
  template <class T>
  T taken(Parsed<T> parsed) {
    if (parsed) return *std::move(parsed);
    refuse(std::move(parsed.error()));
    return T();
  }

  bool is_fit(std::string_view long_name, std::string_view text);

  // Refused where TZ names no zone, whatever asks for the day.
  std::optional<Date> this_day();

  const Env& env_;
  const CommandLine& line_;
  std::optional<UsageError> error_;
};

// An id as a person types it: blanks around it, upper case and a dot at its end are forgiven.
std::string forgiven_id(std::string_view text);

}  // namespace rbplan
