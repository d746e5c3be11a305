#include "model/evidence.h"

namespace rbplan {

std::string_view evidence_problem_word(EvidenceProblem problem) {
  switch (problem) {
    case EvidenceProblem::absolute:
      return "absolute";
    case EvidenceProblem::outside:
      return "outside";
    case EvidenceProblem::missing:
      return "missing";
    case EvidenceProblem::no_file:
      return "no_file";
    case EvidenceProblem::empty:
      return "empty";
    case EvidenceProblem::unreadable:
      return "unreadable";
    case EvidenceProblem::changed:
      return "changed";
    case EvidenceProblem::line_ends:
      return "line_ends";
    case EvidenceProblem::no_address:
      return "no_address";
  }
  return {};
}

}  // namespace rbplan
