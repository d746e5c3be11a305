#include "query/list.h"

#include "query/order.h"

namespace rbplan {
namespace {

void add_rows(const PlanFile& file, const Filter& filter, std::vector<ListedRow>& out) {
  for (const IndicatorRow& row : file.rows) {
    if (filter.takes(row)) out.push_back({&file, &row});
  }
}

// The rows that have a tick which the filter takes; ticks come row by row.
void add_rows_of_ticks(const PlanFile& file, const Filter& filter, const AsOf& as_of, std::vector<ListedRow>& out) {
  const IndicatorRow* last = nullptr;
  for (const Tick& tick : ticks_of(file, as_of)) {
    if (tick.row == last || !filter.takes(tick)) continue;
    last = tick.row;
    out.push_back({&file, tick.row});
  }
}

}  // namespace

std::vector<ListedRow> list(const Plans& plans, const Filter& filter, const AsOf& as_of) {
  std::vector<ListedRow> out;
  for (const PlanFile* file : plans) {
    if (!filter.chooses_ticks()) {
      add_rows(*file, filter, out);
    } else {
      add_rows_of_ticks(*file, filter, as_of, out);
    }
  }
  sort_by_program(out, program_order(plans));
  return out;
}

}  // namespace rbplan
