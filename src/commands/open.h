// From paths to plans that were loaded and checked: once for all commands.
#pragma once
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

  bool has_errors() const { return count(problems, Severity::error) > 0; }
};

struct Opened {
  std::vector<std::unique_ptr<OpenFile>> files;  // in the order found
  std::vector<std::string> yml;                  // files that are not read because of their name
  std::vector<Unread> unread;

  Plans without_errors() const;
  // The errors of files that have some.
  std::vector<FileFindings> errors() const;
};

// What is read from standard input (the path `-`) goes by `input_name`.
Opened open_plans(const Reader& files, const std::vector<std::string>& paths, const std::string& input_name);

// `error: PATH does not exist`, a line each.
std::string unread_lines(const std::vector<Unread>& unread);

// For when there is no plan at all: where it was looked for, and what is not read because of its name.
UsageError no_plan_found(const std::vector<std::string>& paths, const std::vector<std::string>& yml);

}  // namespace rbplan
