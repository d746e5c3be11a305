// A program, activity or sub-activity leads to at least one indicator: without one, nothing of it is ever due.
#include <algorithm>

#include "check/rules.h"

namespace rbplan {
namespace {

bool leads_to_indicator(const Row& row) {
  return row.level == Level::indicator || std::any_of(row.rows.begin(), row.rows.end(), leads_to_indicator);
}

}  // namespace

// The topmost rows with nothing below them are told, and no row below those: that would say the same again.
Diagnostics something_below(const Subject& subject) {
  Problems found;
  for_each_row(subject.plan, [&](const RowPath& path) {
    const auto& [row, id] = path.back();
    if (leads_to_indicator(*row)) return row->level != Level::indicator;
    if (subject.is_sound(row->span)) {
      const Span place = row->number.value.empty() ? row->span : row->number.span;
      found.add({Kind::nothing_below, place, {Noun{facts(row->level).noun}, id}, std::nullopt, {}});
    }
    return false;
  });
  return found.take();
}

}  // namespace rbplan
