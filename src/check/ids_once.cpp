// A part and an indicator of one sub-activity bear different numbers: their ids would be equal.
#include "check/rules.h"
#include "model/id.h"

namespace rbplan {
namespace {

class Ids {
 public:
  Diagnostics found;

  void in(const std::vector<SubActivity>& list, const std::string& parent) {
    for (const SubActivity& sub_activity : list) {
      const std::string id = child_id(parent, sub_activity.number.value);
      for (const SubActivity& part : sub_activity.sub_activities) {
        for (const Indicator& indicator : sub_activity.indicators) compare(part.number, indicator.number, id);
      }
      in(sub_activity.sub_activities, id);
    }
  }

 private:
  void compare(const Text& part, const Text& indicator, const std::string& parent) {
    if (part.value.empty() || part.value != indicator.value) return;
    const bool part_first = part.span.begin < indicator.span.begin;
    const Span first = part_first ? part.span : indicator.span;
    const Span later = part_first ? indicator.span : part.span;
    found.push_back({Kind::id_twice,
                     later,
                     {child_id(parent, part.value)},
                     std::nullopt,
                     {{Note::first_given_here, first, nullptr}}});
  }
};

}  // namespace

Diagnostics ids_once(const Subject& subject) {
  Ids ids;
  for (const Program& program : subject.plan.programs) {
    for (const Activity& activity : program.activities) {
      ids.in(activity.sub_activities, child_id(program.number.value, activity.number.value));
    }
  }
  return std::move(ids.found);
}

}  // namespace rbplan
