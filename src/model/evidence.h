// What can be wrong with a file that proves something.
#pragma once
#include <string>

#include "model/progress.h"

namespace rbplan {

enum class EvidenceProblem {
  absolute,
  outside,
  missing,
  no_file,
  empty,
  unreadable,
  changed,
  line_ends,
  no_address,
  in_git,  // in git's own folder
  itself,  // the plan or its progress file
};

template <>
struct WordsOf<EvidenceProblem> {
  static constexpr std::array<std::string_view, 11> words = {"absolute",   "outside",    "missing", "no_file",
                                                             "empty",      "unreadable", "changed", "line_ends",
                                                             "no_address", "in_git",     "itself"};
};

// A piece of evidence that has a problem.
struct BadEvidence {
  const Record* record = nullptr;
  const Evidence* evidence = nullptr;
  EvidenceProblem problem{};
  std::string detail = {};  // the folder that it leaves; or where it was looked for
};

}  // namespace rbplan
