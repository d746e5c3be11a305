#include "tables/periods.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/calendar.h"
#include "base/numbers.h"
#include "base/period_names.h"
#include "base/text.h"

namespace rbplan {
namespace {

// What stands before a year, `TW II 2021`, `Jan-21`, `Semester I TA 2021`; and the year.
std::pair<std::string_view, std::optional<int>> cut_year(std::string_view text) {
  const std::size_t gap = text.find_last_of(" -'");
  const std::string_view last = gap == std::string_view::npos ? std::string_view() : text.substr(gap + 1);
  const bool is_year = is_digits(last) && (last.size() == 4 || (last.size() == 2 && !is_digits(text.substr(0, gap))));
  if (!is_year) return {text, std::nullopt};
  std::string_view before = trimmed(text.substr(0, gap), " -'");
  for (const std::string_view word : {" tahun", " thn", " ta", " t a"}) {
    if (before.ends_with(word)) before = trimmed(before.substr(0, before.size() - word.size()));
  }
  constexpr int kCentury = 2000;
  const int year = std::stoi(std::string(last));
  return {before, last.size() == 2 ? kCentury + year : year};
}

std::optional<NamedPeriod> of_range(const MonthRange& range) {
  const unsigned months = static_cast<unsigned>(range.last) - static_cast<unsigned>(range.first) + 1;
  if (months == 3) return NamedPeriod{Period::of_quarter(Period(range.last).quarter())};
  return NamedPeriod{Period(range.last), months > 3};
}

// The name alone; of a month a number only behind a word: `Bulan 4`.
std::optional<NamedPeriod> plain_period(std::string_view text) {
  for (const std::string_view word : {"bulan ", "bln "}) {
    if (text.starts_with(word) && parse_month(trimmed(text.substr(word.size()))))
      return of_range(*period_named(text.substr(word.size())));
  }
  const auto range = is_digits(text) ? std::nullopt : period_named(text);
  return range ? of_range(*range) : std::nullopt;
}

// Without the day before the name of a month: `15 Maret`.
std::string_view without_day(std::string_view text) {
  constexpr int kMostDays = 31;
  const std::size_t blank = std::min(text.find(' '), text.size());
  const auto day = parse_whole(text.substr(0, blank));
  const bool is_day = day && *day >= 1 && *day <= kMostDays && blank + 1 < text.size() && !is_digit(text[blank + 1]);
  return is_day ? text.substr(blank + 1) : text;
}

std::optional<NamedPeriod> one_period(std::string_view written) {
  std::string lower = fold_case(trimmed(written, " .\n"));
  if (const auto date = parse_date(lower); date && date->ok())
    return NamedPeriod{Period(date->month()), false, year_of(*date)};
  replace_all(lower, "tri wulan", "triwulan");
  std::replace_if(
      lower.begin(), lower.end(), [](char c) { return c == '.' || c == '-' || c == '\''; }, ' ');
  while (lower.find("  ") != std::string::npos) replace_all(lower, "  ", " ");
  const std::string_view name = without_day(lower);
  if (const auto plain = plain_period(name)) return plain;
  const auto [before, year] = cut_year(name);
  auto named = year ? plain_period(before) : std::nullopt;
  if (named) named->year = year;
  return named;
}

// The parts of a list of periods, and of a span the two ends.
std::vector<std::string> cut_at(std::string_view text, const std::vector<std::string_view>& words) {
  std::string joined(text);
  for (const std::string_view word : words) replace_all(joined, word, "|");
  std::vector<std::string> parts;
  for (const std::string_view part : split(joined, '|')) parts.emplace_back(trimmed(part, " .\n"));
  return parts;
}

std::vector<std::string> ends_of(std::string_view span) {
  return cut_at(span, {" s.d. ", " s.d ", " s/d ", " sd ", " sampai dengan ", " sampai ", " hingga ", " to ",
                       "\xE2\x80\x93", "-"});
}

// `3`, `1-6`, `1 s/d 12`: numbers of months.
std::optional<std::vector<NamedPeriod>> numbered_months(std::string_view text) {
  const auto ends = ends_of(text);
  const bool are_numbers = std::all_of(ends.begin(), ends.end(), [](const auto& end) { return is_digits(end); });
  if (ends.size() > 2 || !are_numbers) return std::nullopt;
  const auto first = parse_month(ends.front());
  const auto last = parse_month(ends.back());
  if (!first || !last || *last < *first) return std::nullopt;
  std::vector<NamedPeriod> months;
  for (auto month = static_cast<unsigned>(*first); month <= static_cast<unsigned>(*last); ++month)
    months.push_back({Period(Month(month))});
  return months;
}

// The periods from one to the other, both of one sort, perhaps over the end of a year.
std::optional<std::vector<NamedPeriod>> span_between(NamedPeriod first, const NamedPeriod& last) {
  if (!first.year) first.year = last.year;
  const bool is_over_year = first.year && last.year && *last.year == *first.year + 1;
  const bool is_in_order = first.year == last.year && first.period <= last.period;
  const bool are_of_one_sort =
      first.period.is_month() == last.period.is_month() && first.is_half_year == last.is_half_year;
  if (!are_of_one_sort || !(is_over_year || is_in_order)) return std::nullopt;
  const unsigned count = first.period.is_month() ? kMonths : kQuarters;
  std::vector<NamedPeriod> all;
  const unsigned step = first.is_half_year ? kMonths / 2 : 1;
  for (unsigned i = first.period.number(); i <= last.period.number() + (is_over_year ? count : 0); i += step) {
    const unsigned number = (i - 1) % count + 1;
    all.push_back({of_sort(first.period, number), first.is_half_year, i > count ? last.year : first.year});
  }
  return all;
}

// `II` behind a quarter or a half-year: another one.
std::optional<NamedPeriod> like_before(const NamedPeriod& before, std::string_view text) {
  const auto [name, year] = cut_year(text);
  const unsigned number = small_roman_or_number(name);
  if (number == 0 || (before.is_half_year && number > 2)) return std::nullopt;
  if (before.is_half_year) return NamedPeriod{Period(Month(number * kMonths / 2)), true, year};
  return before.period.is_month() ? std::nullopt : std::optional(NamedPeriod{Period::of_quarter(number), false, year});
}

std::optional<std::vector<NamedPeriod>> span_named(std::string_view text) {
  if (const auto one = one_period(text)) return std::vector{*one};
  const auto ends = ends_of(text);
  if (ends.size() != 2) return std::nullopt;
  auto first = one_period(ends[0]);
  auto last = one_period(ends[1]);
  if (first && !last) last = like_before(*first, ends[1]);
  if (!first && last && is_digits(ends[0]) && without_day(ends[1]) != ends[1]) first = last;  // `15-20 Maret`
  return first && last ? span_between(*first, *last) : std::nullopt;
}

// Words, and of how many months they speak.
using MonthsOfWords = std::pair<std::string_view, unsigned>;

// Of `setiap triwulan`, `bulanan` how many months such a period has; 0 of other text.
unsigned months_of_each(std::string_view text) {
  constexpr MonthsOfWords kWhole[] = {{"sepanjang tahun", 1}, {"all year", 1},  {"satu tahun", 1}, {"bulanan", 1},
                                      {"triwulanan", 3},      {"kuartalan", 3}, {"semesteran", 6}};
  constexpr MonthsOfWords kPeriods[] = {{"bulan", 1},     {"bulannya", 1}, {"month", 1},    {"triwulan", 3},
                                        {"tri wulan", 3}, {"tw", 3},       {"kuartal", 3},  {"quarter", 3},
                                        {"semester", 6},  {"smt", 6},      {"half-year", 6}};
  const auto months_in = [&](std::span<const MonthsOfWords> all) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == text; });
    return found == all.end() ? 0 : found->second;
  };
  if (const unsigned months = months_in(kWhole)) return months;
  constexpr std::array<std::string_view, 6> kEach = {"setiap ", "tiap-tiap ", "tiap ", "per ", "every ", "each "};
  const auto* const each = std::find_if(kEach.begin(), kEach.end(), [&](auto word) { return text.starts_with(word); });
  if (each == kEach.end()) return 0;
  text.remove_prefix(each->size());
  if (text.starts_with("akhir ")) text.remove_prefix(std::string_view("akhir ").size());
  return months_in(kPeriods);
}

