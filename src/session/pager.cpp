#include "session/pager.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "session/style.h"

namespace rbplan {

bool has_program(const Env& env, const std::string& name) {
  const std::string path = env.variable("PATH").value_or("");
  for (const std::string_view folder : split(path, ':')) {
    if (folder.starts_with('/') && env.files.kind(std::string(folder) + '/' + name) == FileKind::file) return true;
  }
  return false;
}

namespace {

// Whether a shell command line calls less(1), perhaps behind variables that are set for it.
bool is_less(std::string_view command) {
  for (const std::string_view word : split(command, ' ')) {
    if (!word.empty() && word.find('=') == std::string_view::npos) return word.substr(word.rfind('/') + 1) == "less";
  }
  return false;
}

// What less says at the foot of the screen. Its own signs are escaped; `$` would end the option (less(1), PROMPTS).
std::string prompt(const Words& words) {
  std::string out;
  for (const char c : words("SPACE goes on, b goes back, q leaves")) {
    if (std::string_view("?:.%\\").find(c) != std::string_view::npos) out += '\\';
    if (c != '$') out += c;
  }
  return out;
}

// The prompt of each of its kinds, which -m and -M choose; the user's options, which may say otherwise, stand last.
std::string options_for_less(const Env& env) {
  std::string options = "-R";
  for (const char kind : {'s', 'm', 'M'}) options += fmt::format(" -P{}{}$", kind, prompt(env.words));
  return options + ' ' + env.variable("LESS").value_or("-FX");
}

}  // namespace

Pager pager_for(const Env& env, const std::string& text, bool wanted) {
  if (!wanted || !env.terminal.out_is_terminal) return {};
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines < env.terminal.rows) return {};
  if (env.variable("TERM") == "dumb" || env.variable("RBPLAN_ACCESSIBLE") == "1") return {};
  auto pager = env.variable("RBPLAN_PAGER");
  if (!pager) pager = env.variable("PAGER");
  if (!pager && has_program(env, "less")) pager = "less";
  return !pager || *pager == "cat" ? Pager() : Pager{*pager, options_for_less(env)};
}

bool shows_colour(const CommandLine& line, const Pager& pager) {
  return is_less(pager.command) || line.value("--color") == word_of(When::always);
}

}  // namespace rbplan
