#include "session/months.h"

#include <algorithm>

#include "base/period_names.h"
#include "base/text.h"

namespace rbplan {
namespace {

// A number behind the word that stands before another one: `tw2` for `2` beside `tw1`.
std::string like(std::string_view period, std::string_view number) {
  period = trimmed(period);
  const std::size_t blank = period.rfind(' ');
  if (blank == std::string_view::npos) {
    while (!period.empty() && is_digit(period.back())) period.remove_suffix(1);
  }
  return std::string(period.substr(0, blank)) + ' ' + std::string(trimmed(number));
}

Parsed<MonthRange> parse_span(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = parse_period(text.substr(0, dash));
  if (!first || dash == std::string_view::npos) return first;
  auto last = parse_period(text.substr(dash + 1));
  // In `tw1-2` the number behind the dash is of such a period too.
  if (const auto same =
          first->first == first->last ? std::nullopt : period_named(like(text.substr(0, dash), text.substr(dash + 1))))
    last = *same;
  if (!last) return last;
  if (last->first < first->first)
    return usage_error(phrase("no such months: {0}", trimmed(text)), phrase("the earlier month is first: 1-6"));
  return MonthRange{first->first, last->last};
}

}  // namespace

Parsed<MonthRange> parse_period(std::string_view text) {
  if (const auto span = period_named(text)) return *span;
  const bool is_empty = trimmed(text).empty();
  return usage_error(
      is_empty ? phrase("no month is named") : phrase("no such month: {0}", trimmed(text)),
      phrase("a month is 1 to 12 or a name such as maret, mar, march; tw1 is a quarter, s1 a half-year"));
}

Parsed<std::vector<Month>> parse_months(const std::vector<std::string>& texts) {
  std::vector<Month> months;
  for (const std::string& text : texts) {
    const auto parts = split(std::string_view(text), ',');
    for (const std::string_view part : parts) {
      if (parts.size() > 1 && trimmed(part).empty()) {
        return usage_error(phrase("beside a comma no month is named: {0}", text),
                           phrase("months are joined by commas without blanks, 1,7, or in quotes, '1, 7'"));
      }
      const auto span = parse_span(part);
      if (!span) return tl::unexpected(span.error());
      for (unsigned month = static_cast<unsigned>(span->first); month <= static_cast<unsigned>(span->last); ++month) {
        months.emplace_back(month);
      }
    }
  }
  std::sort(months.begin(), months.end());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  return months;
}

}  // namespace rbplan
