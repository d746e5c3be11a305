#include "session/style.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostProse = 100;  // columns; longer lines of prose are hard to read
constexpr std::size_t kUsualColumns = 80;

std::string variable(const Env& env, const char* name) { return env.variable(name).value_or(""); }

std::string first_set(const Env& env, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::string value = variable(env, name);
    if (!value.empty()) return value;
  }
  return {};
}

// A language that is named must be one; a locale may be any.
std::optional<UsageError> misnamed_language(const Env& env, const CommandLine& line) {
  const auto misnamed = [](std::string_view by, const std::string& code) {
    return UsageError{phrase("{0} must be `id` or `en`, not `{1}`", by, code),
                      phrase("id is Indonesian, en is English")};
  };
  if (const auto code = line.value("--lang")) {
    return parse_language(*code) ? std::nullopt : std::optional(misnamed("--lang", *code));
  }
  const std::string own = variable(env, "RBPLAN_LANG");
  return own.empty() || parse_language(own) ? std::nullopt : std::optional(misnamed("RBPLAN_LANG", own));
}

// From the variables' text: a locale that the machine has not generated still says what the terminal can show.
bool is_utf8(const Env& env) {
  const std::string locale = ascii_lower(first_set(env, {"LC_ALL", "LC_CTYPE", "LANG"}));
  const std::string codeset = locale.substr(std::min(locale.find('.'), locale.size()));
  return codeset.starts_with(".utf-8") || codeset.starts_with(".utf8");
}

bool wants_colour(const Env& env, When when, bool is_terminal) {
  if (when != When::automatic) return when == When::always;
  if (!variable(env, "NO_COLOR").empty()) return false;
  for (const char* force : {"FORCE_COLOR", "CLICOLOR_FORCE"}) {
    const std::string value = variable(env, force);
    if (!value.empty() && value != "0") return true;
  }
  return is_terminal && variable(env, "TERM") != "dumb";
}

std::size_t usual_columns(const Env& env, std::size_t of_terminal) {
  std::size_t columns = of_terminal;
  if (columns == 0) columns = static_cast<std::size_t>(parse_whole(variable(env, "COLUMNS")).value_or(0));
  if (columns == 0) columns = kUsualColumns;
  return std::clamp<std::size_t>(columns, kNarrowest, kWidest);
}

std::optional<std::size_t> columns_given(const CommandLine& line) {
  const auto number = parse_whole(line.value("--width").value_or(""));
  if (!number || *number < kNarrowest || *number > kWidest) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

// The form of RBPLAN_HYPERLINK; the names are those of ripgrep.
Parsed<LinkForm> parse_links(const Env& env) {
  std::string form = variable(env, "RBPLAN_HYPERLINK");
  if (form == "none") form.clear();
  if (form == "file") form = "file://{host}{path}";
  if (form == "kitty") form = "file://{host}{path}#{line}";
  if (form == "vscode") form = "vscode://file{path}:{line}:{column}";
  if (!form.empty() && (form.find("{path}") == std::string::npos || visible(form) != form)) {
    return usage_error(phrase("RBPLAN_HYPERLINK is no form of a link: `{0}`", form),
                       phrase("it is none, file, vscode, kitty or holds {{path}}"));
  }
  if (form.empty()) return LinkForm{};
  return LinkForm{std::move(form), env.files.real_path(""), env.terminal.host};
}

}  // namespace

std::size_t OutputStyle::prose_columns() const { return std::min(screen.columns, kMostProse); }

TextStyle OutputStyle::findings(bool notes) const {
  return {screen.columns, screen.colour, screen.ascii, notes, !screen.stacked, screen.links};
}

TextStyle OutputStyle::errors() const { return {err_columns, colour_err, screen.ascii, false, !screen.stacked, {}}; }

Language language_of(const Env& env, const CommandLine& line) {
  if (const auto language = parse_language(line.value("--lang").value_or(""))) return *language;
  if (const auto language = parse_language(variable(env, "RBPLAN_LANG"))) return *language;
  return parse_language(first_set(env, {"LC_ALL", "LC_MESSAGES", "LANG"})).value_or(Language::english);
}

std::size_t prose_columns(const Env& env, const CommandLine& line) {
  return std::min(columns_given(line).value_or(usual_columns(env, env.terminal.columns)), kMostProse);
}

std::size_t error_columns(const Env& env, const CommandLine& line) {
  if (!env.terminal.err_is_terminal) return 0;
  return columns_given(line).value_or(usual_columns(env, env.terminal.err_columns));
}

Parsed<OutputStyle> parse_style(const Env& env, const CommandLine& line) {
  if (auto misnamed = misnamed_language(env, line)) return tl::unexpected(std::move(*misnamed));
  const auto columns = columns_given(line);
  if (const auto text = line.value("--width"); text && !columns) {
    return usage_error(
        phrase("option {0} must be a whole number from {1} to {2}, not `{3}`", "--width", kNarrowest, kWidest, *text));
  }
  const std::string word = line.value("--color").value_or(std::string(word_of(When::automatic)));
  const auto when = enum_of<When>(word);
  if (!when) return usage_error(phrase("no such colour: {0}", word), phrase("--color is auto, always or never"));
  const auto links = parse_links(env);
  if (!links) return tl::unexpected(links.error());
  OutputStyle style;
  style.screen.columns = columns.value_or(usual_columns(env, env.terminal.columns));
  const std::size_t of_errors = error_columns(env, line);
  style.err_columns = of_errors > 0 ? of_errors : style.screen.columns;
  style.screen.colour = wants_colour(env, *when, env.terminal.out_is_terminal);
  style.colour_err = wants_colour(env, *when, env.terminal.err_is_terminal);
  style.screen.stacked = line.has("--linear") || variable(env, "RBPLAN_ACCESSIBLE") == "1";
  style.screen.linear = style.screen.stacked || variable(env, "TERM") == "dumb";
  if (style.screen.colour) style.screen.links = *links;
  style.screen.ascii = line.has("--ascii") || !is_utf8(env);
  return style;
}

OutputStyle in_file(OutputStyle style, const Env& env, const CommandLine& line) {
  style.screen.columns = columns_given(line).value_or(usual_columns(env, 0));
  style.screen.colour = line.value("--color") == word_of(When::always);
  if (!style.screen.colour) style.screen.links = {};
  return style;
}

}  // namespace rbplan
