#include "session/typed_number.h"

#include <algorithm>
#include <optional>

#include "base/numbers.h"
#include "base/text.h"
#include "model/plan.h"

namespace rbplan {
namespace {

constexpr std::string_view kSigns = ".,";

// A number without its sign, cut at its last `.` or `,`: what stands before, and behind.
struct Cut {
  std::string_view before;
  char sign = 0;  // none where there is no cut
  std::string_view behind;
};

Cut cut(std::string_view number) {
  const std::size_t at = number.find_last_of(kSigns);
  if (at == std::string_view::npos) return {number, 0, {}};
  return {number.substr(0, at), number[at], number.substr(at + 1)};
}

// Digits with or without groups; `decimal` is the sign that cannot be theirs.
std::optional<std::string> whole_digits(std::string_view text, char decimal) {
  if (is_digits(text)) return std::string(text);
  return grouped_digits(text, decimal == ',' ? '.' : ',');
}

// `1.500`: one group behind one sign.
bool has_two_readings(const Cut& number) {
  return number.sign != 0 && number.before.find_first_of(kSigns) == std::string_view::npos &&
         grouped_digits(std::string(number.before) + number.sign + std::string(number.behind), number.sign);
}

// The digits where there is one reading; the sign of minus is gone.
std::optional<std::string> read_digits(std::string_view text, const Words& words) {
  const Cut number = cut(text);
  if (number.sign == 0) return std::string(text);
  if (auto groups = grouped_digits(text, number.sign)) return groups;
  const bool is_plain = is_digits(number.before);
  if (is_plain && number.sign == ',' && words.language() != Language::indonesian) return std::nullopt;
  const auto whole = whole_digits(number.before, number.sign);
  if (!whole || !is_digits(number.behind)) return std::nullopt;
  return *whole + '.' + std::string(number.behind);
}

// A sum without `Rp` in front and without the sen, of which there are none.
std::string_view bare_sum(std::string_view text) {
  text = without_blanks(text);
  if (ascii_lower(text.substr(0, 2)) == "rp") text.remove_prefix(text.substr(2).starts_with('.') ? 3 : 2);
  text = without_blanks(text);
  const Cut sum = cut(text);
  const bool is_sen = sum.behind == "-" || sum.behind == "00";
  return is_sen && whole_digits(sum.before, sum.sign) ? sum.before : text;
}

}  // namespace

Parsed<std::string> parse_typed_quantity(std::string_view option, std::string_view given, const Words& words) {
  const std::string_view text = without_blanks(given);
  const std::string minus = text.starts_with('-') ? "-" : "";
  const std::string_view number = text.substr(minus.size());
  if (const Cut parts = cut(number); has_two_readings(parts)) {
    const std::string thousands = minus + std::string(parts.before) + std::string(parts.behind);
    const std::string decimal = minus + std::string(parts.before) + '.' + std::string(parts.behind);
    return usage_error(
        phrase("option {0}: `{1}` can be read in two ways", option, given),
        phrase("write {0} {1} (thousands) or {0} {2} (a decimal)", option, thousands, typed_quantity(decimal, words)));
  }
  const auto digits = read_digits(number, words);
  if (digits && is_quantity(minus + *digits)) return minus + *digits;
  const auto meant = read_digits(number, Words(Language::indonesian));
  const bool is_meant = meant && is_quantity(minus + *meant);
  return usage_error(
      phrase("option {0} must be a number, not `{1}`", option, given),
      phrase("a number is written in digits: {0}", typed_quantity(is_meant ? minus + *meant : "12.5", words)));
}

std::string typed_quantity(std::string_view digits, const Words& words) {
  std::string typed = unmistakable(digits);
  const std::size_t point = typed.find('.');
  if (point != std::string::npos && words.language() == Language::indonesian) typed[point] = ',';
  return typed;
}

Parsed<std::int64_t> parse_typed_rupiah(std::string_view option, std::string_view given) {
  const std::string_view sum = bare_sum(given);
  const Cut parts = cut(sum);
  const auto digits = parts.sign == 0 ? std::optional(std::string(sum)) : grouped_digits(sum, parts.sign);
  const bool fits = digits && is_digits(*digits) && !has_leading_zero(*digits) &&
                    digits->size() <= std::to_string(kLargestSum).size();
  if (fits) return std::stoll(*digits);
  return usage_error(phrase("option {0} must be a sum in rupiah, not `{1}`", option, given),
                     phrase("a sum is a whole number of rupiah: 1500000 or Rp 1.500.000"));
}

}  // namespace rbplan
