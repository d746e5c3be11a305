// What a person should be reminded of.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

struct DueBy {
  Date deadline;
  std::vector<Tick> ticks;
};

// Of one owner; of all rows where no plan names an owner.
struct Digest {
  const PlanFile* file = nullptr;  // a plan of the owner's office; nothing where the digest is for all
  const Owner* owner = nullptr;    // nothing for rows without one
  std::vector<Tick> overdue;       // oldest first
  std::vector<DueBy> due;          // this month, and what comes within the lead, by deadline
  std::vector<Tick> unproven;      // done without evidence

  bool is_empty() const { return overdue.empty() && due.empty() && unproven.empty(); }
};

// A digest for each owner, office by office in the order of the plans, and last one of an office's rows without owner,
// where there are any. Upcoming ticks are those with a deadline within `lead` days.
std::vector<Digest> digests(const Plans& plans, int lead, const Filter& filter, const AsOf& as_of);

}  // namespace rbplan
