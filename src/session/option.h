// Options and words of a command line, as plain values. Parsing is elsewhere (cli/), so that a request can be made and
// judged without it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/enum_words.h"
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

struct Env;
struct CompletionContext;

// Something that can stand at a place of the line. `:files` and `:folders` ask the shell for its own.
struct Candidate {
  std::string value;
  std::string about = {};
  bool is_also = false;  // another word for one that is offered; only where its beginning is typed
};
using Candidates = std::vector<Candidate>;
using Source = Candidates (*)(const CompletionContext& context);

// The words that a value must be one of.
using Choices = std::vector<std::string_view> (*)(const Env& env);

// The words of an enumeration as choices.
template <HasWords Enum>
std::vector<std::string_view> choices_of(const Env&) {
  return all_words<Enum>();
}

// The names of things that have one, such as formats.
template <class Named>
std::vector<std::string_view> names_of(const std::vector<Named>& all) {
  std::vector<std::string_view> names;
  for (const Named& one : all) names.push_back(one.name);
  return names;
}

struct Option {
  std::string_view names;  // `-p,--plan`; the long name is the one it is asked for by
  std::string_view value;  // what stands behind it in the help; empty for a switch
  std::string_view help;   // a phrase; {0} is its choices: `json, csv or tsv`. Empty: it is not listed
  bool repeatable = false;
  Source source = nullptr;    // what its value can be
  Choices choices = nullptr;  // what its value must be; then these are the source too
  bool is_list = false;       // several values joined by commas

  std::string_view long_name() const;
};

using Options = std::vector<Option>;

// Those of both, in that order.
Options joined(Options options, const Options& more);

// The option that has this name, long or short; none where none has.
const Option* option_named(std::string_view name, const Options& options);

// `-p, --plan PATH`
std::string option_head(const Option& option);

// `json, csv or tsv`
std::string said_choices(const std::vector<std::string_view>& choices, const Words& words);

// What the option is for, with its choices.
std::string help_text(const Option& option, const Env& env);

class CommandLine {
 public:
  bool has(std::string_view long_name) const { return values_.find(long_name) != values_.end(); }
  std::optional<std::string> value(std::string_view long_name) const;  // the last one given
  std::vector<std::string> values(std::string_view long_name) const;
  const std::vector<std::string>& words() const { return words_; }  // what belongs to no option

  // How many of the words stand before `--`; all where there is none.
  std::size_t words_before_dashes() const { return before_dashes_.value_or(words_.size()); }
  bool has_dashes() const { return before_dashes_.has_value(); }

  void add(std::string_view long_name, std::vector<std::string> values);  // a switch has none
  void add_dashes() { before_dashes_ = words_.size(); }
  void add_word(std::string word) { words_.push_back(std::move(word)); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;  // by long name
  std::vector<std::string> words_;
  std::optional<std::size_t> before_dashes_;
};

}  // namespace rbplan
