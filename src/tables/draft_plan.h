// A draft as a plan.
#pragma once
#include "tables/decree_head.h"
#include "tables/draft.h"
#include "tables/table_plan.h"

namespace rbplan {

// The rows, with what is doubted of each indicator and of rows above it that no certain number follows; and the owners
// that they name.
void add_rows(const std::list<DraftRow>& programs, TablePlan& out, const Words& words);

// What is in doubt of the rows, for a remark beside each that is no indicator.
void add_remarks(const std::list<DraftRow>& programs, TablePlan& out);

Decree decree_of(const DecreeHead& head);

}  // namespace rbplan
