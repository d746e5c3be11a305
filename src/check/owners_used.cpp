// Every owner answers for a row: one who does not was forgotten at the rows, or has left.
#include <set>

#include "check/rules.h"

namespace rbplan {
namespace {

using Ids = std::set<std::string_view>;

void add(const Row& row, Ids& used) {
  if (row.owner) used.insert(row.owner->value);
}

void add_below(const Indicator& indicator, Ids& used) {
  add(indicator, used);
  for (const Indicator& below : indicator.indicators) add_below(below, used);
}

void add_below(const SubActivity& sub_activity, Ids& used) {
  add(sub_activity, used);
  for (const SubActivity& part : sub_activity.sub_activities) add_below(part, used);
  for (const Indicator& indicator : sub_activity.indicators) add_below(indicator, used);
}

Ids used_owners(const Plan& plan) {
  Ids used;
  for (const Program& program : plan.programs) {
    add(program, used);
    for (const Activity& activity : program.activities) {
      add(activity, used);
      for (const SubActivity& sub_activity : activity.sub_activities) add_below(sub_activity, used);
    }
  }
  return used;
}

}  // namespace

Diagnostics owners_used(const Subject& subject) {
  if (!subject.is_sound(subject.plan.programs_span)) return {};
  Problems found;
  Ids used = used_owners(subject.plan);
  const std::size_t named = used.size();
  Ids known;
  for (const Owner& owner : subject.plan.owners) known.insert(owner.id.value);
  std::erase_if(used, [&](std::string_view id) { return known.count(id) == 0; });
  if (used.size() < named) return {};  // a name that was mistyped at a row is missed here
  for (const Owner& owner : subject.plan.owners) {
    if (owner.id.value.empty() || !used.insert(owner.id.value).second) continue;
    found.add({Kind::owner_unused, owner.id.span, {owner.id.value}, std::nullopt, {}});
  }
  return found.take();
}

}  // namespace rbplan
