// A part and an indicator of one sub-activity bear different numbers: their ids would be equal.
#include <map>

#include "check/rules.h"
#include "model/id.h"

namespace rbplan {
namespace {

class Ids {
 public:
  Problems found;

  void in(const std::vector<SubActivity>& list, const std::string& parent) {
    for (const SubActivity& sub_activity : list) {
      const std::string id = child_id(parent, sub_activity.number.value);
      std::map<std::string_view, const Text*> parts;
      for (const SubActivity& part : sub_activity.sub_activities) parts.emplace(part.number.value, &part.number);
      for (const Indicator& indicator : sub_activity.indicators) {
        const auto part = parts.find(indicator.number.value);
        if (part != parts.end()) same(*part->second, indicator.number, id);
      }
      in(sub_activity.sub_activities, id);
    }
  }

 private:
  void same(const Text& part, const Text& indicator, const std::string& parent) {
    if (part.value.empty()) return;  // could not be read, and was reported
    const bool part_first = part.span.begin < indicator.span.begin;
    const Span first = part_first ? part.span : indicator.span;
    const Span later = part_first ? indicator.span : part.span;
    found.add({Kind::id_twice,
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
  return ids.found.take();
}

}  // namespace rbplan
