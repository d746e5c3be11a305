#include "commands/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/similar.h"
#include "base/text.h"

namespace rbplan {
namespace {

UsageError unknown_option(std::string_view word, const Options& options) {
  const std::string_view name = word.substr(0, word.find('='));
  std::vector<std::string_view> known;
  for (const Option& option : options) known.push_back(option.long_name());
  const auto similar = similar_name(name, known);
  return {phrase("unknown option: {0}", name), similar
                                                   ? phrase("similar option: {0}", *similar)
                                                   : phrase("rbplan help options lists the options of all commands")};
}

UsageError needs_value(std::string_view option) {
  return {phrase("option {0} needs a value", option), phrase("rbplan help options lists the options of all commands")};
}

// What CLI11 would take silently: `--month=` followed by any word, `--open=false`, `--month --open`.
std::optional<UsageError> misused_option(const std::vector<std::string>& words, const Options& options) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string_view::npos;
    const Option* option = option_named(word.substr(0, equals), options);
    if (!option) continue;
    const bool has_value = equals != std::string_view::npos;
    if (option->value.empty()) {
      if (has_value)
        return UsageError{phrase("option {0} takes no value", option->long_name()),
                          phrase("give it alone, or leave it out")};
      continue;
    }
    const bool is_empty =
        has_value ? equals + 1 == word.size() : i + 1 < words.size() && option_named(words[i + 1], options);
    if (is_empty) return needs_value(option->long_name());
    if (!has_value) ++i;
  }
  return std::nullopt;
}

}  // namespace

Options joined(Options options, const Options& more) {
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

const Option* option_named(std::string_view name, const Options& options) {
  for (const Option& option : options) {
    const auto names = split(option.names, ',');
    if (std::find(names.begin(), names.end(), name) != names.end()) return &option;
  }
  return nullptr;
}

std::string_view Option::long_name() const {
  const std::size_t dashes = names.find("--");
  return names.substr(dashes == std::string_view::npos ? 0 : dashes);
}

bool CommandLine::has(std::string_view long_name) const { return values_.find(long_name) != values_.end(); }

std::optional<std::string> CommandLine::value(std::string_view long_name) const {
  const auto found = values_.find(long_name);
  return found == values_.end() || found->second.empty() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> CommandLine::values(std::string_view long_name) const {
  const auto found = values_.find(long_name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

Parsed<CommandLine> parse_command_line(const std::vector<std::string>& words, const Options& options) {
  if (auto misused = misused_option(words, options)) return tl::unexpected(std::move(*misused));
  CLI::App app("", "rbplan");
  app.set_help_flag("");
  app.allow_extras();
  std::vector<std::vector<std::string>> slots(options.size());
  std::vector<CLI::Option*> parsed;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string names(options[i].names);
    parsed.push_back(options[i].value.empty() ? app.add_flag(names)
                                              : app.add_option(names, slots[i])->allow_extra_args(false));
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them from the back
  } catch (const CLI::ParseError& error) {
    const std::string_view text = error.what();  // it names the option first: `--month: 1 required TEXT missing`
    return tl::unexpected(needs_value(text.substr(0, text.find(':'))));
  }
  CommandLine line;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (parsed[i]->count() == 0) continue;
    if (slots[i].size() > 1 && !options[i].repeatable) {
      return usage_error(phrase("option {0} is given twice", options[i].long_name()), phrase("give it once"));
    }
    line.values_[std::string(options[i].long_name())] = std::move(slots[i]);
  }
  bool after_dashes = false;
  for (const std::string& word : app.remaining()) {
    if (word == "--" && !after_dashes) {
      after_dashes = true;
    } else if (word.size() > 1 && word[0] == '-' && !after_dashes) {
      return tl::unexpected(unknown_option(word, options));
    } else {
      line.words_.push_back(word);
    }
  }
  return line;
}

}  // namespace rbplan
