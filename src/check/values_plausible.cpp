// A value is of the target's kind: a grade of its scale, or a number, not negative; a share not more than the whole,
// and in per cent.
#include <algorithm>

#include "base/numbers.h"
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

bool is_fraction(const Measure& number) {
  const bool is_positive = compare(number, {"0"}) > 0;
  const bool is_below_one = compare(number, {"1"}) < 0;
  return is_positive && is_below_one;
}

// A spreadsheet shows 0.25 as 25%. Where little is meant to be reached, or the target itself is a fraction, it is no
// doubt.
void check_fraction(const Record& record, const Target& target, const std::string& id, Problems& found) {
  const Measure& value = record.value->value;
  if (!is_fraction(value) || !is_per_cent(target.unit.value) || target.better == Better::lower) return;
  const auto is_fraction_too = [](const Milestone& one) { return is_fraction(one.value.value); };
  const bool is_one_at_most = compare(target.value.value, {"1"}) <= 0;
  if (is_one_at_most || std::any_of(target.by.begin(), target.by.end(), is_fraction_too) ||
      std::any_of(target.each.begin(), target.each.end(), is_fraction_too))
    return;
  found.add({Kind::fraction_of_share,
             record.value->span,
             {Decimal{value.text}, id, Decimal{target.value.value.text}, target.unit.value},
             HelpLine{Help::shares_are, {}},
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
      if (record->value->value.is_grade) continue;
      check_number(*record->value, target && is_per_cent(target->unit.value), found);
      if (target && target->scale.empty() && !is_history) check_fraction(*record, *target, row.id, found);
    }
  }
  return found.take();
}

}  // namespace rbplan
