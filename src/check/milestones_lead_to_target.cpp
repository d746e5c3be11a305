// A target's `by`: each month once and in order, each value nearer to the target than the one before, in the direction
// of `better`. A value beyond the target says that one of the two was mistyped.
#include <array>

#include "check/rules.h"

namespace rbplan {
namespace {

bool was_read(const Milestone& milestone) {
  return milestone.month.value.ok() && !milestone.value.value.digits.empty();
}

double number(const Quantity& quantity) { return std::stod(quantity.digits); }

class Milestones {
 public:
  Milestones(const Target& target, Problems& found) : target_(target), found_(found) {}

  void check() {
    for (const Milestone& milestone : target_.by) {
      if (!was_read(milestone)) continue;  // that was reported
      if (once(milestone.month)) in_order(milestone.month);
      leads_to_target(milestone.value);
      before_ = &milestone;
    }
  }

 private:
  bool once(const Located<Month>& month) {
    const Located<Month>*& first = first_[static_cast<unsigned>(month.value)];
    if (first) {
      found_.add({Kind::month_twice,
                  month.span,
                  {month.value},
                  std::nullopt,
                  {{Note::first_given_here, first->span, nullptr}}});
      return false;
    }
    first = &month;
    return true;
  }

  void in_order(const Located<Month>& month) {
    if (!before_ || before_->month.value < month.value) return;
    found_.add({Kind::milestones_unordered,
                month.span,
                {month.value, before_->month.value},
                HelpLine{Help::months_in_order, {}},
                {{Note::month_before_here, before_->month.span, nullptr}}});
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
                {value.value.digits, target_.value.value.digits},
                HelpLine{target_.better == Better::lower ? Help::lower_is : Help::higher_is, {}},
                {{Note::target_here, target_.value.span, nullptr}}});
  }

  const Target& target_;
  Problems& found_;
  const Milestone* before_ = nullptr;
  std::optional<double> nearest_;  // to the target so far, larger is nearer
  std::array<const Located<Month>*, 13> first_{};
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