std::vector<NamedPeriod> each_of_year(unsigned months) {
  std::vector<NamedPeriod> all;
  for (unsigned last = months; last <= kMonths; last += months)
    all.push_back(*of_range({Month(last + 1 - months), Month(last)}));
  return all;
}

bool is_tick(std::string_view text) {
  constexpr std::array<std::string_view, 9> kTicks = {
      "\xE2\x88\x9A", "v", "x", "\xE2\x9C\x93", "\xE2\x9C\x94", "1", "ya", "\xE2\x98\x91", "\xE2\x9C\x85"};
  return std::find(kTicks.begin(), kTicks.end(), ascii_lower(text)) != kTicks.end();
}

// Digits with perhaps signs between: `1.500,25`, `0.25`, `2,5`; empty where it is none.
std::string decimal_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  std::string digits(is_negative ? text.substr(1) : text);
  if (const auto grouped = grouped_digits(digits.substr(0, digits.find(',')), '.')) {
    digits = *grouped + (digits.find(',') == std::string::npos ? "" : digits.substr(digits.find(',')));
  }
  std::replace(digits.begin(), digits.end(), ',', '.');
  const std::size_t point = std::min(digits.find('.'), digits.size());
  digits = without_zeros(digits.substr(0, point)) + digits.substr(point);
  if (!is_quantity(digits)) return {};
  return (is_negative ? "-" : "") + unmistakable(digits);
}

// Whether a number begins in it; `m2` has none.
bool begins_number(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i]) && (i == 0 || !is_letter_or_digit(text[i - 1]))) return true;
  }
  return false;
}

}  // namespace

