// From paths to plans that were loaded and checked: once for all commands.
#pragma once
#include <functional>
#include <memory>

#include "commands/find.h"
#include "diag/diagnostic.h"
#include "query/choice.h"

namespace rbplan {

struct OpenFile {
  SourceText source;
  std::optional<Plan> plan;
  Diagnostics problems;  // by place
  PlanFile file;         // for queries; only where there is a plan
  bool is_whole = true;  // false where rows were let go of

  bool has_errors() const { return count(problems, Severity::error) > 0; }
};

struct Opened {
  std::vector<std::unique_ptr<OpenFile>> files;  // in the order found
  std::vector<std::string> yml;                  // files that are not read because of their name
  std::vector<Unread> unread;

  Opened() = default;
  Opened(Opened&&) = default;
  Opened& operator=(Opened&&) = default;
  ~Opened();  // on all cores: a fleet's rows are millions of small pieces of memory

  Plans without_errors() const;
  // The errors of files that have some.
  std::vector<FileFindings> errors() const;
};

// What is kept of the plans read. A plan that another of its office supersedes loses its rows; `let_go` says what is
// left of them.
struct Keep {
  Need need = {};
  std::function<OverdueSum(const PlanFile&)> let_go = {};
};

// Reads on all cores; the result does not depend on how many there are. What is read from standard input (the path `-`)
// goes by `input_name`. On a terminal a line tells how far it is, after a second.
Opened open_plans(const Env& env, const std::vector<std::string>& paths, const std::string& input_name,
                  const Keep& keep = {});

// `error: PATH does not exist`, a line each.
std::string unread_lines(const std::vector<Unread>& unread, const Words& words);

// For when there is no plan at all: where it was looked for, and what is not read because of its name.
UsageError no_plan_found(const std::vector<std::string>& paths, const std::vector<std::string>& yml);

}  // namespace rbplan
