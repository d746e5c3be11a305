// What every command that prints a list does around its query.
#pragma once
#include <functional>

#include "base/json.h"
#include "commands/command.h"
#include "commands/open.h"
#include "commands/options.h"
#include "findings/text.h"
#include "render/formats.h"
#include "view/columns.h"
#include "view/documents.h"

namespace rbplan {

// The screen behind standard output, and how problems look on standard error.
Screen screen_of(const Looks& looks);
TextStyle error_style(const Looks& looks);

// What a list command was asked, with the plans it found.
struct ListQuestion {
  Words words;
  Looks looks;
  Asked asked;
  const Format* format = nullptr;
  std::optional<int> year;
  Filter filter;
  bool fail_if_any = false;
  bool quiet_if_empty = false;
  std::vector<std::string> fields;  // of --fields; empty: all
  std::vector<std::string> paths;
  Opened opened;
  Plans plans;  // without errors, of the offices asked for

  // The plans of the day, one of each office, as about() has them.
  Parsed<Plans> about_the_day() const { return about(one_plan_each(plans, asked.vantage.day, year)); }

  // The plans that the query is about; an error where the year or a filter names nothing that exists.
  Parsed<Plans> about(Plans about_these) const;
};

// Reads options and plans. Where there is no plan at all it is an error.
//
// Plans that the question cannot need are let go of as soon as they are read, so that memory holds what is asked for
// and not all that is found.
Parsed<ListQuestion> ask(const Env& env, const CommandLine& line, bool month_is_filter, Need::Years years,
                         const Manner& manner = {});

// The errors of plans that were left out, for standard error.
std::string skipped_text(const ListQuestion& question, const std::vector<FileFindings>& skipped);

// The one row with the id that the filter asks for; an error where no plan, or more than one, has it.
Parsed<Shown> the_row(const ListQuestion& question, const Plans& plans);

// A last line that says how much is overdue in earlier plans of the same offices, where something is: in a new year,
// December is what matters.
void add_earlier_overdue(Document& document, const ListQuestion& question, const Plans& plans);

// The answer in the format asked for. `members` are the command's own in JSON, beside its list of rows.
struct ListAnswer {
  std::string_view command;
  Plans plans;
  Rows rows;
  Object members = {};
  std::function<Document()> document = {};  // made only for formats that people read
  bool found = false;                       // what --fail-if-any looks for
};
Outcome print(const ListQuestion& question, const ListAnswer& answer);

// Without text on standard output: the problems of plans that were left out, and the exit code.
Outcome outcome_of(const ListQuestion& question, bool found);

// What --fields help prints: the fields of a list, and those that CSV and TSV have instead.
std::string fields_text(const std::vector<ListFacts>& lists, const Words& words, std::size_t columns);

}  // namespace rbplan
