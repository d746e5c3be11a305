// The parts of a year that are planned as one.
#pragma once
#include <compare>
#include <string>
#include <vector>

#include "base/calendar.h"

namespace rbplan {

// A month or a quarter, of no year in particular. Ordered by its end.
class Period {
 public:
  constexpr Period() = default;  // January
  constexpr explicit Period(Month month) : last_(static_cast<unsigned>(month)) {}

  // `quarter` is 1 to 4.
  static constexpr Period of_quarter(unsigned quarter) { return Period(quarter * kQuarterMonths, kQuarterMonths); }

  constexpr Month first() const { return Month(last_ + 1 - length_); }
  constexpr Month last() const { return Month(last_); }
  constexpr bool is_month() const { return length_ == 1; }
  constexpr bool holds(Month month) const { return first() <= month && month <= last(); }
  constexpr bool overlaps(Period other) const { return first() <= other.last() && other.first() <= last(); }
  constexpr unsigned quarter() const { return (last_ - 1) / kQuarterMonths + 1; }  // that it lies in
  constexpr unsigned number() const { return is_month() ? last_ : quarter(); }     // among those of its length

  Date begin(int year) const;     // its first day
  Date deadline(int year) const;  // its last day
  bool has_begun(int year, Date day) const { return day >= begin(year); }

  friend constexpr auto operator<=>(const Period&, const Period&) = default;

 private:
  static constexpr unsigned kQuarterMonths = 3;

  constexpr Period(unsigned last, unsigned length) : last_(last), length_(length) {}

  unsigned last_ = 1;    // the number of its last month
  unsigned length_ = 1;  // in months
};

using Periods = std::vector<Period>;

// Months from `first` to `last`, both included.
struct MonthRange {
  Month first = std::chrono::January;
  Month last = std::chrono::December;

  bool holds(Month month) const { return first <= month && month <= last; }
  bool touches(Period period) const { return period.first() <= last && first <= period.last(); }
  bool is_year() const { return first == std::chrono::January && last == std::chrono::December; }

  friend bool operator==(const MonthRange&, const MonthRange&) = default;
};

// As it is typed on a command line: `6`, `tw2`.
std::string typed(Period period);

// Whether `next` is a month right behind `period` in the year.
constexpr bool are_neighbours(Period period, Period next) {
  return period.is_month() && next.is_month() &&
         static_cast<unsigned>(next.last()) == static_cast<unsigned>(period.last()) + 1;
}

}  // namespace rbplan
