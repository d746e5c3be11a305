// A plan copied for the next year keeps the year in its title and in the numbers of its decrees.
#include <algorithm>
#include <functional>

#include "base/text.h"
#include "check/rules.h"
#include "model/year.h"

namespace rbplan {
namespace {

// The years that a text names; of two with a dash or a slash between them (`2020-2024`) all from one to the other.
struct Years {
  int first;
  int last;

  bool hold(int year) const { return first <= year && year <= last; }
};

bool joins_years(std::string_view text) {
  return text == "-" || text == " - " || text == "/" || text == "\xE2\x80\x93";
}

std::vector<Years> years_in(std::string_view text) {
  std::vector<Years> found;
  std::size_t behind_last = 0;
  for (std::size_t end = 4; end <= text.size(); ++end) {
    const bool goes_on = end < text.size() && is_digit(text[end]);
    const auto year = year_at_end(text.substr(0, end));
    if (goes_on || !year || *year < kFirstYear || *year > kLastYear) continue;
    const std::string_view between = text.substr(behind_last, end - 4 - behind_last);
    const bool is_span = !found.empty() && found.back().first < *year && joins_years(between);
    if (is_span) {
      found.back().last = *year;
    } else {
      found.push_back({*year, *year});
    }
    behind_last = end;
  }
  return found;
}

// The first year that a text names, where it names some and none holds `year`; single years are looked at first, so
// that `Road Map 2020-2024, Tahun 2021` is of 2021.
std::optional<int> other_year(std::string_view text, int year) {
  std::vector<Years> years = years_in(text);
  const auto is_single = [](const Years& one) { return one.first == one.last; };
  if (std::any_of(years.begin(), years.end(), is_single))
    years.erase(std::remove_if(years.begin(), years.end(), std::not_fn(is_single)), years.end());
  if (years.empty() || std::any_of(years.begin(), years.end(), [&](const Years& one) { return one.hold(year); }))
    return std::nullopt;
  return years.front().first;
}

// Whether a date was read and is one of the plan's; what is wrong with another has been told.
bool is_of_plan(const Located<Date>& date, int year) {
  return date.value.ok() && date.value >= std::chrono::year(year - 1) / std::chrono::July / 1 &&
         year_of(date.value) <= year;
}

// A number bears the year of its date.
void check_number(const Text& number, const Located<Date>& date, Diagnostics& found) {
  const int year = year_of(date.value);
  if (const auto other = other_year(number.value, year)) {
    found.push_back({Kind::number_of_other_year,
                     number.span,
                     {number.value, std::int64_t{*other}, date.value},
                     HelpLine{Help::numbers_bear_year, {}},
                     {}});
  }
}

}  // namespace

Diagnostics years_agree(const Subject& subject) {
  const Plan& plan = subject.plan;
  Diagnostics found;
  const bool is_clear = plan.year.value != 0 && year_of_name(subject).empty();  // else the year itself is in doubt
  if (const auto other = is_clear ? other_year(plan.title.value, plan.year.value) : std::nullopt) {
    found.push_back({Kind::title_of_other_year,
                     plan.title.span,
                     {std::int64_t{*other}, std::int64_t{plan.year.value}},
                     HelpLine{Help::titles_bear_year, {}},
                     {}});
  }
  if (plan.decree && plan.decree->number && plan.decree->date && is_of_plan(*plan.decree->date, plan.year.value))
    check_number(*plan.decree->number, *plan.decree->date, found);
  for (const Amendment& amendment : plan.amendments) {
    if (is_of_plan(amendment.date, plan.year.value)) check_number(amendment.number, amendment.date, found);
  }
  return found;
}

}  // namespace rbplan
