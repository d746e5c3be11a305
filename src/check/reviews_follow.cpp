// A review is of something that was recorded as done before.
#include <algorithm>

#include "check/progress_rules.h"

namespace rbplan {

Diagnostics reviews_follow(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    const auto& records = subject.file.records(row);
    for (const Record* review : records) {
      if (!review->review) continue;
      for (const Located<Period>& period : review->periods) {
        const bool has_work = std::any_of(records.begin(), records.end(), [&](const Record* record) {
          return record->status && record->status->value == Status::done && record->names(period.value) &&
                 is_later(*review, *record);
        });
        if (has_work) continue;
        found.add(
            {Kind::review_of_nothing, review->review->span, {period.value}, HelpLine{Help::review_after_done, {}}, {}});
      }
    }
  }
  return found.take();
}

}  // namespace rbplan
