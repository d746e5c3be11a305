// A review is of something that was recorded as done before, and is not dated before that.
#include <algorithm>

#include "check/progress_rules.h"

namespace rbplan {
namespace {

// The done record that a review is of: the latest before it. `period` is nothing where the work is of none.
const Record* reviewed(const Record& review, std::optional<Period> period, const std::vector<const Record*>& records) {
  const Record* latest = nullptr;
  for (const Record* record : records) {
    const bool is_of_it = period ? record->names(*period) : record->periods.empty();
    const bool is_done = record->status && record->status->value == Status::done;
    if (is_of_it && is_done && is_later(review, *record) && (!latest || latest->time() < record->time()))
      latest = record;
  }
  return latest;
}

void check_dates(const Record& review, const Record& work, Problems& found) {
  if (review.date.value >= work.date.value) return;
  found.add({Kind::review_before_work,
             review.date.span,
             {work.date.value},
             HelpLine{Help::check_dates, {}},
             {{Note::other_record_here, work.object, nullptr}}});
}

}  // namespace

Diagnostics reviews_follow(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    const auto& records = subject.file.records(row);
    for (const Record* review : records) {
      if (!review->review) continue;
      const Record* work = review->periods.empty() ? reviewed(*review, std::nullopt, records) : nullptr;
      for (const Located<Period>& period : review->periods) {
        const Record* const of_period = reviewed(*review, period.value, records);
        if (!of_period) {
          found.add(
              {Kind::review_of_nothing,
               review->review->span,
               {period.value},
               HelpLine{Help::review_after_done, {std::string(are_quarters(review->periods) ? "quarters" : "months")}},
               {}});
        } else if (!work || work->date.value < of_period->date.value) {
          work = of_period;
        }
      }
      if (work) check_dates(*review, *work, found);
    }
  }
  return found.take();
}

}  // namespace rbplan
