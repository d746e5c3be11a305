#include "record/other_years.h"

#include <algorithm>

namespace rbplan {

OtherYears::OtherYears(const PlanFile& file, const Plans& found, const AsOf& as_of)
    : year_(file.year()), as_of_(as_of) {
  for (const PlanFile* one : found) {
    if (one->year() != year_ && one->plan->office() == file.plan->office())
      others_.push_back({one, RowsById(one->rows)});
  }
  std::sort(others_.begin(), others_.end(),
            [](const Other& a, const Other& b) { return a.file->year() > b.file->year(); });
}

template <class Take>
OfYear OtherYears::latest(std::string_view id, const Periods& periods, Take take) const {
  for (const Other& other : others_) {
    const IndicatorRow* const row = other.file->year() < year_ ? other.rows.find(id) : nullptr;
    if (!row) continue;
    OfYear meant{other.file->year(), {}};
    for (const Tick& tick : ticks_of(*other.file, *row, other.file->records(*row), as_of_)) {
      const auto is_shared = [&](Period period) { return period.overlaps(tick.period); };
      const bool is_asked = periods.empty() || std::any_of(periods.begin(), periods.end(), is_shared);
      if (is_asked && take(tick)) meant.periods.push_back(tick.period);
    }
    if (!meant.empty()) return meant;
  }
  return {};
}

OfYear OtherYears::that_can_be_meant(RecordRequest::Verb verb, std::string_view id, const Periods& periods) const {
  return latest(id, periods, [&](const Tick& tick) { return can_mean(verb, tick); });
}

OfYear OtherYears::that_are_done(std::string_view id, const Periods& periods) const {
  return latest(id, periods, [](const Tick& tick) { return tick.is_done(); });
}

std::optional<int> OtherYears::with_id(std::string_view id) const {
  for (const Other& other : others_) {
    if (other.rows.find(id)) return other.file->year();
  }
  return std::nullopt;
}

}  // namespace rbplan
