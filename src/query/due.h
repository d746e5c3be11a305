// What a month asks for, and what should have been done.
#pragma once
#include <vector>

#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

struct DueMonth {
  int year;
  Month month;
  std::vector<Tick> ticks;  // by program, then in the order of plans and annex
};

struct Due {
  std::vector<DueMonth> months;     // ascending
  std::size_t earlier_overdue = 0;  // overdue ticks of the same offices before the first month of each, under the same
                                    // filter but for what chooses among ticks; in earlier plans too, also of offices
                                    // that have no plan among the chosen
};

// The plans that the question is about: the chosen ones, and with `next` those of the next year that months beyond a
// year's end belong to. In the order of `found`.
Plans plans_asked(const Plans& chosen, const Plans& found, const std::vector<Month>& months, int next);

// The ticks of `months` of each chosen plan's year, and with `next` those of so many months after each, both from the
// plans in `asked`. `found` may hold earlier plans, whose overdue ticks are counted.
Due due(const Plans& chosen, const Plans& asked, const Plans& found, const std::vector<Month>& months, int next,
        const Filter& filter, const AsOf& as_of);

// The overdue ticks of a plan before `before` under a filter, but for what chooses among ticks.
OverdueSum overdue_of(const PlanFile& file, const Filter& filter, const AsOf& as_of,
                      std::optional<Date> before = std::nullopt);

// The overdue ticks of plans earlier than the chosen ones, of offices that have no plan among these too.
OverdueSum overdue_earlier(const Plans& chosen, const Plans& found, const Filter& filter, const AsOf& as_of);

// The overdue ticks of the chosen plans with a deadline up to `until`, oldest first; those of one deadline in the
// order of plans and annex.
std::vector<Tick> overdue(const Plans& chosen, std::optional<Date> until, const Filter& filter, const AsOf& as_of);

}  // namespace rbplan
