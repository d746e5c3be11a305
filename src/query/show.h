// One row of a plan with all that is known of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "query/list.h"

namespace rbplan {

// A row on the way down to another.
struct Level {
  enum class What { program, activity, sub_activity, part, heading } what;
  std::string id;
  const Row* row;
};

struct Shown {
  const PlanFile* file = nullptr;
  std::string id;
  const Row* row = nullptr;
  std::vector<Level> above;                 // from the program down
  const IndicatorRow* indicator = nullptr;  // nothing for a row higher up
  std::vector<ListedRow> children;          // the indicators below it
  std::vector<Tick> ticks;                  // of the indicator itself
  std::vector<const Record*> records;       // likewise, newest first, those that do not count among them
};

// Nothing where the plan has no row with that id.
std::optional<Shown> show(const PlanFile& file, const std::string& id, const Vantage& vantage);

}  // namespace rbplan
