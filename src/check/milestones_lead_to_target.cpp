// A target's `by`: each month once and in order, each value nearer to the target than the one before, in the direction
// of `better`. A value beyond the target says that one of the two was mistyped.
#include <map>

#include "check/rules.h"

namespace rbplan {
namespace {

bool was_read(const Milestone& milestone) {
  return milestone.period.span.end > 0 && !milestone.value.value.digits.empty();
}

double number(const Quantity& quantity) { return std::stod(quantity.digits); }

class Milestones {
 public:
  Milestones(const Target& target, Problems& found) : target_(target), found_(found) {}

  void check() {
    for (const Milestone& milestone : target_.by) {
      if (!was_read(milestone)) continue;  // that was reported
      if (once(milestone.period)) in_order(milestone.period);
      leads_to_target(milestone.value);
      before_ = &milestone;
    }
  }

 private:
  bool once(const Located<Period>& period) {
    const auto [first, is_first] = first_.emplace(period.value, period.span);
    if (!is_first) {
      found_.add({Kind::month_twice,
                  period.span,
                  {period.value},
                  std::nullopt,
                  {{Note::first_given_here, first->second, nullptr}}});
    }
    return is_first;
  }

  void in_order(const Located<Period>& period) {
    if (!before_ || before_->period.value < period.value) return;
    found_.add({Kind::milestones_unordered,
                period.span,
                {period.value, before_->period.value},
                HelpLine{Help::months_in_order, {}},
                {{Note::month_before_here, before_->period.span, nullptr}}});
  }

  void leads_to_target(const Located<Quantity>& value) {
    if (target_.value.value.digits.empty()) return;
    const double sign = target_.better == Better::lower ? -1 : 1;
    const double now = sign * number(value.value);
    const bool beyond = now > sign * number(target_.value.value);
    const bool back = nearest_ && now < *nearest_;
    if (!beyond && !back) {
      nearest_ = now;
      return;
    }
    found_.add({Kind::milestone_astray,
                value.span,
                {Decimal{value.value.digits}, Decimal{target_.value.value.digits}},
                HelpLine{target_.better == Better::lower ? Help::lower_is : Help::higher_is, {}},
                {{Note::target_here, target_.value.span, nullptr}}});
  }

  const Target& target_;
  Problems& found_;
  const Milestone* before_ = nullptr;
  std::optional<double> nearest_;  // to the target so far, larger is nearer
  std::map<Period, Span> first_;
};

}  // namespace

Diagnostics milestones_lead_to_target(const Subject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.rows) {
    if (row.facts().target) Milestones(*row.facts().target, found).check();
  }
  return found.take();
}

}  // namespace rbplan
