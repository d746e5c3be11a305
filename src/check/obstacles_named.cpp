// What was late or not done had a reason, which the reports ask for. A record with a wrong id, month or date is told of
// elsewhere: it may not be late at all.
#include <algorithm>

#include "check/progress_rules.h"

namespace rbplan {
namespace {

bool asks_for_reason(const Record& record, const IndicatorRow& row, int year) {
  const Status status = record.status->value;
  return std::any_of(record.periods.begin(), record.periods.end(), [&](const Located<Period>& period) {
    if (!row.facts().names(period.value)) return false;
    return status == Status::not_done || (status == Status::done && record.is_late(period.value.deadline(year)));
  });
}

}  // namespace

Diagnostics obstacles_named(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    for (const Record* record : subject.file.records(row)) {
      if (!record->status || record->obstacle || is_still_to_come(record->date.value, subject.today)) continue;
      if (!asks_for_reason(*record, row, subject.file.year())) continue;
      found.add({Kind::no_obstacle, record->status->span, {}, HelpLine{Help::name_obstacle, {}}, {}});
    }
  }
  return found.take();
}

}  // namespace rbplan
