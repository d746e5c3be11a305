#include "session/option.h"

#include <algorithm>

#include "base/text.h"
#include "session/env.h"

namespace rbplan {

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

std::string option_head(const Option& option) {
  const std::string names = join(split(option.names, ','), ", ");
  return option.value.empty() ? names : fmt::format("{} {}", names, option.value);
}

std::string said_choices(const std::vector<std::string_view>& choices, const Words& words) {
  const std::size_t n = choices.size();
  if (n == 1) return std::string(choices[0]);
  if (n == 2) return words.say("{0} or {1}", choices[0], choices[1]);
  const std::vector<std::string_view> first(choices.begin(), choices.end() - 2);
  return words.say("{0}, {1} or {2}", join(first, ", "), choices[n - 2], choices[n - 1]);
}

std::string help_text(const Option& option, const Env& env) {
  if (!option.choices) return std::string(env.words(option.help));
  return env.words.say(option.help, said_choices(option.choices(env), env.words));
}

std::optional<std::string> CommandLine::value(std::string_view long_name) const {
  const auto found = values_.find(long_name);
  return found == values_.end() || found->second.empty() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> CommandLine::values(std::string_view long_name) const {
  const auto found = values_.find(long_name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

void CommandLine::add(std::string_view long_name, std::vector<std::string> values) {
  values_[std::string(long_name)] = std::move(values);
}

}  // namespace rbplan
