#include "world/clock.h"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <regex>

namespace rbplan {
namespace {

bool is_zone_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char magic[4] = {};
  return file.read(magic, sizeof magic) && std::string_view(magic, sizeof magic) == "TZif";
}

// std offset [dst [offset] [,rule]]: the parts that a person writes; a rule's dates are left to the C library.
bool is_zone_rule(std::string_view tz) {
  static const std::regex rule(
      R"((?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[+-]?\d{1,3}(?::\d{2}){0,2})"
      R"((?:(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)(?:[+-]?\d{1,3}(?::\d{2}){0,2})?(?:,[MJ0-9./:,+-]+)?)?)");
  return std::regex_match(tz.begin(), tz.end(), rule);
}

}  // namespace

bool names_a_zone(std::string_view tz) {
  if (tz.starts_with(':')) tz.remove_prefix(1);
  if (tz.empty()) return true;
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

}  // namespace rbplan
