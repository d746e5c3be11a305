// Where the plans stand on a day, in a few numbers.
#pragma once
#include <optional>

#include "query/due.h"
#include "query/tally.h"

namespace rbplan {

struct Overview {
  DueMonth month;      // the day's
  OverdueSum overdue;  // of these plans and earlier ones
  Tally to_date;       // of the plans of the day
  std::optional<DueMonth>
      next;                    // the month after; nothing without a plan of it, or where none of it can be due any more
  bool several_years = false;  // whether ids of several years of an office are counted
};

// `chosen` are the plans of the day, one an office; `found` may hold earlier and later ones.
Overview overview(const Plans& chosen, const Plans& found, std::optional<int> year, const AsOf& as_of);

}  // namespace rbplan
