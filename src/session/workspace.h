// From paths to plans that were loaded and checked: once for all commands.
#pragma once
#include <memory>

#include "diag/diagnostic.h"
#include "load/progress.h"
#include "load/yaml.h"
#include "model/evidence.h"
#include "query/offices.h"
#include "session/find.h"
#include "session/request.h"

namespace rbplan {

// What was carried out of a plan.
struct OpenProgress {
  SourceText source;
  Progress progress;
  std::vector<Span> comments;
  std::vector<BadEvidence> evidence;  // where it was looked at
  Diagnostics problems;               // by place
  bool is_sound = true;               // without errors of bytes and shape
};

// A plan with its progress; or a progress file whose plan is missing, which then is the source.
struct OpenFile {
  SourceText source;
  std::optional<Plan> plan = {};
  std::unique_ptr<OpenProgress> progress = {};  // nothing where there is no progress file
  Diagnostics problems = {};                    // of the plan's file, by place
  std::vector<Span> comments = {};              // of the plan's file
  bool is_sound = false;                        // the plan is there, and has no errors of bytes, YAML and shape
  PlanFile file = {};                           // for queries; only where there is a plan
  std::optional<OverdueSum> let_go = {};        // where rows were let go of: how much of them was overdue
  std::vector<std::string> had = {};            // likewise: which of the ids asked for they had

  std::size_t errors() const {
    return count(problems, Severity::error) + (progress ? count(progress->problems, Severity::error) : 0);
  }
  bool has_errors() const { return errors() > 0; }
};

// A plan that was left out for its errors.
struct Skipped {
  std::string path;
  std::size_t errors;
};

// Which plans of an office a question needs, while they are still being found.
struct Need {
  enum class Years {
    all,
    one,            // as one_plan_each
    one_and_later,  // that one, and those of later years
    up_to_day,      // as plans_up_to
  } years = Years::all;
  Date day{};
  std::optional<int> year = {};
};

// How plans are loaded. A plan that another of its office supersedes loses its rows.
struct LoadOptions {
  Need need = {};
  Filter filter = {};                         // under which the overdue ticks of rows that are let go of are counted
  AsOf as_of = {};                            // likewise
  std::optional<AsOf> look_at_evidence = {};  // at the files of what is in force then
  std::vector<std::string> ids = {};          // asked for, beside those of the filter
  std::string revision = {};                  // of git, whose files these are; without a word on the terminal
  bool only_shape = false;                    // what the files mean is not asked
  Reading reading = Reading::quick;
  bool on_one_core = false;  // one thing after the other, so that a command that writes does the same each time
};

// Plans that were found, loaded and checked. There may be several workspaces side by side.
struct Workspace {
  std::vector<std::unique_ptr<OpenFile>> files;  // in the order found
  std::vector<Misnamed> misnamed;                // files that are not read
  std::vector<std::string> left;                 // what interrupted writes left behind
  std::vector<Unread> unread;
  Offices offices;                    // asked for; empty: all
  std::optional<UsageError> unclear;  // where an office asked for is none or several: judged with what else is asked
  Plans plans;                        // without errors, of the offices asked for
  bool is_kept = false;               // to the end of the process

  Workspace() = default;
  Workspace(Workspace&&) = default;
  Workspace& operator=(Workspace&&) = default;
  ~Workspace();

  // Lets go of the files of other offices; not of those that do not say whose they are. All where none is asked for.
  void keep_offices();

  void ask_for(const std::vector<std::string>& names);  // sets `offices`, or `unclear`
  Plans without_errors() const;
  Plans readable() const;                        // with errors too
  bool leaves_out(std::string_view text) const;  // whether a plan left out for its errors, readable or not, holds it
  bool has_unreadable() const;                   // whether there is a file of which it is not known what plan it is
  // The problems of each file, progress behind its plan; only errors, and of files that have some, where asked for.
  std::vector<FileFindings> findings(bool errors_only) const;
  std::vector<Skipped> skipped() const;
  std::vector<std::vector<BadEvidence>> bad_evidence(const Plans& of) const;  // of each, where it was looked at
  // The latest year whose plan, of the offices asked for, has that id, rows let go of too.
  std::optional<int> year_with(const std::string& id) const;
  // What was overdue in rows let go of, in plans earlier than these; of offices that have none among them too.
  OverdueSum let_go_before(const Plans& chosen) const;
};

// Reads on all cores, unless told otherwise; the result does not depend on how many there are. What is read from
// standard input (the path `-`) goes by `input_name`. On a terminal a line tells how far it is, after a second.
Workspace load_plans(const Env& env, const std::vector<std::string>& paths, const std::string& input_name,
                     const LoadOptions& options = {});

// The same for a request; an error where there is no plan at all.
Parsed<Workspace> open_workspace(const Env& env, const PlanRequest& request, const LoadOptions& options);

// Puts a progress file that was read into a plan, in place of the one it has: none where there is no such file.
void set_progress(const Env& env, OpenFile& open, std::unique_ptr<OpenProgress> progress);
std::unique_ptr<OpenProgress> progress_of(SourceText source, LoadedProgress loaded);
std::unique_ptr<OpenProgress> progress_of(SourceText source);  // and loads it

void drop_progress(OpenFile& open);

// Whether an id is that of a row, or stands above one.
bool has_id(const PlanFile& file, const std::string& id);

// By place, and no more than a person reads.
void put_in_order(Diagnostics& problems);

// `error: PATH does not exist`, a line each.
std::string unread_lines(const std::vector<Unread>& unread, const Words& words);

// Offices with code and name, each once; of many, the first.
std::string listed(const std::vector<const Plan*>& offices);
std::string listed(const Plans& plans);

// For a name that fits no office, or several.
UsageError unclear_office(const UnclearOffice& unclear);

// For when there is no plan at all: where it was looked for, and what is not read because of its name.
UsageError no_plan_found(const std::vector<std::string>& paths, const std::vector<Misnamed>& misnamed);

}  // namespace rbplan
