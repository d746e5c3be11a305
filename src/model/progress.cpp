#include "model/progress.h"

#include <algorithm>

#include <cstdlib>
#include "base/decimal.h"

namespace rbplan {
namespace {

// A number's digits without those zeros that say nothing, in two parts.
struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;

  explicit Parts(std::string_view text) {
    negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    whole = text.substr(0, point);
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    fraction = text.substr(std::min(point + 1, text.size()));
    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
    if (whole.empty() && fraction.empty()) negative = false;
  }

  std::strong_ordering magnitude(const Parts& other) const {
    if (const auto order = whole.size() <=> other.whole.size(); order != 0) return order;
    if (const auto order = whole <=> other.whole; order != 0) return order;
    return fraction <=> other.fraction;
  }
};

}  // namespace

Time Record::time() const {
  if (recorded) return recorded->value;
  return Time(std::chrono::sys_days(date.value)) + std::chrono::days(1) - std::chrono::seconds(1);
}

Said Record::said() const {
  if (review) return review->value == Verdict::accepted ? Said::accepted : Said::returned;
  switch (status->value) {
    case Status::done:
      return Said::done;
    case Status::partial:
      return Said::partial;
    case Status::not_done:
      break;
  }
  return Said::not_done;
}

bool Record::names(Period period) const {
  return std::any_of(periods.begin(), periods.end(), [&](const auto& one) { return one.value == period; });
}

bool is_still_to_come(Date date, std::optional<Date> today) {
  constexpr int kDaysAhead = 1;
  return today && date > add_days(*today, kDaysAhead);
}

std::strong_ordering compare(const Measure& a, const Measure& b) {
  if (a.is_grade || b.is_grade) return a.is_grade <=> b.is_grade;
  const Parts left(a.text);
  const Parts right(b.text);
  if (left.negative != right.negative)
    return left.negative ? std::strong_ordering::less : std::strong_ordering::greater;
  return left.negative ? right.magnitude(left) : left.magnitude(right);
}

Measure sum(const std::vector<Measure>& numbers) {
  std::vector<std::string_view> texts;
  for (const Measure& one : numbers) texts.emplace_back(one.text);
  return {sum_of(texts)};
}

}  // namespace rbplan
