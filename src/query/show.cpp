#include "query/show.h"

#include "model/id.h"

namespace rbplan {

std::optional<Shown> show(const PlanFile& file, const std::string& id, const AsOf& as_of) {
  return show(file, id, ticks_of(file, as_of), as_of.day);
}

std::optional<Shown> show(const PlanFile& file, const std::string& id, const std::vector<Tick>& ticks, Date day) {
  auto path = find_row(*file.plan, id);
  if (!path) return std::nullopt;
  Shown shown{&file, *std::move(path), nullptr, {}, {}, {}, {}};
  for (const IndicatorRow& row : file.rows) {
    if (row.id == id) {
      shown.indicator = &row;
    } else if (is_at_or_below(row.id, id)) {
      shown.children.push_back({&file, &row});
    }
  }
  for (const Tick& tick : ticks) {
    if (is_at_or_below(tick.row->id, id)) shown.tally.add(tick, day);
    if (tick.row == shown.indicator) shown.ticks.push_back(tick);
  }
  if (shown.indicator && file.progress_source) {
    shown.records = file.records(*shown.indicator);
    sort_newest_first(shown.records, *file.progress_source);
  }
  return shown;
}

}  // namespace rbplan
