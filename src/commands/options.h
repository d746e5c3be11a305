// The options that commands share, and what their values mean.
#pragma once
#include "base/words.h"
#include "commands/command_line.h"
#include "commands/env.h"
#include "query/filter.h"
#include "render/formats.h"
#include "view/documents.h"

namespace rbplan {

const Options& general_options();  // of every command, before it or behind it
const Options& plan_options();     // which plans
const Options& day_options();      // the day asked for
const Options& list_options();     // of every command that prints a list
const Options& alarm_options();    // of commands whose rows call for something to be done
const Options& filter_options();

// --stdin-name, for commands that read plans: what goes by which name when it comes from standard input.
const Option& input_name_option();
std::string input_name(const CommandLine& line);

// How results look to this user.
struct Looks {
  std::size_t columns = 80;
  bool colour_out = false;
  bool colour_err = false;
  bool ascii = false;
  bool linear = false;   // grids as sentences
  bool stacked = false;  // rows as paragraphs
  LinkForm links = {};

  std::size_t prose_columns() const;  // of help texts
};
// The language of a command line: of its --lang, else RBPLAN_LANG, else the locale's text. A name that is none is
// passed over here; parse_looks refuses it.
Language language_of(const Env& env, const std::vector<std::string>& words);

// The columns of help texts, likewise: of --width, else of the terminal.
std::size_t prose_columns(const Env& env, const std::vector<std::string>& words);

Parsed<Looks> parse_looks(const Env& env, const CommandLine& line);

// The day of --as-of, else today by the clock.
Parsed<Asked> parse_day(const Env& env, const CommandLine& line);

Parsed<std::optional<int>> parse_year(const CommandLine& line);

Parsed<const Format*> parse_format(const CommandLine& line);

// The names of --fields; none where it is not given.
Parsed<std::vector<std::string>> parse_fields(const CommandLine& line, const Format& format);

// The filters but --office, which chooses plans. --month is only read where `with_months`.
Parsed<Filter> parse_filter(const CommandLine& line, bool with_months);

// An id as a person types it: blanks around it, upper case and a dot at its end are forgiven.
std::string forgiven_id(std::string_view text);

// Every month of --month.
Parsed<std::vector<Month>> parse_months(const CommandLine& line);
// The months of --month where they may also be listed and spanned: `3`, `1,7`, `jan-jun`. Ascending, each once.
Parsed<std::vector<Month>> parse_month_spans(const CommandLine& line);
// The month of an option; nothing where it is not given.
Parsed<std::optional<Month>> parse_month_option(const CommandLine& line, std::string_view long_name);
// The day of an option: `2021-03-31`, or counted from today: `today`, `yesterday`, `tomorrow`, `+7d`, `-7d`, `eom`.
Parsed<std::optional<Date>> parse_date_option(const Env& env, const CommandLine& line, std::string_view long_name);
// The text of an option as a file can hold it; nothing where it is not given.
Parsed<std::optional<std::string>> parse_text_option(const CommandLine& line, std::string_view long_name);
// Why the value of an option can be no text of a file: it is blank, no UTF-8, or holds hidden characters.
std::optional<UsageError> unfit_text(std::string_view long_name, std::string_view text);
// A whole number of `least` to `most`; nothing where the option is not given.
Parsed<std::optional<int>> parse_whole_option(const CommandLine& line, std::string_view long_name, int least, int most);

}  // namespace rbplan
