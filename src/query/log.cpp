#include "query/log.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

bool takes(const LogFilter& filter, const LoggedRecord& one) {
  if (filter.since && one.day() < *filter.since) return false;
  if (filter.until && one.day() > *filter.until) return false;
  if (filter.backdated && one.days_behind().value_or(-1) < *filter.backdated) return false;
  const auto& by = one.record->by;
  return filter.names.empty() || (by && std::any_of(filter.names.begin(), filter.names.end(), [&](const auto& name) {
                                    return contains_any_case(by->value, name);
                                  }));
}

// Whether a filter takes the row and, where it asks for ticks, one that the record names.
class Taken {
 public:
  Taken(const PlanFile& file, const Filter& filter, const AsOf& as_of) : filter_(filter) {
    if (filter.chooses_ticks()) ticks_ = ticks_of(file, as_of);
  }

  bool has(const IndicatorRow& row, const Record& record) const {
    if (!filter_.chooses_ticks()) return filter_.takes(row);
    return std::any_of(ticks_.begin(), ticks_.end(), [&](const Tick& tick) {
      return tick.row == &row && record.names(tick.period) && filter_.takes(tick);
    });
  }

 private:
  const Filter& filter_;
  std::vector<Tick> ticks_;
};

}  // namespace

std::optional<int> LoggedRecord::days_behind() const {
  return recorded ? std::optional(days_between(record->date.value, recorded->day)) : std::nullopt;
}

std::vector<LoggedRecord> log(const Plans& plans, const LogFilter& filter, const AsOf& as_of,
                              const std::function<LocalTime(Time)>& local) {
  std::vector<LoggedRecord> out;
  for (const PlanFile* file : plans) {
    const Taken taken(*file, filter.filter, as_of);
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    for (const IndicatorRow& row : file->rows) {
      for (const Record* record : file->records(row)) {
        if (!counts(*record, as_of) || !taken.has(row, *record)) continue;
        LoggedRecord one{file, &row, record};
        if (record->recorded) one.recorded = local(record->recorded->value);
        if (takes(filter, one)) out.push_back(one);
      }
    }
    std::sort(out.begin() + first, out.end(),
              [](const LoggedRecord& a, const LoggedRecord& b) { return a.record->line.begin > b.record->line.begin; });
  }
  std::stable_sort(out.begin(), out.end(), [](const LoggedRecord& a, const LoggedRecord& b) {
    return a.day() != b.day() ? a.day() > b.day() : a.second_of_day() > b.second_of_day();
  });
  return out;
}

}  // namespace rbplan
