#include "base/decimal.h"

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace rbplan {
namespace {

__extension__ using Wide = __int128;  // 15 digits before the point, 15 behind it, and room for a sum

constexpr int kPlaces = 15;

// A number in units of 10^-15.
Wide units_of(std::string_view number) {
  Wide units = 0;
  int places = -1;  // behind the point; -1 before it
  for (const char c : number) {
    if (c == '.') places = 0;
    if (!is_digit(c)) continue;
    units = units * 10 + (c - '0');
    if (places >= 0) ++places;
  }
  for (int i = std::max(places, 0); i < kPlaces; ++i) units *= 10;
  return number.starts_with('-') ? -units : units;
}

std::string text_of(Wide units) {
  const bool is_negative = units < 0;
  if (is_negative) units = -units;
  std::string digits;
  for (; units > 0 || digits.size() <= kPlaces; units /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(units % 10)));
  digits.insert(digits.size() - kPlaces, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return is_negative ? '-' + digits : digits;
}

}  // namespace

std::string sum_of(std::span<const std::string_view> numbers) {
  Wide sum = 0;
  for (const std::string_view number : numbers) sum += units_of(number);
  return text_of(sum);
}

std::optional<std::int64_t> thousandths(std::string_view part, std::string_view whole) {
  constexpr Wide kThousand = 1000;
  const Wide of = units_of(whole);
  if (of == 0) return std::nullopt;
  const Wide share = units_of(part) * kThousand / of;
  constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
  if (share > kMost || share < -kMost) return std::nullopt;
  return static_cast<std::int64_t>(share);
}

}  // namespace rbplan
