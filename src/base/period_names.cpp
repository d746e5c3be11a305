#include "base/period_names.h"

#include <array>

#include "base/text.h"

namespace rbplan {
namespace {

// A sort of period that is longer than a month, and what it is called before its number.
struct LongPeriod {
  unsigned months;
  std::array<std::string_view, 5> names;
};
constexpr std::array kLongPeriods = {LongPeriod{3, {"tw", "triwulan", "q", "quarter", "kuartal"}},
                                     LongPeriod{6, {"s", "semester", "smt", "sem", "half"}}};

// `2`, `II`; nothing for other text.
std::optional<unsigned> small_number(std::string_view text) {
  if (const unsigned number = roman_number(ascii_upper(text), kQuarters)) return number;
  const auto number = parse_whole(text);
  return number ? std::optional(static_cast<unsigned>(*number)) : std::nullopt;
}

std::optional<MonthRange> long_period(std::string_view text) {
  for (const LongPeriod& period : kLongPeriods) {
    for (const std::string_view name : period.names) {
      if (!text.starts_with(name)) continue;
      const auto number = small_number(trimmed(text.substr(name.size())));
      if (!number || *number < 1 || *number > kMonths / period.months) continue;
      return MonthRange{Month((*number - 1) * period.months + 1), Month(*number * period.months)};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<MonthRange> period_named(std::string_view written) {
  const std::string text = ascii_lower(trimmed(written));
  auto month = parse_month(text);
  if (!month && text.starts_with('b')) month = parse_month(trimmed(std::string_view(text).substr(1)));  // as in B03
  if (month) return MonthRange{*month, *month};
  return long_period(text);
}

}  // namespace rbplan
