// One row of a plan with all that is known of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "query/list.h"
#include "query/tally.h"

namespace rbplan {

struct Shown {
  const PlanFile* file = nullptr;
  RowPath path;                             // from the program down to the row itself
  const IndicatorRow* indicator = nullptr;  // nothing for a row higher up
  std::vector<ListedRow> children;          // the indicators below it
  std::vector<Tick> ticks;                  // of the indicator itself
  std::vector<const Record*> records;       // likewise, newest first, those that do not count among them
  Tally tally;                              // of its ticks, and of those of the indicators below it

  const Row& row() const { return *path.back().row; }
  const std::string& id() const { return path.back().id; }
};

// Nothing where the plan has no row with that id.
std::optional<Shown> show(const PlanFile& file, const std::string& id, const AsOf& as_of);

// The same; `ticks` are all of the plan on that day.
std::optional<Shown> show(const PlanFile& file, const std::string& id, const std::vector<Tick>& ticks, Date day);

}  // namespace rbplan
