#include "base/calendar.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

struct MonthName {
  std::string_view name;
  unsigned month;
};

// English, Indonesian and the short forms and spellings met in offices' papers.
constexpr MonthName kMonthNames[] = {
    {"january", 1},   {"januari", 1},  {"jan", 1},      {"february", 2},  {"februari", 2},  {"feb", 2},
    {"pebruari", 2},  {"peb", 2},      {"march", 3},    {"maret", 3},     {"mar", 3},       {"april", 4},
    {"apr", 4},       {"may", 5},      {"mei", 5},      {"june", 6},      {"juni", 6},      {"jun", 6},
    {"july", 7},      {"juli", 7},     {"jul", 7},      {"august", 8},    {"agustus", 8},   {"aug", 8},
    {"agu", 8},       {"agt", 8},      {"ags", 8},      {"agst", 8},      {"september", 9}, {"sep", 9},
    {"sept", 9},      {"october", 10}, {"oktober", 10}, {"oct", 10},      {"okt", 10},      {"november", 11},
    {"nopember", 11}, {"nov", 11},     {"nop", 11},     {"december", 12}, {"desember", 12}, {"dec", 12},
    {"des", 12},
};

int digits_value(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = static_cast<std::size_t>(
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_letter_or_digit) -
        text.begin());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// A day that exists, of one or two digits each for day and month.
void add_day(std::vector<Date>& days, std::string_view year, std::string_view month, std::string_view day) {
  if (year.size() != 4 || day.size() > 2 || !is_digits(year) || !is_digits(day)) return;
  const auto of_year = parse_month(month);
  if (!of_year) return;
  const Date date(std::chrono::year(digits_value(year)), *of_year,
                  std::chrono::day(static_cast<unsigned>(digits_value(day))));
  if (date.ok() && std::find(days.begin(), days.end(), date) == days.end()) days.push_back(date);
}

}  // namespace

std::vector<Date> dates_meant(std::string_view text) {
  const std::size_t time = text.find_first_of("T", 1);
  const bool has_time = time != std::string_view::npos && is_digits(text.substr(time - 1, 1));
  std::vector<std::string_view> words = words_of(has_time ? text.substr(0, time) : text);
  std::vector<Date> days;
  if (words.size() == 1 && words[0].size() == 8) {
    add_day(days, words[0].substr(0, 4), words[0].substr(4, 2), words[0].substr(6));
    return days;
  }
  if (words.size() > 3 && !is_digits(words[0])) words.erase(words.begin());  // Senin, 1 Februari 2021
  if (words.size() != 3) return days;
  if (words[0].size() == 4) {
    add_day(days, words[0], words[1], words[2]);
  } else {
    add_day(days, words[2], words[1], words[0]);
    add_day(days, words[2], words[0], words[1]);
  }
  return days;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = text.substr(0, 4);
  const auto month = text.substr(5, 2);
  const auto day = text.substr(8, 2);
  if (!is_digits(year) || !is_digits(month) || !is_digits(day)) return std::nullopt;
  return Date(std::chrono::year(digits_value(year)), std::chrono::month(static_cast<unsigned>(digits_value(month))),
              std::chrono::day(static_cast<unsigned>(digits_value(day))));
}

std::optional<std::chrono::sys_seconds> parse_time(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = text.substr(11, 2);
  const auto minute = text.substr(14, 2);
  const auto second = text.substr(17, 2);
  if (!date || !date->ok() || !is_digits(hour) || !is_digits(minute) || !is_digits(second)) return std::nullopt;
  if (digits_value(hour) > 23 || digits_value(minute) > 59 || digits_value(second) > 59) return std::nullopt;
  return std::chrono::sys_days(*date) + std::chrono::hours(digits_value(hour)) +
         std::chrono::minutes(digits_value(minute)) + std::chrono::seconds(digits_value(second));
}

std::optional<Month> parse_month(std::string_view text) {
  if (is_digits(text)) {
    if (text.size() > 2) return std::nullopt;
    const Month month(static_cast<unsigned>(digits_value(text)));
    return month.ok() ? std::optional(month) : std::nullopt;
  }
  const std::string name = ascii_lower(text);
  const auto* found = std::find_if(std::begin(kMonthNames), std::end(kMonthNames),
                                   [&](const MonthName& known) { return known.name == name; });
  return found == std::end(kMonthNames) ? std::nullopt : std::optional(Month(found->month));
}

std::optional<int> parse_whole(std::string_view text) {
  if (!is_digits(text) || text.size() > 9 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  return digits_value(text);
}

Date last_day(int year, Month month) {
  return std::chrono::year_month_day_last(std::chrono::year(year), std::chrono::month_day_last(month));
}

int last_day_number(int year, Month month) {
  return static_cast<int>(static_cast<unsigned>(last_day(year, month).day()));
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

Date add_days(Date date, int days) { return std::chrono::sys_days(date) + std::chrono::days(days); }

int year_of(Date date) { return static_cast<int>(date.year()); }

int month_number(Month month) { return static_cast<int>(static_cast<unsigned>(month)); }

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(date), month_number(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Date(day)), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

}  // namespace rbplan
