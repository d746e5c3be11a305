#include "archive/cell_name.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

std::string_view without_dollar(std::string_view text) { return text.starts_with('$') ? text.substr(1) : text; }

}  // namespace

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

std::string cell_name(std::size_t row, std::size_t column) { return column_name(column) + std::to_string(row + 1); }

bool is_column_name(std::string_view text) {
  constexpr std::size_t kMostLetters = 3;
  const std::string_view letters = without_dollar(text);
  return !letters.empty() && letters.size() <= kMostLetters &&
         std::none_of(letters.begin(), letters.end(), [](char c) { return !is_letter_or_digit(c) || is_digit(c); });
}

std::size_t row_of_name(std::string_view text) {
  const std::string_view digits = without_dollar(text);
  constexpr std::size_t kMostDigits = 7;
  if (!is_digits(digits) || digits.size() > kMostDigits) return 0;
  std::size_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<std::size_t>(c - '0');
  return number <= kLastSheetRow ? number : 0;
}

CellAddress cell_address(std::string_view cell) {
  const std::size_t digits = std::min(cell.find_first_of("0123456789"), cell.size());
  const std::string_view letters = cell.substr(0, digits);
  const std::string_view name = letters.size() > 1 && letters.ends_with('$') ? letters.substr(0, digits - 1) : letters;
  const std::size_t row = row_of_name(cell.substr(digits));
  if (!is_column_name(name) || row == 0) return {};
  std::size_t column = 0;
  for (const char c : ascii_upper(without_dollar(name))) column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  return {letters, row, column - 1};
}

}  // namespace rbplan
