// What is recorded has happened, in the plan's year or after it, and was recorded between then and now.
#include "check/progress_rules.h"

namespace rbplan {
namespace {

constexpr int kMostAhead = 2;   // days by which clocks may differ without harm: record/entries.cpp refuses later ones
constexpr int kMostBefore = 1;  // the day begins in Papua when UTC still has the day before

// The latest time decides: one that a wrong clock put years ahead would decide for years.
void check_time(const Record& record, const ProgressSubject& subject, Problems& found) {
  const Located<Time>& recorded = *record.recorded;
  const Date day = std::chrono::floor<std::chrono::days>(recorded.value);
  const HelpLine help{Help::times_of_writing, {}};
  if (subject.today && days_between(*subject.today, day) > kMostAhead) {
    found.add({Kind::recorded_ahead, recorded.span, {iso(recorded.value)}, help, {}});
  } else if (days_between(day, record.date.value) > kMostBefore) {
    found.add({Kind::recorded_before_date, recorded.span, {iso(recorded.value), record.date.value}, help, {}});
  }
}

}  // namespace

Diagnostics records_dated(const ProgressSubject& subject) {
  Problems found;
  for (const Record& record : subject.file.progress->records) {
    const Located<Date>& date = record.date;
    if (is_still_to_come(date.value, subject.today)) {
      found.add({Kind::date_ahead, date.span, {date.value}, HelpLine{Help::dates_of_work, {}}, {}});
      continue;
    }
    if (record.recorded) check_time(record, subject, found);
    if (year_of(date.value) < subject.file.year()) {
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
