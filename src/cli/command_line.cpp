#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "session/candidates.h"
#include "session/other_words.h"

namespace rbplan {
namespace {

UsageError unknown_option(std::string_view word, const Options& options) {
  const std::string_view name = word.substr(0, word.find('='));
  if (const auto meant = option_meant(name, options))
    return {phrase("unknown option: {0}", name), phrase("that option is {0}", *meant)};
  std::vector<std::string_view> known;
  for (const Option& option : options) {
    if (!option.help.empty()) known.push_back(option.long_name());
  }
  const auto similar = similar_name(name, known);
  return {phrase("unknown option: {0}", name), similar
                                                   ? phrase("similar option: {0}", *similar)
                                                   : phrase("rbplan help options lists the options of all commands")};
}

UsageError needs_value(std::string_view option) {
  return {phrase("option {0} needs a value", option), phrase("rbplan help options lists the options of all commands")};
}

// Takes out of the words what CLI11 would take silently: `--month=` followed by any word, `--open=false`,
// `--month --open`. The first of these is the error.
std::optional<UsageError> take_misused(std::vector<std::string>& words, const Options& options) {
  std::optional<UsageError> first;
  for (std::size_t i = 0; i < words.size() && words[i] != "--";) {
    const std::string_view word = words[i];
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string_view::npos;
    const Option* option = option_named(word.substr(0, equals), options);
    const bool has_value = equals != std::string_view::npos;
    std::optional<UsageError> misused;
    if (option && option->value.empty() && has_value) {
      misused = {phrase("option {0} takes no value", option->long_name()), phrase("give it alone, or leave it out")};
    } else if (option && !option->value.empty()) {
      const bool is_empty = has_value ? equals + 1 == word.size()
                                      : i + 1 == words.size() || option_named(words[i + 1], options) != nullptr ||
                                            (words[i + 1].empty() && option->source != anything);
      if (is_empty) misused = needs_value(option->long_name());
    }
    if (misused) {
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
      if (!first) first = std::move(misused);
      continue;
    }
    i += option && !option->value.empty() && !has_value ? 2 : 1;
  }
  return first;
}

// Behind --git-driver and options of ours stand words of git, the first of which is a path, whatever it begins with.
void set_apart_words_of_git(std::vector<std::string>& words, const Options& options) {
  const auto dashes = std::find(words.begin(), words.end(), "--");
  auto at = std::find(words.begin(), dashes, "--git-driver");
  if (at == dashes || !option_named(*at, options)) return;
  while (at != words.end()) {
    const Option* const option = option_named(*at, options);
    if (!option) break;
    at += std::min<std::ptrdiff_t>(option->value.empty() ? 1 : 2, words.end() - at);
  }
  if (at != words.end() && *at != "--") words.insert(at, "--");
}

// What stands behind the options, into the line; the first word that looks like an option and is none.
std::optional<std::string> add_words(const std::vector<std::string>& words, CommandLine& line) {
  bool after_dashes = false;
  std::optional<std::string> unknown;
  for (const std::string& word : words) {
    if (word == "--" && !after_dashes) {
      after_dashes = true;
      line.add_dashes();
    } else if (word.size() > 1 && word[0] == '-' && !after_dashes) {
      if (!unknown) unknown = word;
    } else {
      line.add_word(word);
    }
  }
  return unknown;
}

// Whether one of the words may be that option. CLI11 is told of no other: it compares each with all before it.
bool may_be_named(const Option& option, const std::vector<std::string>& words) {
  const std::vector<std::string_view> names = split(option.names, ',');
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const bool is_of_letters = word.size() > 1 && word[0] == '-' && word[1] != '-';  // `-qp plan.yaml`
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return name.starts_with("--") ? word.starts_with(name) : is_of_letters;
    });
  });
}

}  // namespace

ParsedLine parse_line(const std::vector<std::string>& words, const Options& options) {
  std::vector<std::string> rest = words;
  ParsedLine parsed;
  set_apart_words_of_git(rest, options);
  parsed.error = take_misused(rest, options);
  const auto fail = [&](UsageError error) {
    if (!parsed.error) parsed.error = std::move(error);
  };
  CLI::App app("", "rbplan");
  app.set_help_flag("");
  app.allow_extras();
  std::vector<CLI::Option*> known(options.size());
  std::vector<std::vector<std::string>> slots(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!may_be_named(options[i], rest)) continue;
    const std::string names(options[i].names);
    known[i] =
        options[i].value.empty() ? app.add_flag(names) : app.add_option(names, slots[i])->allow_extra_args(false);
  }
  try {
    app.parse(std::vector<std::string>(rest.rbegin(), rest.rend()));  // CLI11 takes them from the back
  } catch (const CLI::ParseError& error) {
    const std::string_view text = error.what();  // it names the option first: `--month: 1 required TEXT missing`
    fail(needs_value(text.substr(0, text.find(':'))));
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!known[i] || known[i]->count() == 0) continue;
    if (slots[i].size() > 1 && !options[i].repeatable)
      fail({phrase("option {0} is given twice", options[i].long_name()), phrase("give it once")});
    parsed.line.add(options[i].long_name(), std::move(slots[i]));
  }
  if (const auto unknown = add_words(app.remaining(), parsed.line)) fail(unknown_option(*unknown, options));
  return parsed;
}

}  // namespace rbplan
