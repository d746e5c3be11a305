#include <algorithm>
#include <span>

#include "query/changes.h"

namespace rbplan {
namespace {

// In a row some tick of it; in a record one of its months.
bool takes_a_month(const Filter& filter, const Periods& periods) {
  return filter.months.empty() ||
         std::any_of(periods.begin(), periods.end(), [&](Period period) { return filter.takes_period(period); });
}

// The indicators that a change is of on one side: of a row above indicators those below it.
std::span<const IndicatorRow> rows_of(const PlanFile* file, const IndicatorRow* of_record, const RowOfPlan* row) {
  if (of_record) return {of_record, 1};
  return row ? std::span(file->rows).subspan(row->first_indicator, row->indicators) : std::span<const IndicatorRow>();
}

bool takes_any(const Filter& filter, std::span<const IndicatorRow> rows, const Periods* of_record) {
  return std::any_of(rows.begin(), rows.end(), [&](const IndicatorRow& row) {
    return filter.takes(row) && takes_a_month(filter, of_record ? *of_record : row.facts().in_order());
  });
}

}  // namespace

bool takes(const Filter& filter, const Edit& edit, const Change& change) {
  const RowOfPlan* const row = change.row ? &edit.rows->after()[*change.row] : nullptr;
  const RowOfPlan* const old_row = change.old_row ? &edit.rows->before()[*change.old_row] : nullptr;
  return takes_any(filter, rows_of(change.after, change.row_of_record, row),
                   change.is_of_records ? &change.months : nullptr) ||
         takes_any(filter, rows_of(change.before, change.old_row_of_record, old_row),
                   change.is_of_records ? &change.was_months : nullptr);
}

}  // namespace rbplan
