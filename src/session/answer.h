// From plans to what is printed: what every command that prints a list does around its query.
#pragma once
#include <functional>

#include "query/show.h"
#include "query/status.h"
#include "session/workspace.h"
#include "view/columns.h"
#include "view/documents.h"

namespace rbplan {

// ---- what needs plans is judged here

// The plans of the offices asked for from which those that answer are chosen, with errors or without: where the one of
// the day's year has errors, that of the year before is no answer.
Plans choosable(const Workspace& workspace);

// For a filter that names nothing that exists.
UsageError unknown_name_error(const UnknownName& unknown);

// Of the chosen ones those without errors.
Plans sound(const Workspace& workspace, Plans chosen);

// Of the chosen ones those that a query is about; an error where an office, the year or a filter names nothing that
// exists. What stands, or may stand, only in plans that were left out for their errors is no such error: these are what
// is told.
Parsed<Plans> plans_about(const Workspace& workspace, const ListRequest& request, Plans chosen);

// The plans of the day, one of each office.
Parsed<Plans> plans_of_the_day(const Workspace& workspace, const ListRequest& request);

// The plans of one year, the day's where any office has a plan of it.
Parsed<Plans> plans_of_the_year(const Workspace& workspace, const ListRequest& request);

// How plans are loaded for a question about them.
LoadOptions of_the_day(const ListRequest& request);

// Which plans a question about one row is of: where a plan has a code that is asked for, no plan need have that id.
ListRequest about_plans(ListRequest request, const Workspace& workspace);

// The rows with the id, or code, that the filter asks for, of the plans that have it; an error where none has.
Parsed<std::vector<Shown>> the_rows(const ListRequest& request, const Plans& plans);

// The one row with the id that the filter asks for; an error where no plan, or more than one, has it.
Parsed<Shown> the_row(const ListRequest& request, const Plans& plans);

// ---- the answer

struct ListAnswer {
  std::string_view command;
  Plans plans;
  Rows rows;
  Object members = {};                        // the command's own in JSON, beside its list of rows
  std::function<Document()> document = {};    // made only for formats that people read
  bool found = false;                         // what --fail-if-any looks for
  std::function<std::string()> comment = {};  // in place of a document in Markdown
};

// In the format asked for, to standard output or into the file of -o; with the problems of plans that were left out,
// and the exit code.
Outcome print(const Env& env, const ListRequest& request, const Workspace& workspace, const ListAnswer& answer);

// The same of plans that are in no workspace, or in several: `outcome` has what is told beside the answer.
Outcome print(const Env& env, const ListRequest& request, Outcome outcome, const std::vector<Skipped>& skipped,
              const ListAnswer& answer);

// Adds the offices that have no plan of the year of `chosen`, as a line for people and a member of JSON.
void add_without_plan(ListAnswer& answer, const Workspace& workspace, const Plans& chosen, const Words& words);

// Tells of each row the day of its newest record.
void tell_last_days(StatusOfPlans& status, const Clock& clock);

// How many ticks are overdue in earlier plans of the same offices.
std::size_t earlier_overdue(const ListRequest& request, const Workspace& workspace, const Plans& plans);

// An error in what needs plans, behind the problems of those that were left out: perhaps it comes of them.
Outcome refuse(const UsageError& error, const Env& env, const ListRequest& request, const Workspace& workspace);

// Without text on standard output.
Outcome outcome_of(const Env& env, const ListRequest& request, const Workspace& workspace, bool found);

// Puts what is to be printed into a file instead: whole or not at all. What cannot be written is told.
Outcome into_file(const Env& env, const std::string& path, Outcome outcome);

// A last line that says how much is overdue in earlier plans of the same offices, where something is: in a new year,
// December is what matters.
void add_earlier_overdue(Document& document, const Env& env, const ListRequest& request, const Workspace& workspace,
                         const Plans& plans);

}  // namespace rbplan
