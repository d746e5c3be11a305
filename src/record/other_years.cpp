#include "record/other_years.h"

#include <algorithm>

namespace rbplan {

OtherYears::OtherYears(const PlanFile& file, const Plans& found, const RecordRequest& request, const AsOf& as_of) {
  const auto is_meant = [&](const Tick& tick) {
    return can_mean(request.verb, tick) || (request.again && tick.is_done());
  };
  for (const PlanFile* one : found) {
    if (one->year() != file.year() && one->plan->office() == file.plan->office()) others_.push_back(one);
  }
  std::sort(others_.begin(), others_.end(), [](const auto* a, const auto* b) { return a->year() > b->year(); });
  for (const PlanFile* one : others_) {
    if (one->year() > file.year()) continue;
    std::vector<Tick> ticks = ticks_of(*one, as_of);
    std::erase_if(ticks, [&](const Tick& tick) { return !is_meant(tick); });
    earlier_.push_back(std::move(ticks));
  }
}

std::vector<const Tick*> OtherYears::that_can_be_meant(std::string_view id, const Periods& periods) const {
  std::vector<const Tick*> meant;
  for (const std::vector<Tick>& ticks : earlier_) {
    for (const Tick& tick : ticks) {
      const auto is_shared = [&](Period period) { return period.overlaps(tick.period); };
      if (tick.row->id == id && (periods.empty() || std::any_of(periods.begin(), periods.end(), is_shared)))
        meant.push_back(&tick);
    }
    if (!meant.empty()) break;
  }
  return meant;
}

std::optional<int> OtherYears::with_id(std::string_view id) const {
  for (const PlanFile* one : others_) {
    if (std::any_of(one->rows.begin(), one->rows.end(), [&](const auto& row) { return row.id == id; }))
      return one->year();
  }
  return std::nullopt;
}

}  // namespace rbplan
