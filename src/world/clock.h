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
};

class SystemClock : public Clock {
 public:
  std::optional<Date> today() const override;
};

class FixedClock : public Clock {
 public:
  explicit FixedClock(std::optional<Date> day) : day_(day) {}
  std::optional<Date> today() const override { return day_; }

 private:
  std::optional<Date> day_;
};

// Whether a value of TZ is one that the C library follows: empty (UTC), a file of the zone database, or a rule such
// as `WIB-7` or `<+07>-7` (POSIX.1-2017, 8.3).
bool names_a_zone(std::string_view tz);

}  // namespace rbplan
