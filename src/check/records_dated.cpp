// What is recorded has happened, and in the plan's year or after it. A day ahead is allowed: where the clock is in UTC,
// the offices in the east are a day further.
#include "check/progress_rules.h"

namespace rbplan {

bool is_ahead(const ProgressSubject& subject, const Record& record) {
  constexpr int kDaysAhead = 1;
  return subject.today && record.date.value > add_days(*subject.today, kDaysAhead);
}

Diagnostics records_dated(const ProgressSubject& subject) {
  Problems found;
  for (const Record& record : subject.file.progress->records) {
    const Located<Date>& date = record.date;
    if (is_ahead(subject, record)) {
      found.add({Kind::date_ahead, date.span, {date.value}, HelpLine{Help::dates_of_work, {}}, {}});
    } else if (year_of(date.value) < subject.file.year()) {
      found.add({Kind::date_before_year,
                 date.span,
                 {date.value, std::int64_t{subject.file.year()}},
                 HelpLine{Help::dates_in_year, {}},
                 {}});
    }
  }
  return found.take();
}

}  // namespace rbplan
