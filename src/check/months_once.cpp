// Each month stands once in a list: a tick is one indicator in one month.
#include <array>

#include "check/rules.h"

namespace rbplan {

Diagnostics months_once(const Subject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.rows) {
    std::array<const Located<Month>*, 13> first{};
    for (const Located<Month>& month : row.facts().months) {
      const auto*& seen = first[static_cast<unsigned>(month.value)];
      if (seen) {
        found.add({Kind::month_twice,
                   month.span,
                   {month.value},
                   std::nullopt,
                   {{Note::first_given_here, seen->span, nullptr}}});
      } else {
        seen = &month;
      }
    }
  }
  return found.take();
}

}  // namespace rbplan
