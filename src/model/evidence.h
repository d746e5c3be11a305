// What can be wrong with a file that proves something.
#pragma once
#include <string>
#include <string_view>

#include "model/progress.h"

namespace rbplan {

enum class EvidenceProblem { absolute, outside, missing, no_file, empty, unreadable, changed, line_ends, no_address };

std::string_view evidence_problem_word(EvidenceProblem problem);  // as in machine formats

// A piece of evidence that has a problem.
struct BadEvidence {
  const Record* record = nullptr;
  const Evidence* evidence = nullptr;
  EvidenceProblem problem{};
  std::string kept_in = {};  // the folder that it leaves
};

}  // namespace rbplan
