// From the bytes of a plan file to the model.
#pragma once
#include <optional>

#include "diag/diagnostic.h"
#include "load/yaml.h"
#include "model/plan.h"

namespace rbplan {

struct LoadedPlan {
  std::optional<Plan> plan;    // as far as it could be read; nothing where the bytes or the YAML are not in order
  std::vector<Span> comments;  // where the YAML is in order
  Diagnostics problems;        // by place
  std::optional<std::size_t> misread = {};  // as of the document
};

LoadedPlan load_plan(const SourceText& source, Reading reading = Reading::quick);

}  // namespace rbplan
