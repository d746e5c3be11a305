#include "tables/heading_periods.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "tables/heading_words.h"

namespace rbplan {
namespace {

constexpr std::string_view kInitials = "JFMAMJJASOND";  // of the months

bool is_initial(std::string_view word, std::size_t month) {
  return word.size() == 1 && ascii_upper(word)[0] == kInitials[month];
}

// What the numbers below a heading count.
enum class PeriodSort { month, quarter, half_year };

PeriodSort sort_of(const std::vector<std::string>& words) {
  if (says_any(words, "triwulan") || says_any(words, "tw") || says_any(words, "quarter")) return PeriodSort::quarter;
  return says_any(words, "semester") || says_any(words, "smt") ? PeriodSort::half_year : PeriodSort::month;
}

unsigned period_number(std::string_view text) {
  return is_digits(text) ? static_cast<unsigned>(month_number(*parse_month(text))) : small_roman_or_number(text);
}

// `1 2 3` below each quarter, or 1 to 6 below each half-year.
std::optional<Period> month_below(Month first, unsigned months, unsigned number) {
  const unsigned begin = static_cast<unsigned>(first);
  const unsigned month = number >= begin ? number : begin + number - 1;
  return month < begin + months ? std::optional(Period(Month(month))) : std::nullopt;
}

// The number of the first of some periods between two neighbours, the other of which may be the year's end; nothing
// where that many do not fit there.
std::optional<unsigned> first_between(const std::optional<Period>& before, const std::optional<Period>& after,
                                      std::size_t count) {
  if (before && after && before->is_month() != after->is_month()) return std::nullopt;
  const unsigned most = (before ? *before : *after).is_month() ? kMonths : kQuarters;
  const unsigned first = before ? before->number() + 1 : 1;
  return (after ? after->number() : most + 1) == first + count ? std::optional(first) : std::nullopt;
}

// The lowest of the words above a column.
std::string_view own_word(const HeadedColumn& column) {
  const std::size_t above = column.heading.rfind(" / ");
  return trimmed(std::string_view(column.heading).substr(above == std::string::npos ? 0 : above + 3), " .()");
}

bool may_be_period(const HeadedColumn& column) {
  return !column.heading.empty() && (column.role == ColumnRole::unknown || column.goes_by_group);
}

}  // namespace

bool says_any(const std::vector<std::string>& words, std::string_view part) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return contains_any_case(word, part); });
}

std::optional<std::vector<NamedPeriod>> periods_headed(std::string_view text) {
  if (auto named = named_periods(text)) return named;
  std::vector<std::string> left;
  const std::string words = plain_words(text);
  for (const std::string_view word : split(std::string_view(words), ' ')) {
    constexpr std::array<std::string_view, 4> kBeside = {"target", "rencana", "kumulatif", "cumulative"};
    if (std::find(kBeside.begin(), kBeside.end(), word) == kBeside.end()) left.emplace_back(word);
  }
  return named_periods(join(left, " "));
}

bool is_number_of_period(std::string_view text) {
  const std::string_view bare = trimmed(text, " .()");
  return small_roman_or_number(bare) > 0 || (is_digits(bare) && parse_month(bare));
}

std::size_t initials_in(const GridLine& row) {
  const auto& cells = row.cells;
  for (std::size_t first = 0; first + kMonths <= cells.size(); ++first) {
    std::size_t found = 0;
    while (found < kMonths && is_initial(cells[first + found].text, found)) ++found;
    if (found == kMonths) return first;
  }
  return cells.size();
}

std::vector<NamedPeriod> periods_of(const std::vector<std::string>& words) {
  const PeriodSort sort = sort_of(words);
  std::optional<NamedPeriod> longer;  // than a month
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    auto named = periods_headed(*word);
    const bool is_longer =
        named && named->size() == 1 && (!named->front().period.is_month() || named->front().is_half_year);
    if (is_longer) {
      if (!longer) longer = named->front();
    } else if (named) {
      return *std::move(named);
    }
  }
  const std::string_view last = trimmed(words.back(), " .()");
  const unsigned number = is_number_of_period(last) && words.size() > 1 ? period_number(last) : 0;
  if (longer && number > 0 && is_digits(last)) {
    constexpr unsigned kHalfYear = kMonths / 2;
    const auto below = longer->is_half_year
                           ? month_below(Month(longer->period.number() + 1 - kHalfYear), kHalfYear, number)
                           : month_below(longer->period.first(), 3, number);
    if (below) return {{*below, false, longer->year}};
  }
  if (longer && !(longer->is_half_year && number > 0)) return {*longer};
  if (number == 0) return {};
  if (sort == PeriodSort::half_year && number <= 2) return {{Period(Month(number * kMonths / 2)), true}};
  if (sort == PeriodSort::quarter || !is_digits(last))
    return number <= kQuarters ? std::vector{NamedPeriod{Period::of_quarter(number)}} : std::vector<NamedPeriod>();
  return {{Period(Month(number))}};
}

void read_bare_months(std::vector<HeadedColumn>& columns) {
  const auto is_month = [](const HeadedColumn& column, unsigned month) {
    const std::string_view word = own_word(column);
    return may_be_period(column) && (word == std::to_string(month) || is_initial(word, month - 1));
  };
  for (std::size_t first = 0; first + kMonths <= columns.size(); ++first) {
    unsigned found = 0;
    while (found < kMonths && is_month(columns[first + found], found + 1)) ++found;
    if (found < kMonths) continue;
    for (unsigned month = 1; month <= kMonths; ++month) {
      columns[first + month - 1].role = ColumnRole::period;
      columns[first + month - 1].periods = {Period(Month(month))};
    }
    return;
  }
}

void read_shares(std::vector<HeadedColumn>& columns) {
  for (std::size_t i = 1; i < columns.size(); ++i) {
    const bool is_beside_result = columns[i - 1].role == ColumnRole::carried_out;
    if (columns[i].role == ColumnRole::period && is_beside_result && is_share(own_word(columns[i])))
      columns[i].role = ColumnRole::carried_out;
  }
}

void read_unknown_periods(std::vector<HeadedColumn>& columns) {
  const auto is_unknown = [&](std::size_t at) { return at < columns.size() && may_be_period(columns[at]); };
  const auto is_period = [&](std::size_t at) { return at < columns.size() && columns[at].role == ColumnRole::period; };
  const auto one_at = [&](std::size_t at) {
    const bool is_one = is_period(at) && columns[at].periods.size() == 1;
    return is_one ? std::optional(columns[at].periods.front()) : std::nullopt;
  };
  for (std::size_t begin = 0; begin < columns.size(); ++begin) {
    std::size_t end = begin;
    while (is_unknown(end)) ++end;
    if (end == begin) continue;
    const bool is_among = begin > 0 && is_period(begin - 1) && is_period(end);
    const auto before = begin > 0 ? one_at(begin - 1) : std::nullopt;
    const auto after = one_at(end);
    const bool is_beside = is_among ? before && after : end == begin + 1 && (before || after);
    const auto first = is_beside ? first_between(before, after, end - begin) : std::nullopt;
    for (std::size_t at = begin; at < end && (first || is_among); ++at) {
      columns[at].role = first ? ColumnRole::period : ColumnRole::unknown_period;
      columns[at].is_guessed = first.has_value();
      if (!first) continue;
      const unsigned number = *first + static_cast<unsigned>(at - begin);
      columns[at].periods = {of_sort(before ? *before : *after, number)};
    }
    begin = end;
  }
}

}  // namespace rbplan
