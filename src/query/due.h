// What a month asks for, and what should have been done.
#pragma once
#include <vector>

#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

struct DueMonth {
  int year;
  Month month;
  std::vector<Tick> ticks = {};  // by program, then in the order of plans and annex
  std::size_t later = 0;         // ticks of quarters that stand in a later month
};

struct Due {
  std::vector<DueMonth> months;     // ascending
  std::size_t earlier_overdue = 0;  // overdue ticks of the same offices before the first month of each, under the same
                                    // filter but for what chooses among ticks; in earlier plans too, also of offices
                                    // that have no plan among the chosen
};

// Which months are asked for: those named, of each plan's own year; where none is, the day's and the `next` after it.
struct MonthsAsked {
  std::vector<Month> named;
  Date day;
  int next = 0;
};

// The plans that the question is about: the chosen ones, and those of other years that the months belong to. In the
// order of `found`.
Plans plans_asked(const Plans& chosen, const Plans& found, const MonthsAsked& months);

// The ticks of those months from the plans in `asked`. Where these reach into none of the months from the day on, the
// nearest month of the chosen plans comes first: in January without a new plan, December is what matters. `found` may
// hold earlier plans, whose overdue ticks are counted.
Due due(const Plans& chosen, const Plans& asked, const Plans& found, const MonthsAsked& months, const Filter& filter,
        const AsOf& as_of);

// The overdue ticks of a plan before `before` under a filter, but for what chooses among ticks.
OverdueSum overdue_of(const PlanFile& file, const Filter& filter, const AsOf& as_of,
                      std::optional<Date> before = std::nullopt);

// The overdue ticks of plans earlier than the chosen ones, of offices that have no plan among these too.
OverdueSum overdue_earlier(const Plans& chosen, const Plans& found, const Filter& filter, const AsOf& as_of);

// The overdue ticks of the chosen plans with a deadline up to `until`, oldest first; those of one deadline in the
// order of plans and annex.
std::vector<Tick> overdue(const Plans& chosen, std::optional<Date> until, const Filter& filter, const AsOf& as_of);

}  // namespace rbplan