Period of_sort(const Period& other, unsigned number) {
  return other.is_month() ? Period(Month(number)) : Period::of_quarter(number);
}

unsigned small_roman_or_number(std::string_view text) {
  const std::string_view bare = trimmed(text, " .()");
  if (bare.size() == 1 && bare[0] >= '1' && bare[0] <= '4') return static_cast<unsigned>(bare[0] - '0');
  return roman_number(ascii_upper(bare), kQuarters);
}

std::optional<std::vector<NamedPeriod>> named_periods(std::string_view text) {
  std::string lower = fold_case(trimmed(text, " .\n"));
  std::replace(lower.begin(), lower.end(), '\n', ' ');
  replace_all(lower, "s/d", "sd");
  replace_all(lower, "ke-", "");  // `Triwulan ke-2`
  if (const unsigned months = months_of_each(lower)) return each_of_year(months);
  std::vector<NamedPeriod> all;
  for (const std::string& part : cut_at(lower, {",", ";", " dan ", " & ", "&", " and ", " / ", "/"})) {
    if (part.empty()) continue;
    auto named = span_named(part);
    if (!named && !all.empty()) {
      if (const auto like = like_before(all.back(), part)) named = std::vector{*like};
    }
    if (!named) return std::nullopt;
    all.insert(all.end(), named->begin(), named->end());
  }
  return all.empty() ? std::nullopt : std::optional(all);
}

std::optional<std::vector<NamedPeriod>> scheduled_periods(std::string_view text) {
  if (auto named = named_periods(text)) return named;
  if (const auto days = dates_meant(text); days.size() == 1)  // `15/03/2023`
    return std::vector{NamedPeriod{Period(days[0].month()), false, year_of(days[0])}};
  std::string list = fold_case(text);
  replace_all(list, "s/d", "sd");
  std::replace_if(
      list.begin(), list.end(), [](char c) { return c == ';' || c == '\n'; }, ',');
  std::vector<NamedPeriod> all;
  for (const std::string_view part : split(std::string_view(list), ',')) {
    if (is_blank(part)) continue;
    const auto months = numbered_months(trimmed(part, " ."));
    std::string names(trimmed(part));
    const auto named = months ? months : named_periods(names);
    std::replace(names.begin(), names.end(), ' ', ',');  // `Januari Maret`
    const auto each = named ? named : named_periods(names);
    if (!each) return std::nullopt;
    all.insert(all.end(), each->begin(), each->end());
  }
  return all;
}

Periods in_order(const std::vector<NamedPeriod>& named) {
  Periods periods;
  for (const NamedPeriod& one : named) periods.push_back(one.period);
  std::sort(periods.begin(), periods.end());
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  return periods;
}

bool says_unscheduled(std::string_view text) {
  constexpr std::array<std::string_view, 6> kWords = {"tanpa jadwal",    "tidak dijadwalkan", "tidak terjadwal",
                                                      "belum terjadwal", "unscheduled",       "not scheduled"};
  return std::find(kWords.begin(), kWords.end(), fold_case(trimmed(text, " ."))) != kWords.end();
}

bool is_nothing(std::string_view text) { return says_nothing(text) || text == "0" || text == "0%"; }

std::optional<Quantity> read_quantity(const GridCell& cell) {
  std::string_view text = cell.text;
  const bool is_money = ascii_lower(text.substr(0, 2)) == "rp";
  if (is_money) text = trimmed(text.substr(2), " .");
  std::size_t end = text.starts_with('-') ? 1 : 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  std::string_view number = trimmed(text.substr(0, end), ".,");
  std::string_view unit = trimmed(text.substr(end), " \n");
  if (is_money && (unit == "-" || unit.empty())) unit = {};
  if (begins_number(unit)) return std::nullopt;  // `3-5`, `10 dari 12`
  const bool is_typed = cell.kind == GridCell::Kind::number || cell.kind == GridCell::Kind::percent;
  if (number.empty() || number == "-") return std::nullopt;
  std::string digits = is_typed && is_quantity(number) ? unmistakable(number) : decimal_of(number);
  if (digits.empty()) return std::nullopt;
  return Quantity{std::move(digits), cell.kind == GridCell::Kind::percent ? "%" : std::string(unit)};
}

TableMark read_mark(const GridCell& cell) {
  if (cell.kind == GridCell::Kind::truth)
    return {cell.text == "true" ? TableMark::Kind::tick : TableMark::Kind::nothing};
  if (is_nothing(cell.text)) return {TableMark::Kind::nothing};
  if (is_tick(cell.text)) return {TableMark::Kind::tick, cell.text == "1" ? "1" : std::string()};
  const auto quantity = read_quantity(cell);
  if (!quantity || (!quantity->unit.empty() && !is_per_cent(quantity->unit)) || cell.kind == GridCell::Kind::date)
    return {TableMark::Kind::other};
  return {quantity->digits == "0" ? TableMark::Kind::nothing : TableMark::Kind::amount, quantity->digits,
          is_per_cent(quantity->unit)};
}

}  // namespace rbplan
