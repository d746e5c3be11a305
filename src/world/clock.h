// Today, in local time.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace rbplan {

class Clock {
 public:
  virtual ~Clock() = default;

  // Nothing where the environment's TZ names no zone: the C library would silently take UTC.
  virtual std::optional<Date> today() const = 0;

  virtual std::chrono::sys_seconds now() const = 0;

  // The first second after a day in local time.
  virtual std::chrono::sys_seconds end_of(Date day) const = 0;
};

// The day of a time in local time.
Date local_day(const Clock& clock, std::chrono::sys_seconds time);

class SystemClock : public Clock {
 public:
  std::optional<Date> today() const override;
  std::chrono::sys_seconds now() const override;
  std::chrono::sys_seconds end_of(Date day) const override;
};

class FixedClock : public Clock {
 public:
  // Local time is so many hours before UTC.
  explicit FixedClock(std::optional<Date> day, int hours_east = 0) : day_(day), hours_east_(hours_east) {}
  std::optional<Date> today() const override { return day_; }
  // Noon of the day.
  std::chrono::sys_seconds now() const override {
    return day_ ? end_of(*day_) - std::chrono::hours(12) : std::chrono::sys_seconds();
  }
  std::chrono::sys_seconds end_of(Date day) const override {
    return std::chrono::sys_days(day) + std::chrono::days(1) - std::chrono::hours(hours_east_);
  }

 private:
  std::optional<Date> day_;
  int hours_east_;
};

// Whether a value of TZ is one that the C library follows: empty (UTC), a file of the zone database, or a rule such
// as `WIB-7` or `<+07>-7` (POSIX.1-2017, 8.3).
bool names_a_zone(std::string_view tz);

}  // namespace rbplan
