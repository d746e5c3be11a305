// Where a target has a scale, each grade of it stands there once, and what is to be reached is one of them.
#include <map>

#include "base/text.h"
#include "check/rules.h"

namespace rbplan {
namespace {

void check_grade(const Target& target, const Located<Measure>& value, Problems& found) {
  if (target.place_on_scale(value.value)) return;
  found.add({Kind::not_of_scale, value.span, {value.value.text, join(target.grades(), ", ")}, std::nullopt, {}});
}

void check_target(const Target& target, Problems& found) {
  std::map<std::string_view, Span> first;
  for (const Text& grade : target.scale) {
    const auto [seen, is_first] = first.emplace(grade.value, grade.span);
    if (is_first) continue;
    found.add({Kind::name_twice,
               grade.span,
               {noun::grade, grade.value},
               std::nullopt,
               {{Note::first_given_here, seen->second, nullptr}}});
  }
  check_grade(target, target.value, found);
  for (const Milestone& milestone : target.by) check_grade(target, milestone.value, found);
}

}  // namespace

Diagnostics grades_of_scale(const Subject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.rows) {
    const auto& target = row.facts().target;
    if (target && !target->scale.empty() && subject.is_sound(row.facts().target_span)) check_target(*target, found);
  }
  return found.take();
}

}  // namespace rbplan
