// What lacks proof.
#pragma once
#include <vector>

#include "model/evidence.h"
#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

// A piece of evidence with a problem, and the row it belongs to.
struct BadProof {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;
  BadEvidence bad;
};

struct Proof {
  std::vector<Tick> unproven;   // done without evidence, by owner, then in the order of plans and annex
  std::vector<Tick> returned;   // done, and returned in review; likewise
  std::vector<BadProof> files;  // in force

  bool is_empty() const { return unproven.empty() && returned.empty() && files.empty(); }
};

// `bad` has what was found wrong with each plan's evidence, in the order of `plans`.
Proof proof(const Plans& plans, const std::vector<std::vector<BadEvidence>>& bad, const Filter& filter,
            const AsOf& as_of);

}  // namespace rbplan
