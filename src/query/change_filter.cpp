#include <algorithm>

#include "model/id.h"
#include "query/changes.h"

namespace rbplan {
namespace {

bool bears(const IndicatorRow& row, const std::string& id) {
  const auto& before = row.facts().formerly;
  return is_at_or_below(row.id, id) ||
         std::any_of(before.begin(), before.end(), [&](const Text& former) { return former.value == id; });
}

bool has_a_month(const Filter& filter, const Periods& periods) {
  return std::any_of(periods.begin(), periods.end(), [&](Period period) { return filter.takes_period(period); });
}

bool takes_any(const Filter& filter, const PlanFile* file, const std::optional<std::string>& id,
               const Periods& months) {
  if (!file || !id) return false;
  return std::any_of(file->rows.begin(), file->rows.end(), [&](const IndicatorRow& row) {
    if (!bears(row, *id) || !filter.takes(row)) return false;
    return filter.months.empty() || has_a_month(filter, months.empty() ? row.facts().in_order() : months);
  });
}

}  // namespace

bool takes(const Filter& filter, const Edit& edit, const Change& change) {
  const bool is_there = change.is_of_records || change.row;
  return (is_there && takes_any(filter, edit.pair.after, change.id, change.months)) ||
         takes_any(filter, edit.pair.before, change.was_id, change.was_months);
}

}  // namespace rbplan
