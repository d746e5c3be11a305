#include "tables/periods.h"

#include <algorithm>
#include <array>

#include "base/numbers.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::array<std::string_view, 6> kQuarterNames = {"triwulan", "tri wulan", "kuartal", "quarter", "tw", "q"};
constexpr std::array<std::string_view, 3> kMonthNames = {"bulan", "bln", "b"};

std::string_view without_year(std::string_view text) {
  const std::size_t gap = text.find_last_of(" -'");
  const std::string_view last = gap == std::string_view::npos ? std::string_view() : text.substr(gap + 1);
  const bool is_year = is_digits(last) && (last.size() == 4 || (last.size() == 2 && !is_digits(text.substr(0, gap))));
  return is_year && !text.starts_with('t') && !text.starts_with('q') ? trimmed(text.substr(0, gap), " -'") : text;
}

std::optional<Period> one_period(std::string_view written) {
  const std::string lower = fold_case(trimmed(written, " .\n"));
  for (const std::string_view name : kQuarterNames) {
    if (!lower.starts_with(name)) continue;
    std::string_view behind = trimmed(std::string_view(lower).substr(name.size()), " .-");
    const std::size_t blank = std::min(behind.find(' '), behind.size());
    const std::string_view year = trimmed(behind.substr(blank), " -");
    if (!year.empty() && !is_digits(year)) continue;
    behind = behind.substr(0, blank);
    if (const unsigned quarter = small_roman_or_number(behind)) return Period::of_quarter(quarter);
  }
  for (const std::string_view name : kMonthNames) {
    if (!lower.starts_with(name)) continue;
    const std::string_view behind = trimmed(std::string_view(lower).substr(name.size()), " .-");
    const auto month = is_digits(behind) || name.size() > 1 ? parse_month(without_year(behind)) : std::nullopt;
    if (month) return Period(*month);
  }
  const std::string_view name = trimmed(without_year(lower), " .");
  const auto month = is_digits(name) ? std::nullopt : parse_month(name);
  return month ? std::optional(Period(*month)) : std::nullopt;
}

// The parts of a list of periods, and of a span the two ends.
std::vector<std::string> cut_at(std::string_view text, const std::vector<std::string_view>& words) {
  std::string joined(text);
  for (const std::string_view word : words) replace_all(joined, word, "|");
  std::vector<std::string> parts;
  for (const std::string_view part : split(joined, '|')) parts.emplace_back(trimmed(part, " .\n"));
  return parts;
}

// The quarters or months from one to the other.
std::optional<Periods> span_between(Period first, Period last) {
  if (first.is_month() != last.is_month() || last < first) return std::nullopt;
  Periods periods;
  for (unsigned i = first.number(); i <= last.number(); ++i)
    periods.push_back(first.is_month() ? Period(Month(i)) : Period::of_quarter(i));
  return periods;
}

std::optional<Periods> span_named(std::string_view text) {
  if (const auto one = one_period(text)) return Periods{*one};
  const auto ends =
      cut_at(text, {" s.d. ", " s.d ", " s/d ", " sd ", " sampai dengan ", " sampai ", " to ", "\xE2\x80\x93", "-"});
  if (ends.size() != 2) return std::nullopt;
  const auto first = one_period(ends[0]);
  auto last = one_period(ends[1]);
  if (first && !last && !first->is_month() && small_roman_or_number(ends[1]))
    last = Period::of_quarter(small_roman_or_number(ends[1]));
  return first && last ? span_between(*first, *last) : std::nullopt;
}

bool is_whole_year(std::string_view text) {
  constexpr std::array<std::string_view, 8> kWords = {"setiap bulan",       "tiap bulan", "sepanjang tahun",
                                                      "januari - desember", "all year",   "every month",
                                                      "satu tahun",         "bulanan"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
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

unsigned small_roman_or_number(std::string_view text) {
  const std::string_view bare = trimmed(text, " .()");
  if (bare.size() == 1 && bare[0] >= '1' && bare[0] <= '4') return static_cast<unsigned>(bare[0] - '0');
  return roman_number(ascii_upper(bare), kQuarters);
}

std::optional<Periods> periods_named(std::string_view text) {
  std::string lower = fold_case(text);
  std::replace(lower.begin(), lower.end(), '\n', ' ');
  if (is_whole_year(lower)) return span_between(Period(Month(1)), Period(Month(12)));
  Periods periods;
  for (const std::string& part : cut_at(lower, {",", ";", " dan ", " & ", "&", " and ", " / ", "/"})) {
    if (part.empty()) continue;
    auto named = span_named(part);
    const bool is_quarter_number = !named && !periods.empty() && !periods.back().is_month();
    if (is_quarter_number && small_roman_or_number(part))
      named = Periods{Period::of_quarter(small_roman_or_number(part))};
    if (!named) return std::nullopt;
    periods.insert(periods.end(), named->begin(), named->end());
  }
  std::sort(periods.begin(), periods.end());
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  return periods.empty() ? std::nullopt : std::optional(periods);
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
