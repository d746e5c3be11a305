// Days and months of the civil calendar, read strictly.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rbplan {

using Date = std::chrono::year_month_day;
using Month = std::chrono::month;  // 1 to 12

constexpr unsigned kMonths = 12;  // of a year
constexpr unsigned kQuarters = 4;

// The day `YYYY-MM-DD` names: four digits, two, two, and nothing else. A day that the month lacks is returned
// as it stands, with ok() false; text of another form is nothing.
std::optional<Date> parse_date(std::string_view text);

// The days that a text in another form may mean: `20-01-2026`, `2026-1-20`, `20/1/2026`, `20 Januari 2026`, with or
// without the day of the week or a time behind it. Two where day and month could be either: the day first, as
// Indonesians write it. None for anything else and for days that do not exist.
std::vector<Date> dates_meant(std::string_view text);

// The second `YYYY-MM-DDTHH:MM:SSZ` names, in UTC; nothing for text of another form and for a time that does not exist.
std::optional<std::chrono::sys_seconds> parse_time(std::string_view text);

// A month's number (`3`, `03`) or name: Indonesian or English, in full or short, in any case. `010` is no month.
std::optional<Month> parse_month(std::string_view text);

// A whole number of one to nine digits without sign or leading zero.
std::optional<int> parse_whole(std::string_view text);

Date last_day(int year, Month month);
int last_day_number(int year, Month month);

// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

Date add_days(Date date, int days);

int year_of(Date date);
int month_number(Month month);

// `2021-03-31`.
std::string iso(Date date);

// `2021-03-31T03:12:00Z`.
std::string iso(std::chrono::sys_seconds time);

}  // namespace rbplan
