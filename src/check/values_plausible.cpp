// A value is of the target's kind: a grade of its scale, or a number, not negative, and a share not more than the
// whole.
#include "base/text.h"
#include "check/progress_rules.h"

namespace rbplan {
namespace {

void check_number(const Located<Measure>& value, bool is_share, Problems& found) {
  const std::int64_t most = 100;
  const bool below = compare(value.value, {"0"}) < 0;
  const bool above = is_share && compare(value.value, {std::to_string(most)}) > 0;
  if (!below && !above) return;
  found.add({Kind::odd_value,
             value.span,
             {Decimal{value.value.text}, below ? noun::below : noun::above, below ? std::int64_t{0} : most},
             std::nullopt,
             {}});
}

HelpLine as_number(const std::string& text) {
  const bool is_quoted_number = text.find_first_not_of("0123456789.") == std::string::npos;
  return is_quoted_number ? HelpLine{Help::take_quotes_away, {text}} : HelpLine{Help::numbers_are, {}};
}

// Of what an amendment or a corrected reading changed, records of the other kind are history.
void check_kind(const Located<Measure>& value, const Seldom<Target>& target, Problems& found) {
  if (target && !target->scale.empty()) {
    if (target->place_on_scale(value.value)) return;
    found.add({Kind::not_of_scale, value.span, {value.value.text, join(target->grades(), ", ")}, std::nullopt, {}});
  } else if (value.value.is_grade) {
    found.add({Kind::value_no_number, value.span, {value.value.text}, as_number(value.value.text), {}});
  }
}

}  // namespace

Diagnostics values_plausible(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    const auto& target = row.facts().target;
    const bool is_history = keeps_history(*subject.file.plan, row);
    for (const Record* record : subject.file.records(row)) {
      if (!record->value) continue;
      if (!is_history) check_kind(*record->value, target, found);
      if (!record->value->value.is_grade) check_number(*record->value, target && target->unit.value == "%", found);
    }
  }
  return found.take();
}

}  // namespace rbplan
