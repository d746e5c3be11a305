#include "record/other_years.h"

#include <algorithm>

namespace rbplan {

OtherYears::OtherYears(const PlanFile& file, const Plans& found, RecordRequest::Verb verb, const AsOf& as_of)
    : verb_(verb) {
  for (const PlanFile* one : found) {
    if (one->year() != file.year() && one->plan->office() == file.plan->office()) others_.push_back(one);
  }
  std::sort(others_.begin(), others_.end(), [](const auto* a, const auto* b) { return a->year() > b->year(); });
  for (const PlanFile* one : others_) {
    if (one->year() < file.year()) earlier_.push_back(ticks_of(*one, as_of));
  }
}

template <class Take>
std::vector<const Tick*> OtherYears::latest(std::string_view id, const Periods& periods, Take take) const {
  std::vector<const Tick*> meant;
  for (const std::vector<Tick>& ticks : earlier_) {
    for (const Tick& tick : ticks) {
      const auto is_shared = [&](Period period) { return period.overlaps(tick.period); };
      const bool is_asked = periods.empty() || std::any_of(periods.begin(), periods.end(), is_shared);
      if (tick.row->id == id && is_asked && take(tick)) meant.push_back(&tick);
    }
    if (!meant.empty()) break;
  }
  return meant;
}

std::vector<const Tick*> OtherYears::that_can_be_meant(std::string_view id, const Periods& periods) const {
  return latest(id, periods, [&](const Tick& tick) { return can_mean(verb_, tick); });
}

std::vector<const Tick*> OtherYears::that_are_done(std::string_view id, const Periods& periods) const {
  return latest(id, periods, [](const Tick& tick) { return tick.is_done(); });
}

std::optional<int> OtherYears::with_id(std::string_view id) const {
  for (const PlanFile* one : others_) {
    if (std::any_of(one->rows.begin(), one->rows.end(), [&](const auto& row) { return row.id == id; }))
      return one->year();
  }
  return std::nullopt;
}

}  // namespace rbplan
