// What whoever records should know of git.
#pragma once
#include <vector>

#include "model/progress.h"
#include "session/env.h"

namespace rbplan {

// Made before anything is written, so that nothing can fail afterwards.
struct GitNotes {
  std::string out;  // the line that takes into git what is not there yet
  std::string err;  // what it will not keep, or not merge
};

// Of a progress file that is about to have a record with that evidence, or to be made. `is_elsewhere`: relative paths
// do not start where the user is.
GitNotes git_notes(const Env& env, const std::string& progress_path, bool is_new, const std::vector<Evidence>& evidence,
                   const std::vector<std::string>& where);

}  // namespace rbplan
