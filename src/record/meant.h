// What may have been meant, for what is told where a request is refused.
#pragma once
#include "diag/diagnostic.h"
#include "record/other_years.h"

namespace rbplan {

// What a row is planned by, as sentences name it.
Noun period_of(const IndicatorRow& row);
Noun periods_of(const IndicatorRow& row);

Periods periods_of(const std::vector<const Tick*>& ticks);

// Periods, and how they are written behind --month.
Arguments months_help(Periods periods);

// Of an earlier plan: its months and its year, behind what is given.
Arguments with_year(const OfYear& earlier, Arguments arguments = {});

// Whether a later record leaves nothing for an earlier one to say of the ticks of both: then it need not be asked
// again.
bool is_settled_by(const Record& later, const Record& earlier);

// Where the plan says the months of a row. `source` is the plan's.
Related planned(const IndicatorRow& row, const SourceText* source);

}  // namespace rbplan
