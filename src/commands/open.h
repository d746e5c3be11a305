// From paths to plans that were loaded and checked: once for all commands.
#pragma once
#include <functional>
#include <memory>

#include "commands/find.h"
#include "diag/diagnostic.h"
#include "model/evidence.h"
#include "query/choice.h"

namespace rbplan {

// What was carried out of a plan.
struct OpenProgress {
  SourceText source;
  Progress progress;
  std::vector<Span> comments;
  std::vector<BadEvidence> evidence;  // where it was looked at
  Diagnostics problems;               // by place
};

// A plan with its progress; or a progress file whose plan is missing, which then is the source.
struct OpenFile {
  SourceText source;
  std::optional<Plan> plan;
  std::unique_ptr<OpenProgress> progress;  // nothing where there is no progress file
  Diagnostics problems;                    // of the plan's file, by place
  PlanFile file;                           // for queries; only where there is a plan
  bool is_whole = true;                    // false where rows were let go of

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

struct Opened {
  std::vector<std::unique_ptr<OpenFile>> files;  // in the order found
  std::vector<std::string> yml;                  // files that are not read because of their name
  std::vector<std::string> left;                 // what interrupted writes left behind
  std::vector<Unread> unread;

  Opened() = default;
  Opened(Opened&&) = default;
  Opened& operator=(Opened&&) = default;
  ~Opened();  // on all cores: a fleet's rows are millions of small pieces of memory

  Plans without_errors() const;
  // The problems of each file, progress behind its plan; only errors, and of files that have some, where asked for.
  std::vector<FileFindings> findings(bool errors_only) const;
  std::vector<Skipped> skipped() const;
};

// How files are read.
struct Manner {
  bool look_at_evidence = false;  // at the files that prove something
  bool on_one_core = false;       // one thing after the other, so that a command that writes does the same each time
};

// What is kept of the plans read. A plan that another of its office supersedes loses its rows; `let_go` says what is
// left of them.
struct Keep {
  Need need = {};
  std::function<OverdueSum(const PlanFile&)> let_go = {};
  Manner manner = {};
};

// Reads on all cores, unless told otherwise; the result does not depend on how many there are. What is read from
// standard input (the path `-`) goes by `input_name`. On a terminal a line tells how far it is, after a second.
Opened open_plans(const Env& env, const std::vector<std::string>& paths, const std::string& input_name,
                  const Keep& keep = {});

// Puts the bytes of its progress file into a plan that was opened, in place of those that were read: none where there
// is no such file.
void set_progress(const Env& env, OpenFile& open, std::optional<std::string> bytes);

// `error: PATH does not exist`, a line each.
std::string unread_lines(const std::vector<Unread>& unread, const Words& words);

// For when there is no plan at all: where it was looked for, and what is not read because of its name.
UsageError no_plan_found(const std::vector<std::string>& paths, const std::vector<std::string>& yml);

}  // namespace rbplan
