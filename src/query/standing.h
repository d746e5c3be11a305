// Where an office stands: all that is told of its plan at once.
#pragma once
#include <vector>

#include "query/due.h"
#include "query/proof.h"
#include "query/show.h"
#include "query/status.h"
#include "query/timeline.h"

namespace rbplan {

struct Standing {
  const PlanFile* file = nullptr;
  std::vector<Tick> ticks;
  StatusOfPlans status;  // by program
  std::vector<TimelineRow> year;
  Due due;  // of the day's month, else of the nearest of the plan
  std::vector<Tick> overdue;
  Proof proof;
  std::vector<Shown> indicators;  // in the order of list()
};

// `bad` is what was found wrong with the plan's evidence.
Standing standing(const PlanFile& file, const std::vector<BadEvidence>& bad, const AsOf& as_of);

}  // namespace rbplan
