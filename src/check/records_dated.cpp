// What is recorded has happened, and in the plan's year or after it.
#include "check/progress_rules.h"

namespace rbplan {

Diagnostics records_dated(const ProgressSubject& subject) {
  Problems found;
  for (const Record& record : subject.file.progress->records) {
    const Located<Date>& date = record.date;
    if (is_still_to_come(date.value, subject.today)) {
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
