// A list as rbplan writes it for programs: a row for each indicator, which names the rows above it too.
#pragma once
#include "tables/table_plan.h"

namespace rbplan {

// Whether the sheet begins with the headings of such a list.
bool is_flat_list(const GridSheet& sheet, const ListHeadings& headings);

TableRead<TablePlan> plan_of_flat_list(const GridBook& book, const GridSheet& sheet, const TableRequest& request,
                                       const Words& words);

}  // namespace rbplan
