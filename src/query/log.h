// Who recorded what, and when.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

// A moment in local time.
struct LocalTime {
  Date day;
  std::chrono::seconds of_day{};
};

struct LoggedRecord {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;  // that it belongs to now
  const Record* record = nullptr;
  std::optional<LocalTime> recorded = {};  // nothing where the record does not say

  // The day it was recorded, else that of the work.
  Date day() const { return recorded ? recorded->day : record->date.value; }
  // One that does not say stands at the end of its day.
  std::chrono::seconds second_of_day() const { return recorded ? recorded->of_day : std::chrono::hours(24); }
  // How many days after the work; nothing where that is not known.
  std::optional<int> days_behind() const;
};

struct LogFilter {
  Filter filter;
  std::optional<Date> since;
  std::optional<Date> until;       // that day too
  std::vector<std::string> names;  // parts of who recorded it, in any case
  std::optional<int> backdated;    // recorded at least so many days after the work
};

// The records that count on the day and that the filters take, newest first in local time; of one second the later line
// first. A filter of ticks asks for a record that names one of them.
std::vector<LoggedRecord> log(const Plans& plans, const LogFilter& filter, const AsOf& as_of,
                              const std::function<LocalTime(Time)>& local);

}  // namespace rbplan
