// From the bytes of a plan file to the model.
#pragma once
#include <optional>

#include "diag/diagnostic.h"
#include "model/plan.h"

namespace rbplan {

struct LoadedPlan {
  std::optional<Plan> plan;    // as far as it could be read; nothing where the bytes or the YAML are not in order
  std::vector<Span> comments;  // where the YAML is in order
  Diagnostics problems;        // by place
};

// With `halves` on two cores, which is worth it for a file of some kilobytes; what comes of it is the same.
LoadedPlan load_plan(const SourceText& source, bool halves = false);

}  // namespace rbplan
