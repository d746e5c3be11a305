#include "check/check.h"

#include <map>

#include "check/progress_rules.h"
#include "check/rules.h"

namespace rbplan {
namespace {

// What all rules find, by place.
template <class Rules, class SubjectOfRules>
Diagnostics found_by(const Rules& rules, const SubjectOfRules& subject) {
  Diagnostics found;
  for (const auto& rule : rules) {
    for (Diagnostic& problem : rule.check(subject)) found.push_back(std::move(problem));
  }
  sort_by_place(found);
  return found;
}

}  // namespace

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> rules = {
      {"numbers_once", numbers_once},
      {"months_once", months_once},
      {"something_below", something_below},
      {"year_of_name", year_of_name},
      {"names_once", names_once},
      {"owners_exist", owners_exist},
      {"amendments_exist", amendments_exist},
      {"amendments_agree", amendments_agree},
      {"dates_plausible", dates_plausible},
      {"years_agree", years_agree},
      {"milestones_lead_to_target", milestones_lead_to_target},
      {"grades_of_scale", grades_of_scale},
      {"names_differ", names_differ},
      {"schema_line_first", schema_line_first},
      {"owners_used", owners_used},
      {"remarks_apart", remarks_apart},
  };
  return rules;
}

Diagnostics check_plan(const Subject& subject) { return found_by(all_rules(), subject); }

const std::vector<ProgressRule>& all_progress_rules() {
  static const std::vector<ProgressRule> rules = {
      {"records_name_ticks", records_name_ticks},
      {"records_dated", records_dated},
      {"values_plausible", values_plausible},
      {"reviews_follow", reviews_follow},
      {"work_not_cancelled", work_not_cancelled},
      {"times_differ", times_differ},
      {"obstacles_named", obstacles_named},
      {"evidence_kept", evidence_kept},
      {"follow_up_owners_exist", follow_up_owners_exist},
  };
  return rules;
}

Diagnostics check_progress(const ProgressSubject& subject) { return found_by(all_progress_rules(), subject); }

std::vector<Diagnostics> check_together(const std::vector<ReadPlan>& plans) {
  std::vector<Diagnostics> found(plans.size());
  std::map<std::pair<std::string, int>, const ReadPlan*> first;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const Plan& plan = *plans[i].plan;
    if (plan.office().empty() || plan.year.value == 0) continue;  // could not be read, and was reported
    const auto [seen, is_first] = first.emplace(std::pair(plan.office(), plan.year.value), &plans[i]);
    if (is_first) continue;
    const ReadPlan& other = *seen->second;
    found[i].push_back({Kind::plan_twice,
                        plan.year.span,
                        {plan.office(), std::int64_t{plan.year.value}},
                        HelpLine{Help::one_office_one_plan, {}},
                        {{Note::first_plan_here, other.plan->year.span, other.source}}});
  }
  return found;
}

}  // namespace rbplan
