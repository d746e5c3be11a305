#include "session/options.h"

#include "query/filter.h"
#include "render/formats.h"
#include "session/candidates.h"
#include "session/env.h"
#include "session/style.h"

namespace rbplan {
const Option& help_option() {
  static const Option option = {"-h,--help", "", ""};
  return option;
}

const Option& no_pager_option() {
  static const Option option = {"--no-pager", "", "print at once what is longer than the screen"};
  return option;
}

const Option& as_of_option() {
  static const Option option = {"--as-of", "DATE", "as if today were that day, such as 2021-03-15", false, days};
  return option;
}

const Option& known_on_option() {
  static const Option option = {"--known-on", "DATE", "only what had been recorded by the end of that day", false,
                                days};
  return option;
}

const Option& grace_option() {
  static const Option option = {"--grace", "N", "days after its deadline before a tick is overdue; 0 unless given",
                                false, anything};
  return option;
}

const Option& fields_option() {
  static const Option option = {"--fields", "NAMES", "the fields that programs get, such as id,month; help lists them",
                                false,      fields,  nullptr,
                                true};
  return option;
}

const Option& output_option() {
  static const Option option = {"-o,--output", "FILE",
                                "write to that file, whole or not at all; its ending names the format", false, files};
  return option;
}

const Option& paper_option() {
  static const Option option = {"--paper", "SIZE",  "what is printed on: {0}; a4 unless given",
                                false,     nullptr, choices_of<Paper>};
  return option;
}

const Option& quiet_option() {
  static const Option option = {"-q,--quiet-if-empty", "", "print nothing at all when there is no row"};
  return option;
}

const Option& fail_option() {
  static const Option option = {"--fail-if-any", "", "exit with 4 when a row is due or overdue"};
  return option;
}

const Option& office_option() {
  static const Option option = {"--office", "OFFICE", "the office with that code, name or part of its name", true,
                                offices};
  return option;
}

const Option& input_name_option() {
  static const Option option = {"--stdin-name", "NAME",
                                "the path that a plan from standard input (`-`) or a pipe goes by", false, anything};
  return option;
}

Option month_option(std::string_view help) { return {"--month", "N", help, true, months, nullptr, true}; }

Option limit_option(std::string_view help) { return {"--limit", "N", help, false, anything}; }

const Option& comment_limit_option() {
  static const Option option = {"--limit", "BYTES", "of a comment, the longest it may be; 65000 unless given", false,
                                anything};
  return option;
}

const Options& general_options() {
  static const Options options = {
      {"-C", "DIR", "begin in that folder, as if it were the current one; may be repeated", true, folders},
      {"--lang", "LANGUAGE", "id or en; else RBPLAN_LANG, else the locale", false, languages},
      {"--color", "WHEN", "{0}", false, nullptr, choices_of<When>},
      {"--width", "N", "columns to write for; else the terminal's, else COLUMNS, else 80", false, anything},
      no_pager_option(),
      {"--ascii", "", "no characters but ASCII among rbplan's own"},
      help_option(),
  };
  return options;
}

const Options& plan_options() {
  static const Options options = {
      {"-p,--plan", "PATH", "a plan, a folder or - (standard input), repeatable; else RBPLAN_PATH or plans/", true,
       plan_files},
      {"--year", "N", "the plans of that year", false, years},
      input_name_option(),
  };
  return options;
}

const Options& day_options() {
  static const Options options = {as_of_option(), known_on_option(), grace_option()};
  return options;
}

// Those that need no columns of their own.
std::vector<std::string_view> formats_of_any_list(const Env& env) {
  std::vector<std::string_view> names;
  for (const Format& one : *env.formats) {
    if (one.needs.empty()) names.push_back(one.name);
  }
  return names;
}

const Options& list_options() {
  static const Options options = {
      {"--format", "F", "{0}", false, nullptr, formats_of_any_list},
      output_option(),
      {"--linear", "", "a row a paragraph, a grid as sentences; a grid so too where TERM is dumb"},
      fields_option(),
      {"--excel", "", "CSV as Excel opens it: semicolons between cells, a byte order mark"},
      paper_option(),
      quiet_option(),
  };
  return options;
}

const Options& calendar_options() {
  static const Options options = {
      {"--format", "F", "{0}", false, nullptr, [](const Env& env) { return names_of(*env.formats); }},
      {"--alarm", "DAYS", "in a calendar, an alarm so many days before, at eight", false, anything},
      {"--todo", "", "in a calendar, tasks in place of entries"},
  };
  return options;
}

const Options& alarm_options() {
  static const Options options = {fail_option()};
  return options;
}

const Options& filter_options() {
  static const Options options = {
      {"--program", "N", "the program with that number", true, programs},
      {"--owner", "ID", "the owner with that id, named at the row or above it", true, owners},
      month_option("the months: 3, maret, mar; 1,7 or jan-jun; tw2, s1"),
      {"--state", "STATE", "{0}", true, nullptr, choices_of<State>},
      {"--review", "REVIEW", "done ticks by their review: {0}", true, nullptr, choices_of<Reviewed>},
      {"--grep", "TEXT", "part of the indicator's text, in any case", true, anything},
      {"--id", "ID", "that id and all below it", true, ids},
      office_option(),
      {"--doubtful", "", "indicators whose reading is in doubt"},
  };
  return options;
}

const Options& row_filter_options() {
  static const Options options = [] {
    Options of_rows = filter_options();
    std::erase_if(of_rows, [](const Option& one) { return one.names == "--state" || one.names == "--review"; });
    return of_rows;
  }();
  return options;
}

std::vector<OptionGroup> option_groups() {
  return {
      {"Options of all commands, before the command or behind it:", general_options()},
      {"Which plans, for {0}:", plan_options()},
      {"Which day, for {0}:", day_options()},
      {"How a list is printed, for {0}:", list_options()},
      {"A calendar, for {0}:", calendar_options()},
      {"An alarm, for {0}:", alarm_options()},
      {"Filters, which may be repeated (given twice, a filter means either), for {0}:", filter_options()},
  };
}

}  // namespace rbplan
