// What a rule of a progress file's meaning gets, and what it is. The plan has no errors then; the records are those
// that could be read.
#pragma once
#include <optional>
#include <vector>

#include "diag/diagnostic.h"
#include "model/evidence.h"
#include "query/tick.h"

namespace rbplan {

struct ProgressSubject {
  const PlanFile& file;                      // with its records
  std::optional<Date> today;                 // by the clock, not by --as-of; nothing where it cannot be told
  const std::vector<BadEvidence>& evidence;  // by record; empty where nobody looked
};

// Whether what does not fit the row is history: an amendment changed it, or a corrected reading of the paper.
bool keeps_history(const Plan& plan, const IndicatorRow& row);

struct ProgressRule {
  std::string_view name;
  Diagnostics (*check)(const ProgressSubject& subject);
};

}  // namespace rbplan
