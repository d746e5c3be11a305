// Each period stands once in a list: a tick is one indicator in one period.
#include <map>

#include "check/rules.h"

namespace rbplan {

Diagnostics months_once(const Subject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.rows) {
    std::map<Period, Span> first;
    for (const Located<Period>& period : row.facts().periods) {
      const auto [seen, is_first] = first.emplace(period.value, period.span);
      if (is_first) continue;
      found.add({Kind::month_twice,
                 period.span,
                 {period.value},
                 std::nullopt,
                 {{Note::first_given_here, seen->second, nullptr}}});
    }
  }
  return found.take();
}

}  // namespace rbplan
