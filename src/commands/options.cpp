#include "commands/options.h"

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "load/bytes.h"
#include "model/year.h"

namespace rbplan {
namespace {

constexpr int kNarrowest = 20;
constexpr int kWidest = 1000;
constexpr int kLongestGrace = 366;
constexpr std::size_t kMostProse = 100;  // columns; longer lines of prose are hard to read

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

bool wants_colour(const Env& env, const std::string& when, bool is_terminal) {
  if (when == "always" || when == "never") return when == "always";
  if (!variable(env, "NO_COLOR").empty()) return false;
  for (const char* force : {"FORCE_COLOR", "CLICOLOR_FORCE"}) {
    const std::string value = variable(env, force);
    if (!value.empty() && value != "0") return true;
  }
  return is_terminal && variable(env, "TERM") != "dumb";
}

std::size_t usual_columns(const Env& env) {
  std::size_t columns = env.terminal.columns;
  if (columns == 0) columns = static_cast<std::size_t>(parse_whole(variable(env, "COLUMNS")).value_or(0));
  if (columns == 0) columns = 80;
  return std::clamp<std::size_t>(columns, kNarrowest, kWidest);
}

Parsed<std::size_t> parse_columns(const Env& env, const CommandLine& line) {
  const auto given = parse_whole_option(line, "--width", kNarrowest, kWidest);
  if (!given) return tl::unexpected(given.error());
  return *given ? static_cast<std::size_t>(**given) : usual_columns(env);
}

// The last value that an option seems to have on a command line that may be wrong; empty where it has none.
std::string last_value(const std::vector<std::string>& words, const std::string& option) {
  for (std::size_t i = words.size(); i-- > 0;) {
    if (words[i].starts_with(option + '=')) return words[i].substr(option.size() + 1);
    if (words[i] == option && i + 1 < words.size()) return words[i + 1];
  }
  return {};
}

// `today`, `+7d`...: a day counted from another. Nothing for text of another form.
std::optional<Date> day_from(Date today, std::string_view text) {
  if (text == "today") return today;
  if (text == "yesterday") return add_days(today, -1);
  if (text == "tomorrow") return add_days(today, 1);
  if (text == "eom") return last_day(year_of(today), today.month());
  constexpr int kFarthest = 3660;  // days
  const bool is_signed = text.starts_with('+') || text.starts_with('-');
  if (!is_signed || !text.ends_with('d')) return std::nullopt;
  const auto days = parse_whole(text.substr(1, text.size() - 2));
  if (!days || *days > kFarthest) return std::nullopt;
  return add_days(today, text[0] == '-' ? -*days : *days);
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

Parsed<Month> month_named(const std::string& text) {
  if (const auto month = parse_month(text)) return *month;
  return usage_error(phrase("no such month: {0}", text),
                     phrase("a month is 1 to 12 or a name such as 3, 03, maret, mar, march"));
}

Parsed<State> parse_state(const std::string& word) {
  if (const auto state = enum_of<State>(word)) return *state;
  const auto known = all_words<State>();
  const auto similar = similar_name(word, known);
  return usage_error(phrase("no such state: {0}", word),
                     similar ? phrase("similar state: {0}", *similar) : phrase("states are {0}", join(known, ", ")));
}

}  // namespace

const Options& general_options() {
  static const Options options = {
      {"-C", "DIR", "begin in that folder, as if it were the current one; may be repeated", true},
      {"--lang", "LANGUAGE", "id or en; else RBPLAN_LANG, else the locale"},
      {"--color", "WHEN", "auto, always or never"},
      {"--width", "N", "columns to write for; else the terminal's, else COLUMNS, else 80"},
      {"--no-pager", "", "print at once what is longer than the screen"},
      {"--ascii", "", "no characters but ASCII among rbplan's own"},
  };
  return options;
}

const Options& plan_options() {
  static const Options options = {
      {"-p,--plan", "PATH", "a plan, a folder or - (standard input), repeatable; else RBPLAN_PATH or plans/", true},
      {"--year", "N", "the plans of that year"},
      input_name_option(),
  };
  return options;
}

const Option& input_name_option() {
  static const Option option = {"--stdin-name", "NAME", "the path that a plan from standard input (`-`) goes by"};
  return option;
}

std::string input_name(const CommandLine& line) { return line.value("--stdin-name").value_or("<stdin>"); }

const Options& day_options() {
  static const Options options = {
      {"--as-of", "DATE", "as if today were that day, such as 2021-03-15"},
      {"--known-on", "DATE", "only what had been recorded by the end of that day"},
      {"--grace", "N", "days after its deadline before a tick is overdue; 0 unless given"},
  };
  return options;
}

const Options& list_options() {
  static const Options options = {
      {"--format", "F", "table, json, csv, tsv or md"},
      {"--linear", "", "a row a paragraph, a grid as sentences; a grid so too where TERM is dumb"},
      {"--fields", "NAMES", "the fields that json, csv and tsv print, such as id,month; help lists them"},
      {"--excel", "", "CSV as Excel opens it: semicolons between cells, a byte order mark"},
      {"--quiet-if-empty", "", "print nothing at all when there is no row"},
  };
  return options;
}

const Options& alarm_options() {
  static const Options options = {
      {"--fail-if-any", "", "exit with 4 when a row is due or overdue"},
  };
  return options;
}

const Options& filter_options() {
  static const Options options = {
      {"--program", "N", "the program with that number", true},
      {"--owner", "ID", "the owner with that id, named at the row or above it", true},
      {"--month", "N", "the month: 3, 03, maret, mar, march", true},
      {"--state", "STATE", "done, overdue, due, upcoming or cancelled", true},
      {"--grep", "TEXT", "part of the indicator's text, in any case", true},
      {"--id", "ID", "that id and all below it", true},
      {"--office", "OFFICE", "the office with that code or name", true},
      {"--doubtful", "", "indicators whose reading is in doubt"},
  };
  return options;
}

std::size_t Looks::prose_columns() const { return std::min(columns, kMostProse); }

Language language_of(const Env& env, const std::vector<std::string>& words) {
  if (const auto language = parse_language(last_value(words, "--lang"))) return *language;
  if (const auto language = parse_language(variable(env, "RBPLAN_LANG"))) return *language;
  return parse_language(first_set(env, {"LC_ALL", "LC_MESSAGES", "LANG"})).value_or(Language::english);
}

std::size_t prose_columns(const Env& env, const std::vector<std::string>& words) {
  const auto given = parse_whole(last_value(words, "--width"));
  const bool is_usable = given && *given >= kNarrowest && *given <= kWidest;
  return std::min(is_usable ? static_cast<std::size_t>(*given) : usual_columns(env), kMostProse);
}

Parsed<Looks> parse_looks(const Env& env, const CommandLine& line) {
  if (auto misnamed = misnamed_language(env, line)) return tl::unexpected(std::move(*misnamed));
  const auto columns = parse_columns(env, line);
  if (!columns) return tl::unexpected(columns.error());
  const std::string when = line.value("--color").value_or("auto");
  if (when != "auto" && when != "always" && when != "never") {
    return usage_error(phrase("no such colour: {0}", when), phrase("--color is auto, always or never"));
  }
  Looks looks;
  looks.columns = *columns;
  looks.colour_out = wants_colour(env, when, env.terminal.out_is_terminal);
  looks.colour_err = wants_colour(env, when, env.terminal.err_is_terminal);
  looks.stacked = line.has("--linear") || variable(env, "RBPLAN_ACCESSIBLE") == "1";
  looks.linear = looks.stacked || variable(env, "TERM") == "dumb";
  const auto links = parse_links(env);
  if (!links) return tl::unexpected(links.error());
  if (looks.colour_out) looks.links = *links;
  looks.ascii = line.has("--ascii") || !is_utf8(env);
  return looks;
}

Parsed<Asked> parse_day(const Env& env, const CommandLine& line) {
  Asked asked;
  const auto grace = parse_whole_option(line, "--grace", 0, kLongestGrace);
  if (!grace) return tl::unexpected(grace.error());
  asked.vantage.grace_days = grace->value_or(0);
  const auto given = parse_date_option(env, line, "--as-of");
  if (!given) return tl::unexpected(given.error());
  asked.day_was_given = given->has_value();
  const auto today = env.clock.today();
  if (!today) {
    return usage_error(phrase("TZ names no time zone: `{0}`", variable(env, "TZ")),
                       phrase("a zone is named such as Asia/Jakarta or WIB-7"));
  }
  asked.vantage.day = given->value_or(*today);
  const auto known = parse_date_option(env, line, "--known-on");
  if (!known) return tl::unexpected(known.error());
  if (*known) asked.vantage.known = Knowledge{**known, env.clock.end_of(**known)};
  return asked;
}

Parsed<std::optional<int>> parse_year(const CommandLine& line) {
  return parse_whole_option(line, "--year", kFirstYear, kLastYear);
}

Parsed<const Format*> parse_format(const CommandLine& line) {
  const auto name = line.value("--format");
  const Format* format = name ? format_named(all_formats(), *name) : &all_formats().front();
  if (line.has("--excel")) {
    if (!name || format == format_named(all_formats(), excel_format().name)) return &excel_format();
    return usage_error(phrase("option --excel needs the format csv, not {0}", *name), phrase("leave --format out"));
  }
  if (format) return format;
  return usage_error(phrase("no such format: {0}", *name), phrase("formats are table, json, csv, tsv and md"));
}

Parsed<std::vector<std::string>> parse_fields(const CommandLine& line, const Format& format) {
  std::vector<std::string> fields;
  const auto text = line.value("--fields");
  if (!text) return fields;
  if (format.reader == In::people) {
    return usage_error(phrase("option --fields needs the format json, csv or tsv"),
                       phrase("--fields help lists the fields"));
  }
  for (const std::string_view name : split(*text, ',')) {
    if (std::find(fields.begin(), fields.end(), name) != fields.end()) {
      return usage_error(phrase("field {0} is given twice", name));
    }
    fields.emplace_back(name);
  }
  return fields;
}

Parsed<Filter> parse_filter(const CommandLine& line, bool with_months) {
  Filter filter;
  filter.programs = line.values("--program");
  filter.owners = line.values("--owner");
  filter.texts = line.values("--grep");
  filter.doubtful = line.has("--doubtful");
  for (const std::string& id : line.values("--id")) filter.ids.push_back(forgiven_id(id));
  for (const std::string& word : line.values("--state")) {
    const auto state = parse_state(word);
    if (!state) return tl::unexpected(state.error());
    filter.states.push_back(*state);
  }
  if (!with_months) return filter;
  const auto months = parse_months(line);
  if (!months) return tl::unexpected(months.error());
  filter.months = *months;
  return filter;
}

std::string forgiven_id(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  const std::size_t end = text.find_last_not_of(" \t.");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::string(text);
  return ascii_lower(text.substr(begin, end - begin + 1));
}

Parsed<std::vector<Month>> parse_months(const CommandLine& line) {
  std::vector<Month> months;
  for (const std::string& text : line.values("--month")) {
    const auto month = month_named(text);
    if (!month) return tl::unexpected(month.error());
    months.push_back(*month);
  }
  return months;
}

Parsed<std::vector<Month>> parse_month_spans(const CommandLine& line) {
  std::vector<Month> months;
  for (const std::string& list : line.values("--month")) {
    for (const std::string_view part : split(list, ',')) {
      const std::size_t dash = std::min(part.find('-'), part.size());
      const auto first = month_named(std::string(part.substr(0, dash)));
      if (!first) return tl::unexpected(first.error());
      const auto last = dash < part.size() ? month_named(std::string(part.substr(dash + 1))) : first;
      if (!last) return tl::unexpected(last.error());
      if (*last < *first)
        return usage_error(phrase("no such months: {0}", part), phrase("the earlier month is first: 1-6"));
      for (unsigned month = static_cast<unsigned>(*first); month <= static_cast<unsigned>(*last); ++month) {
        months.emplace_back(month);
      }
    }
  }
  std::sort(months.begin(), months.end());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  return months;
}

std::optional<UsageError> unfit_text(std::string_view long_name, std::string_view text) {
  if (is_blank(text)) return UsageError{phrase("option {0} is empty", long_name)};
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    if (length == 0) return UsageError{phrase("option {0} is not UTF-8 text", long_name)};
    const bool is_break = c == '\n' || c == '\t';
    if ((is_control(c) && !is_break) || is_bidi_control(c) || is_bidi_mark(c) || c == 0xFEFF) {
      return UsageError{phrase("option {0} holds the hidden character {1}", long_name, code_point_name(c))};
    }
    at += length;
  }
  return std::nullopt;
}

Parsed<std::optional<std::string>> parse_text_option(const CommandLine& line, std::string_view long_name) {
  const auto text = line.value(long_name);
  auto unfit = text ? unfit_text(long_name, *text) : std::nullopt;
  if (unfit) return tl::unexpected(std::move(*unfit));
  return text;
}

Parsed<std::optional<Month>> parse_month_option(const CommandLine& line, std::string_view long_name) {
  const auto text = line.value(long_name);
  if (!text) return std::optional<Month>();
  const auto month = month_named(*text);
  if (!month) return tl::unexpected(month.error());
  return std::optional(*month);
}

Parsed<std::optional<Date>> parse_date_option(const Env& env, const CommandLine& line, std::string_view long_name) {
  const auto text = line.value(long_name);
  if (!text) return std::optional<Date>();
  const auto today = env.clock.today();
  if (const auto day = today ? day_from(*today, *text) : std::nullopt) return day;
  const auto date = parse_date(*text);
  if (date && date->ok() && year_of(*date) > 0) return std::optional(*date);
  if (date && date->month().ok() && static_cast<unsigned>(date->day()) > 0 && year_of(*date) > 0) {
    return usage_error(phrase("no such day: {0}", *text),
                       phrase("that month has {0} days", last_day_number(year_of(*date), date->month())));
  }
  return usage_error(phrase("option {0} must be a date, not `{1}`", long_name, *text),
                     phrase("a date is written 2021-03-31: year, month, day"));
}

Parsed<std::optional<int>> parse_whole_option(const CommandLine& line, std::string_view long_name, int least,
                                              int most) {
  const auto text = line.value(long_name);
  if (!text) return std::optional<int>();
  const auto number = parse_whole(*text);
  if (number && *number >= least && *number <= most) return std::optional(*number);
  return usage_error(phrase("option {0} must be a whole number, not `{1}`", long_name, *text),
                     phrase("it is from {0} to {1}", least, most));
}

}  // namespace rbplan
