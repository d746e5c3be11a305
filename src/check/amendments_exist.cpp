// The amendment that cancels a row is listed, and the rows that an amendment lists exist, now or formerly.
#include <set>

#include "check/rules.h"

namespace rbplan {
namespace {

void cancelled_by_listed(const Subject& subject, Problems& found) {
  std::set<std::string_view> numbers;
  for (const Amendment& amendment : subject.plan.amendments) numbers.insert(amendment.number.value);
  for (const IndicatorRow& row : subject.rows) {
    const auto& by = row.facts().cancelled_by;
    if (!by || numbers.count(by->value) > 0) continue;
    found.add({Kind::unknown_amendment, by->span, {by->value}, HelpLine{Help::list_amendments, {}}, {}});
  }
}

void listed_rows_exist(const Subject& subject, Problems& found) {
  if (subject.plan.amendments.empty()) return;
  std::set<std::string, std::less<>> known;
  const auto add = [&](std::string_view id) {  // with the rows above it
    while (known.emplace(id).second && id.find('.') != std::string_view::npos) id = id.substr(0, id.rfind('.'));
  };
  for_each_row(subject.plan, [&](const RowPath& path) {
    add(path.back().id);
    return true;
  });
  for (const IndicatorRow& row : subject.rows) {
    for (const Text& before : row.facts().formerly) add(before.value);
  }
  for (const Amendment& amendment : subject.plan.amendments) {
    for (const Text& id : amendment.indicators) {
      if (known.count(id.value) > 0) continue;
      found.add({Kind::unknown_indicator, id.span, {id.value}, std::nullopt, {}});
    }
  }
}

}  // namespace

Diagnostics amendments_exist(const Subject& subject) {
  Problems found;
  // A list with a mistake in it may lack just the entry that is looked for.
  if (subject.is_sound(subject.plan.amendments_span)) cancelled_by_listed(subject, found);
  if (!subject.rows.empty() && subject.is_sound(subject.plan.programs_span)) listed_rows_exist(subject, found);
  return found.take();
}

}  // namespace rbplan
