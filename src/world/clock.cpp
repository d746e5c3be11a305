#include "world/clock.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <ctime>

#include "world/descriptor.h"

namespace rbplan {
namespace {

bool is_zone_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  char magic[4] = {};
  return file.is_open() && ::read(file.get(), magic, sizeof magic) == sizeof magic &&
         std::string_view(magic, sizeof magic) == "TZif";
}

// The length of the zone's name that `tz` begins with: three letters or more, or `<+07>`. Nothing where it has none.
std::optional<std::size_t> name_length(std::string_view tz) {
  const bool bracketed = tz.starts_with('<');
  const std::size_t begin = bracketed ? 1 : 0;
  const std::size_t end = bracketed ? tz.find('>') : tz.find_first_of("+-,0123456789");
  if (end == std::string_view::npos || end < begin + 3) return std::nullopt;
  const std::string_view name = tz.substr(begin, end - begin);
  const bool is_name = std::all_of(name.begin(), name.end(), [&](unsigned char c) {
    return std::isalpha(c) != 0 || (bracketed && (std::isdigit(c) != 0 || c == '+' || c == '-'));
  });
  return is_name ? std::optional(end + begin) : std::nullopt;
}

// The length of the time `hh[:mm[:ss]]` that `tz` begins with, of 24 hours at most. Nothing where it has none.
std::optional<std::size_t> offset_length(std::string_view tz) {
  constexpr int kMost[] = {24, 59, 59};
  std::size_t at = 0;
  for (const int most : kMost) {
    const std::size_t end = std::min(tz.find_first_not_of("0123456789", at), tz.size());
    if (end == at || end > at + 2 || std::stoi(std::string(tz.substr(at, end - at))) > most) return std::nullopt;
    at = end;
    if (tz.substr(at, 1) != ":") return at;
    ++at;
  }
  return std::nullopt;
}

// `std offset`, and behind it what a rule may hold of summer time, which begins with its name; the rest is left to the
// C library.
bool is_zone_rule(std::string_view tz) {
  const auto name = name_length(tz);
  if (!name) return false;
  tz.remove_prefix(*name);
  if (tz.starts_with('+') || tz.starts_with('-')) tz.remove_prefix(1);
  const auto offset = offset_length(tz);
  if (!offset || tz.find_first_of(" \t") != std::string_view::npos) return false;
  tz.remove_prefix(*offset);
  return tz.empty() || tz.starts_with('<') || std::isalpha(static_cast<unsigned char>(tz[0])) != 0;
}

}  // namespace

bool names_a_zone(std::string_view tz) {
  if (tz.starts_with(':')) tz.remove_prefix(1);
  if (tz.empty() || tz == "UTC") return true;  // known where there are no files of zones, too
  if (tz.starts_with('/')) return is_zone_file(std::string(tz));
  const char* folder = std::getenv("TZDIR");
  return is_zone_file(std::string(folder && *folder ? folder : "/usr/share/zoneinfo") + '/' + std::string(tz)) ||
         is_zone_rule(tz);
}

std::optional<Date> SystemClock::today() const {
  const char* tz = std::getenv("TZ");
  if (tz && !names_a_zone(tz)) return std::nullopt;
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (!localtime_r(&now, &local)) return std::nullopt;
  return Date(std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
              std::chrono::day(static_cast<unsigned>(local.tm_mday)));
}

Date local_day(const Clock& clock, std::chrono::sys_seconds time) {
  Date day = add_days(Date(std::chrono::floor<std::chrono::days>(time)), -1);  // no zone is further away
  while (clock.end_of(day) <= time) day = add_days(day, 1);
  return day;
}

std::chrono::sys_seconds SystemClock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::chrono::sys_seconds SystemClock::end_of(Date day) const {
  const Date next = add_days(day, 1);
  std::tm local{};
  local.tm_year = year_of(next) - 1900;
  local.tm_mon = month_number(next.month()) - 1;
  local.tm_mday = static_cast<int>(static_cast<unsigned>(next.day()));
  local.tm_isdst = -1;  // whether summer time holds then is for the zone to say
  return std::chrono::sys_seconds(std::chrono::seconds(std::mktime(&local)));
}

}  // namespace rbplan
