#include "render/cell_value.h"

#include "base/text.h"
#include "render/said.h"
#include "render/separated.h"

namespace rbplan {
namespace {

CellValue number_cell(std::string digits) { return {CellValue::Kind::number, std::move(digits)}; }

// A number of more digits than a spreadsheet keeps is a text.
CellValue exact_cell(const std::string& digits) {
  constexpr std::size_t kExact = 15;
  return digits.size() > kExact ? text_cell(digits) : number_cell(digits);
}

std::string with_decimals(std::size_t count) { return count == 0 ? "#,##0" : "#,##0." + std::string(count, '0'); }

std::size_t decimals_of(const std::string& digits) {
  const std::size_t point = digits.find('.');
  return point == std::string::npos ? 0 : digits.size() - point - 1;
}

// A day is the number of days since the last but one of 1899: so 1 is 1 January 1900 in a calendar that takes 1900 for
// a leap year, and days from March 1900 on are right.
CellValue day_cell(const Date& date) {
  constexpr Date kZero(std::chrono::year(1899), std::chrono::December, std::chrono::day(30));
  return number_cell(std::to_string(days_between(kZero, date)));
}

// Months are named in the document's language, whatever the program's.
std::string day_format(Language language) {
  return language == Language::indonesian ? "[$-421]d mmmm yyyy" : "[$-809]d mmmm yyyy";
}

// Shown behind the number; `%` in quotes multiplies nothing, and a quote stands behind a backslash.
std::string number_with_unit(const Decimal& value) {
  std::string format = with_decimals(decimals_of(value.digits));
  if (value.unit.empty()) return format;
  std::string unit = value.said_unit();
  replace_all(unit, "\"", "\"\\\"\"");
  return fmt::format("{}\"{}\"", format, unit);
}

CellValue share_cell(const Share& share) {
  return number_cell(fmt::format("{}", static_cast<double>(share.thousandths) / 1000));
}

struct ForPeople {
  const Words& words;

  TypedCell operator()(std::int64_t value) const { return {exact_cell(std::to_string(value)), with_decimals(0)}; }
  TypedCell operator()(const Decimal& value) const {
    constexpr std::size_t kLongestFormat = 255;  // characters
    std::string format = number_with_unit(value);
    if (count_code_points(format) > kLongestFormat) return {text_cell(said(value, words))};
    return {exact_cell(value.digits), std::move(format)};
  }
  TypedCell operator()(const Share& value) const { return {share_cell(value), "0.0%"}; }
  TypedCell operator()(const Money& value) const { return {exact_cell(std::to_string(value.rupiah)), "\"Rp\" #,##0"}; }
  TypedCell operator()(std::chrono::year value) const { return {number_cell(std::to_string(int{value}))}; }
  TypedCell operator()(const Date& value) const { return {day_cell(value), day_format(words.language())}; }
  TypedCell operator()(const Ratio& value) const {
    if (value.of == 0) return {text_cell(said(value, words))};
    return {number_cell(fmt::format("{}", static_cast<double>(value.n) / static_cast<double>(value.of))), "0.0%"};
  }
  template <class Other>
  TypedCell operator()(const Other& value) const {
    return {text_cell(said(value, words))};
  }
};

struct ForPrograms {
  TypedCell operator()(bool value) const { return {{CellValue::Kind::truth, value ? "1" : "0"}}; }
  TypedCell operator()(std::int64_t value) const { return {exact_cell(std::to_string(value))}; }
  TypedCell operator()(const Decimal& value) const { return {exact_cell(value.digits)}; }
  TypedCell operator()(const Share& value) const { return (*this)(value.percent()); }
  TypedCell operator()(const Money& value) const { return {exact_cell(std::to_string(value.rupiah))}; }
  TypedCell operator()(std::chrono::year value) const { return {number_cell(std::to_string(int{value}))}; }
  TypedCell operator()(const Date& value) const { return {day_cell(value), "yyyy\\-mm\\-dd"}; }
  TypedCell operator()(const Period& value) const { return {number_cell(plain_text(value))}; }
  template <class Other>
  TypedCell operator()(const Other& value) const {
    return {text_cell(plain_text(value))};
  }
};

}  // namespace

TypedCell cell_for_people(const Value& value, const Words& words) { return std::visit(ForPeople{words}, value.is); }

TypedCell cell_for_programs(const Value& value) { return std::visit(ForPrograms{}, value.is); }

CellValue text_cell(std::string text) {
  if (text.empty()) return {};
  return {CellValue::Kind::text, std::move(text)};
}

}  // namespace rbplan
