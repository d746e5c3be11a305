// Every owner answers for a row: one who does not was forgotten at the rows, or has left.
#include <set>

#include "check/rules.h"

namespace rbplan {

Diagnostics owners_used(const Subject& subject) {
  if (!subject.is_sound(subject.plan.programs_span)) return {};
  Problems found;
  std::set<std::string_view> used;
  for_each_row(subject.plan, [&](const RowPath& path) {
    if (path.back().row->owner) used.insert(path.back().row->owner->value);
    return true;
  });
  const std::size_t named = used.size();
  std::set<std::string_view> known;
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
