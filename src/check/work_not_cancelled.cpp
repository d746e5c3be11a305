// Nothing is done of a row that an amendment has cancelled by then: perhaps the id is that of another.
#include "check/progress_rules.h"

namespace rbplan {

Diagnostics work_not_cancelled(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    const Amendment* const by = cancelling_amendment(*subject.file.plan, row.facts());
    if (!by) continue;
    for (const Record* record : subject.file.records(row)) {
      const bool is_work = record->status && record->status->value != Status::not_done;
      if (!is_work || record->date.value < by->date.value) continue;
      found.add({Kind::work_after_cancelled,
                 record->indicator.span,
                 {record->indicator.value, by->date.value, record->date.value},
                 HelpLine{Help::check_id, {}},
                 {{Note::cancelled_here, row.facts().cancelled_by->span, subject.file.source}}});
    }
  }
  return found.take();
}

}  // namespace rbplan
