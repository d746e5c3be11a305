// The owner that a row names stands in the list `owners`: a misspelt one would be reminded of nothing. Likewise who is
// to follow up what a record tells.
#include "check/known_owners.h"
#include "check/progress_rules.h"
#include "check/rules.h"

namespace rbplan {

Diagnostics owners_exist(const Subject& subject) {
  if (!subject.is_sound(subject.plan.owners_span)) return {};
  KnownOwners owners(subject.plan);
  for_each_row(subject.plan, [&](const RowPath& path) {
    if (path.back().row->owner) owners.find(*path.back().row->owner);
    return true;
  });
  return owners.found.take();
}

Diagnostics follow_up_owners_exist(const ProgressSubject& subject) {
  KnownOwners owners(*subject.file.plan);
  for (const Record& record : subject.file.progress->records) {
    if (record.follow_up_owner) owners.find(*record.follow_up_owner);
  }
  return owners.found.take();
}

}  // namespace rbplan
