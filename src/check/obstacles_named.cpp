// What was late or not done had a reason, which the reports ask for.
#include <algorithm>

#include "check/progress_rules.h"

namespace rbplan {

Diagnostics obstacles_named(const ProgressSubject& subject) {
  Problems found;
  for (const Record& record : subject.file.progress->records) {
    if (!record.status || record.obstacle) continue;
    const bool is_late = std::any_of(record.months.begin(), record.months.end(), [&](const Located<Month>& month) {
      return record.date.value > last_day(subject.file.year(), month.value);
    });
    const bool asks = record.status->value == Status::not_done || (record.status->value == Status::done && is_late);
    if (asks) found.add({Kind::no_obstacle, record.status->span, {}, HelpLine{Help::name_obstacle, {}}, {}});
  }
  return found.take();
}

}  // namespace rbplan
