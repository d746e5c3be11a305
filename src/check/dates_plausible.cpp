// The decree's date and the amendments' fit the plan's year: a copied plan keeps last year's, a typed one 2012 for
// 2021.
#include "check/rules.h"

namespace rbplan {
namespace {

using std::chrono::December;
using std::chrono::July;

bool was_read(const Located<Date>& date) { return date.value.ok(); }

class Dates {
 public:
  explicit Dates(int year)
      : year_(year), first_(std::chrono::year(year - 1) / July / 1), last_(std::chrono::year(year) / December / 31) {}

  Diagnostics found;

  bool fits(const Located<Date>& date, Help help) {
    if (date.value >= first_ && date.value <= last_) return true;
    found.push_back({Kind::odd_date, date.span, {date.value, std::int64_t{year_}}, HelpLine{help, {}}, {}});
    return false;
  }

 private:
  int year_;
  Date first_;
  Date last_;
};

}  // namespace

Diagnostics dates_plausible(const Subject& subject) {
  const Plan& plan = subject.plan;
  if (plan.year.value == 0) return {};  // could not be read, and was reported
  Dates dates(plan.year.value);
  const std::optional<Located<Date>> enacted = plan.decree ? plan.decree->date : std::nullopt;
  const bool enacted_fits = enacted && dates.fits(*enacted, Help::decrees_are);
  for (const Amendment& amendment : plan.amendments) {
    if (!was_read(amendment.date) || !dates.fits(amendment.date, Help::amendments_are)) continue;
    if (!enacted_fits || amendment.date.value >= enacted->value) continue;
    dates.found.push_back({Kind::amendment_too_early,
                           amendment.date.span,
                           {},
                           std::nullopt,
                           {{Note::decree_here, enacted->span, nullptr}}});
  }
  return std::move(dates.found);
}

}  // namespace rbplan
