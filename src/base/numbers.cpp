#include "base/numbers.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rbplan {
namespace {

std::string_view without_sign(std::string_view text) {
  return text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
}

}  // namespace

bool is_plain_whole(std::string_view text) {
  return is_digits(without_sign(text)) ||
         (text.starts_with("0x") && text.size() > 2 &&
          text.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string_view::npos) ||
         (text.starts_with("0o") && text.size() > 2 && text.find_first_not_of("01234567", 2) == std::string_view::npos);
}

bool is_plain_decimal(std::string_view text) {
  const std::string_view number = without_sign(text);
  if (number == ".inf" || number == ".Inf" || number == ".INF") return true;
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  const std::size_t exponent = std::min(number.find_first_of("eE"), number.size());
  if (exponent < number.size() && !is_digits(without_sign(number.substr(exponent + 1)))) return false;
  const std::string_view mantissa = number.substr(0, exponent);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const std::string_view whole = mantissa.substr(0, point);
  const std::string_view fraction = mantissa.substr(std::min(point + 1, mantissa.size()));
  return (is_digits(whole) && (fraction.empty() || is_digits(fraction))) || (whole.empty() && is_digits(fraction));
}

bool is_quantity(std::string_view text) {
  const std::string_view number = text.starts_with('-') ? text.substr(1) : text;
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::string_view whole = number.substr(0, point);
  const std::string_view fraction = point < number.size() ? number.substr(point + 1) : "0";
  return is_digits(whole) && is_digits(fraction) && (whole.size() == 1 || whole[0] != '0') &&
         number.size() <= kMostDigits;
}

std::optional<std::string> grouped_digits(std::string_view text, char sign) {
  constexpr std::size_t kGroup = 3;
  const std::size_t first = std::min(text.find(sign), text.size());
  if (first == 0 || first > kGroup || first == text.size() || text[0] == '0') return std::nullopt;
  std::string digits(text.substr(0, first));
  for (std::size_t at = first; at < text.size(); at += kGroup + 1) {
    const std::string_view group = text.substr(at + 1, kGroup);
    if (text[at] != sign || group.size() < kGroup) return std::nullopt;
    digits += group;
  }
  return is_digits(digits) ? std::optional(digits) : std::nullopt;
}

bool may_be_thousands(std::string_view quantity) {
  const bool is_one_group = std::count(quantity.begin(), quantity.end(), '.') == 1;
  return is_one_group && grouped_digits(without_sign(quantity), '.');
}

std::string unmistakable(std::string_view quantity) {
  std::string digits(quantity);
  const std::size_t point = digits.find('.');
  if (point == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.size() == point + 1) return digits.substr(0, point);
  return may_be_thousands(digits) ? digits + '0' : digits;
}

bool is_per_cent(std::string_view unit) {
  constexpr std::array<std::string_view, 5> kWords = {"%", "persen", "persentase", "presentase", "percent"};
  return std::find(kWords.begin(), kWords.end(), ascii_lower(without_blanks(unit))) != kWords.end();
}

bool says_nothing(std::string_view text) {
  constexpr std::array<std::string_view, 8> kWords = {"",          "-",     "--", "\xE2\x80\x93", "\xE2\x80\x94",
                                                      "tidak ada", "nihil", "n/a"};
  return std::find(kWords.begin(), kWords.end(), ascii_lower(text)) != kWords.end();
}

bool has_leading_zero(std::string_view text) { return text.size() > 1 && is_digits(text) && text[0] == '0'; }

std::string without_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return std::string(first == std::string_view::npos ? "0" : digits.substr(first));
}

bool is_whole(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  return is_digits(digits) && (digits[0] != '0' || text == "0");
}

}  // namespace rbplan
