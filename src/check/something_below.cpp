// A program, activity or sub-activity leads to at least one indicator: without one, nothing of it is ever due.
#include <algorithm>

#include "check/rules.h"
#include "model/id.h"

namespace rbplan {
namespace {

bool has_indicator(const SubActivity& sub_activity) {
  return !sub_activity.indicators.empty() ||
         std::any_of(sub_activity.sub_activities.begin(), sub_activity.sub_activities.end(), has_indicator);
}

bool has_indicator(const Activity& activity) {
  return std::any_of(activity.sub_activities.begin(), activity.sub_activities.end(),
                     [](const SubActivity& one) { return has_indicator(one); });
}

bool has_indicator(const Program& program) {
  return std::any_of(program.activities.begin(), program.activities.end(),
                     [](const Activity& one) { return has_indicator(one); });
}

// Reports the topmost rows with nothing below them, and no row below those: that would say the same again.
class Below {
 public:
  explicit Below(const Subject& subject) : subject_(subject) {}

  Problems found;

  void in(const std::vector<Program>& programs) {
    for (const Program& program : programs) {
      if (nothing(program, Noun::program, program.number.value)) continue;
      in(program.activities, program.number.value);
    }
  }

 private:
  void in(const std::vector<Activity>& activities, const std::string& parent) {
    for (const Activity& activity : activities) {
      const std::string id = child_id(parent, activity.number.value);
      if (!nothing(activity, Noun::activity, id)) in(activity.sub_activities, id);
    }
  }

  void in(const std::vector<SubActivity>& sub_activities, const std::string& parent) {
    for (const SubActivity& sub_activity : sub_activities) {
      const std::string id = child_id(parent, sub_activity.number.value);
      if (!nothing(sub_activity, Noun::sub_activity, id)) in(sub_activity.sub_activities, id);
    }
  }

  template <class AnyRow>
  bool nothing(const AnyRow& row, Noun what, const std::string& id) {
    if (has_indicator(row)) return false;
    if (subject_.is_sound(row.span)) {
      const Span place = row.number.value.empty() ? row.span : row.number.span;
      found.add({Kind::nothing_below, place, {what, id}, std::nullopt, {}});
    }
    return true;
  }

  const Subject& subject_;
};

}  // namespace

Diagnostics something_below(const Subject& subject) {
  Below below(subject);
  below.in(subject.plan.programs);
  return below.found.take();
}

}  // namespace rbplan
