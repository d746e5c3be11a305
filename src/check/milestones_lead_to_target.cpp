// What a target asks for within the year: each month once and in order. The steps of `by` come nearer to the target, in
// the direction of `better` or up the scale, and end there; the amounts of `each` add up to it, each of a tick. A value
// beyond the target says that one of the two was mistyped.
#include <map>

#include "check/rules.h"
#include "model/progress.h"

namespace rbplan {
namespace {

bool was_read(const Milestone& milestone) {
  return milestone.period.span.end > 0 && !milestone.value.value.text.empty();
}

Argument said(const Measure& measure) {
  return measure.is_grade ? Argument(measure.text) : Argument(Decimal{measure.text});
}

class Milestones {
 public:
  Milestones(const IndicatorFacts& indicator, Problems& found)
      : indicator_(indicator), target_(*indicator.target), found_(found) {}

  void check(bool are_ticks_known) {
    months(target_.by, "by");
    months(target_.each, "each");
    if (are_ticks_known) ticks();
    if (target_.value.value.text.empty()) return;
    steps();
    amounts();
  }

 private:
  void months(const std::vector<Milestone>& milestones, std::string_view key) {
    std::map<Period, Span> first;
    const Milestone* before = nullptr;
    for (const Milestone& milestone : milestones) {
      if (!was_read(milestone)) continue;  // that was reported
      const Located<Period>& period = milestone.period;
      const auto [seen, is_first] = first.emplace(period.value, period.span);
      if (!is_first) {
        found_.add({Kind::month_twice,
                    period.span,
                    {period.value},
                    std::nullopt,
                    {{Note::first_given_here, seen->second, nullptr}}});
      } else if (before && period.value < before->period.value) {
        found_.add({Kind::milestones_unordered,
                    period.span,
                    {period.value, before->period.value},
                    HelpLine{Help::months_in_order, {std::string(key)}},
                    {{Note::month_before_here, before->period.span, nullptr}}});
      }
      before = &milestone;
    }
  }

  // An amount is of a tick, which its month ends; where none is planned yet, of none.
  void ticks() {
    const auto& planned = indicator_.periods;
    if (planned.empty()) return;
    for (const Milestone& amount : target_.each) {
      const Period period = amount.period.value;
      if (!was_read(amount) || indicator_.that_ends_with(period.last())) continue;
      found_.add({Kind::amount_of_no_tick,
                  amount.period.span,
                  {period},
                  std::nullopt,
                  {{Note::planned_for,
                    {planned.front().span.begin, planned.back().span.end},
                    nullptr,
                    {indicator_.in_order()}}}});
    }
  }

  // The larger the nearer to the target; nothing of what is not of the scale.
  std::optional<double> nearness(const Measure& measure) const {
    if (!target_.scale.empty()) {
      const auto place = target_.place_on_scale(measure);
      return place ? std::optional(static_cast<double>(*place)) : std::nullopt;
    }
    if (measure.is_grade) return std::nullopt;  // the scale was refused
    return (target_.better == Better::lower ? -1 : 1) * std::stod(measure.text);
  }

  Help direction() const {
    if (!target_.scale.empty()) return Help::grades_climb;
    return target_.better == Better::lower ? Help::lower_is : Help::higher_is;
  }

  void steps() {
    const auto goal = nearness(target_.value.value);
    std::optional<double> nearest;
    const Milestone* last = nullptr;  // none where a step was told
    bool is_told = !goal;
    for (const Milestone& milestone : target_.by) {
      const auto now = goal && was_read(milestone) ? nearness(milestone.value.value) : std::nullopt;
      if (!now) {
        is_told = true;
      } else if (*now > *goal || (nearest && *now < *nearest)) {
        is_told = true;
        tell(Kind::milestone_astray, milestone.value, HelpLine{direction(), {}});
      } else {
        nearest = now;
        last = &milestone;
      }
    }
    if (!is_told && last && *nearest < *goal) tell(Kind::steps_end_elsewhere, last->value, std::nullopt);
  }

  void amounts() {
    std::vector<Measure> numbers;
    for (const Milestone& milestone : target_.each) {
      if (!was_read(milestone) || milestone.value.value.is_grade) return;
      numbers.push_back(milestone.value.value);
    }
    if (numbers.empty() || numbers.size() > kMonths) return;  // a month twice was told
    const Measure all = sum(numbers);
    if (compare(all, target_.value.value) == 0) return;
    const Span place{target_.each.front().value.span.begin, target_.each.back().value.span.end};
    tell(Kind::amounts_differ, {all, place}, std::nullopt);
  }

  void tell(Kind kind, const Located<Measure>& value, std::optional<HelpLine> help) {
    found_.add({kind,
                value.span,
                {said(value.value), said(target_.value.value)},
                std::move(help),
                {{Note::target_here, target_.value.span, nullptr}}});
  }

  const IndicatorFacts& indicator_;
  const Target& target_;
  Problems& found_;
};

}  // namespace

Diagnostics milestones_lead_to_target(const Subject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.rows) {
    if (row.facts().target) Milestones(row.facts(), found).check(subject.is_sound(row.facts().months_span));
  }
  return found.take();
}

}  // namespace rbplan
