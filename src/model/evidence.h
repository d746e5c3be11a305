// What can be wrong with a file that proves something.
#pragma once
#include <string>

#include "model/progress.h"

namespace rbplan {

enum class EvidenceProblem { absolute, outside, missing, no_file, empty, unreadable, changed, line_ends, no_address };

template <>
struct WordsOf<EvidenceProblem> {
  static constexpr std::array<std::string_view, 9> words = {"absolute",   "outside", "missing",   "no_file",   "empty",
                                                            "unreadable", "changed", "line_ends", "no_address"};
};

// A piece of evidence that has a problem.
struct BadEvidence {
  const Record* record = nullptr;
  const Evidence* evidence = nullptr;
  EvidenceProblem problem{};
  std::string kept_in = {};  // the folder that it leaves
};

}  // namespace rbplan
