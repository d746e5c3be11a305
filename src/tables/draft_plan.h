// A draft as a plan.
#pragma once
#include "tables/decree_head.h"
#include "tables/draft.h"
#include "tables/table_plan.h"

namespace rbplan {

// Which doubts an indicator bears: its own, or those of rows above it too that no certain number follows.
enum class DoubtsOf { own, rows_above };

// The rows, and the owners that they name.
void add_rows(const std::list<DraftRow>& programs, DoubtsOf doubts, TablePlan& out, const Words& words);

// Where the rows stand in the table, and what is in doubt of them, for a remark beside each that is no indicator.
void add_remarks(const std::list<DraftRow>& programs, TablePlan& out);

// What the plan is of; an error where that is not known.
struct PlanName {
  std::optional<int> year;
  std::string office;
  std::string code;
  std::string what = "Rencana Aksi Reformasi Birokrasi";
};
std::optional<TableError> name_plan(Plan& plan, const PlanName& name);

Decree decree_of(const DecreeHead& head);

}  // namespace rbplan
