// A value is not negative, and a share not more than the whole.
#include "check/progress_rules.h"

namespace rbplan {
namespace {

void check_value(const Record& record, bool is_share, Problems& found) {
  const std::int64_t most = 100;
  const bool below = compare(record.value->value, {"0"}) < 0;
  const bool above = is_share && compare(record.value->value, {std::to_string(most)}) > 0;
  if (!below && !above) return;
  found.add({Kind::odd_value,
             record.value->span,
             {Decimal{record.value->value.digits}, below ? noun::below : noun::above, below ? std::int64_t{0} : most},
             std::nullopt,
             {}});
}

}  // namespace

Diagnostics values_plausible(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    const auto& target = row.facts().target;
    for (const Record* record : subject.file.records(row)) {
      if (record->value) check_value(*record, target && target->unit.value == "%", found);
    }
  }
  return found.take();
}

}  // namespace rbplan
