#include "commands/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/similar.h"
#include "base/text.h"

namespace rbplan {
namespace {

UsageError unknown_option(std::string_view word, const Options& options) {
  const std::string_view name = word.substr(0, word.find('='));
  std::vector<std::string_view> known;
  for (const Option& option : options) known.push_back(option.long_name());
  const auto similar = similar_name(name, known);
  return {fmt::format("unknown option: {}", name),
          similar ? fmt::format("similar option: {}", *similar) : std::string("rbplan help options lists the options of all commands")};
}

// CLI11's exception names the option first: `--month: 1 required TEXT missing`.
UsageError missing_value(const CLI::ParseError& error) {
  const std::string_view text = error.what();
  return {fmt::format("option {} needs a value", text.substr(0, text.find(':'))), {}};
}

}  // namespace

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
    return tl::unexpected(missing_value(error));
  }
  CommandLine line;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (parsed[i]->count() == 0) continue;
    if (slots[i].size() > 1 && !options[i].repeatable) {
      return usage_error(fmt::format("option {} is given twice", options[i].long_name()));
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
