// Which files are plans.
#pragma once
#include <string>
#include <vector>

#include "session/env.h"
#include "session/misnamed.h"
#include "session/option.h"

namespace rbplan {

constexpr std::string_view kInput = "-";  // the path that stands for standard input
constexpr std::string_view kInputName = "<stdin>";
constexpr std::string_view kPathVariable = "RBPLAN_PATH";

struct Unread {
  std::string path;
  ReadError error;
};

// In the order of the paths given, and within a folder by name.
struct Found {
  std::vector<std::string> plans;
  std::vector<Misnamed> misnamed;
  std::vector<std::string> left;   // what interrupted writes left behind
  std::vector<std::string> alone;  // progress files without their plan
  std::vector<Unread> unread;      // paths that do not exist, folders that cannot be read
};

// A path that is a file or a pipe is taken whatever its name, and a file once, however it is named; a folder is
// searched downwards, leaving out names that begin with a dot and linked folders, for files whose name ends in a year,
// such as `2021.yaml` or `3302-2021.yaml`.
Found find_plans(const Reader& files, const std::vector<std::string>& paths);

// Whether a plan comes out of a pipe, so that it has no progress beside it and can be read once only.
bool is_piped(const Reader& files, const std::string& path);

// The bytes of a file, of a pipe, or of standard input.
tl::expected<std::string, ReadError> read_any(const Reader& files, const std::string& path);

// Where the progress of a plan stands: `2021.yaml` has `2021.progress.yaml` beside it.
std::string progress_path_of(std::string_view plan_path);

// The plan that a progress file belongs to; nothing where the name is not that of a progress file.
std::optional<std::string> plan_path_of(std::string_view progress_path);

// The paths of --plan, else of RBPLAN_PATH, else `plans` in this folder or in the nearest one above that has it.
constexpr std::string_view kPlansFolder = "plans";
std::vector<std::string> plan_paths(const Env& env, const CommandLine& line);

}  // namespace rbplan
