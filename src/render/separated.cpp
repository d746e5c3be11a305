#include "render/separated.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"
#include "render/said.h"

namespace rbplan {
namespace {

// Whether a cell can hold the text as it is; names of files may hold controls, and bytes that are no text.
bool is_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    if (length == 0 || (is_control(c) && c != '\n' && c != '\t')) return false;
    at += length;
  }
  return true;
}

// Whether a cell would be a formula, controls before it too (OWASP, "CSV Injection").
bool is_formula(std::string_view text) {
  return begins_formula(text) || text.substr(0, 1).find_first_of("\t\r\n") == 0;
}

// Whether a spreadsheet would take the text for a number, a time or a date, and write it otherwise: `1.10`, `0012`,
// `3-4`, `1E5`, `Mar 2021`. It keeps a whole number that is not too long, and four with points between, as ids are,
// unless they are thousands.
bool is_number_like(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kBetween = ".,:/- %";
  constexpr std::size_t kMostDigits = 11;  // longer numbers are shown as powers of ten
  const bool is_whole = text.find_first_not_of(kDigits) == std::string_view::npos;
  if (is_whole && text.size() <= kMostDigits && (text.size() < 2 || text[0] != '0')) return false;
  std::size_t pieces = 0;
  bool has_digit = false;
  bool is_grouped = true;  // from the second piece on, three digits each
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
    const std::string_view piece = text.substr(at, end - at);
    at = end + 1;
    if (piece.empty()) continue;
    const bool begins_with_digit = kDigits.find(piece[0]) != std::string_view::npos;
    const bool is_number = begins_with_digit && piece.find_first_not_of("0123456789eE") == std::string_view::npos;
    if (!is_number && !parse_month(piece)) return false;
    has_digit = has_digit || begins_with_digit;
    is_grouped = is_grouped && (pieces == 0 || piece.size() == 3);
    ++pieces;
  }
  return has_digit && (pieces < 4 || is_grouped || text.find_first_not_of("0123456789.") != std::string_view::npos);
}

struct Plain {
  bool guarded = false;          // against formulas
  const Words* excel = nullptr;  // whose words it gets; nothing: for another program
  bool is_part = false;          // of a cell

  std::string operator()(std::nullptr_t) const { return {}; }
  std::string operator()(bool value) const {
    if (excel) return said(value, *excel);
    return value ? "true" : "false";
  }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(const Decimal& value) const {
    std::string digits = value.digits;
    if (excel) std::replace(digits.begin(), digits.end(), '.', ',');
    return digits;
  }
  std::string operator()(const Money& value) const { return fmt::format("{}", value.rupiah); }
  std::string operator()(std::chrono::year value) const { return std::to_string(int{value}); }
  std::string operator()(const Date& value) const { return iso(value); }
  std::string operator()(const Period& value) const { return fmt::format("{}", month_number(value.last())); }
  std::string operator()(const Periods& value) const { return (*this)(List(value.begin(), value.end())); }
  std::string operator()(const Ratio& value) const { return fmt::format("{}/{}", value.n, value.of); }
  std::string operator()(const Share& value) const { return (*this)(value.percent()); }
  std::string operator()(const Mark& value) const {
    return std::string(excel ? (*excel)(value.sign->phrase) : value.sign->word);
  }
  std::string operator()(const Link& value) const { return (*this)(value.text); }
  std::string operator()(const std::string& value) const {
    const std::string text = is_text(value) ? value : visible(value);
    if (guarded && is_formula(text)) return '\'' + text;
    // The one formula that is made of a text: nothing in it can end the quotes.
    return excel && !is_part && is_number_like(text) ? fmt::format("=\"{}\"", text) : text;
  }
  // Only a cell that is one text as a whole can be a formula that says it.
  std::string operator()(const List& list) const {
    const Plain item{guarded, excel, list.size() > 1};
    std::string out;
    for (const Value& value : list) {
      if (&value != &list.front()) out += ';';
      out += std::visit(item, value.is);
    }
    return out;
  }
  std::string operator()(const Object&) const { return {}; }  // rows hold none
};

// A cell that begins with `::` could begin a line that a CI runner takes for a command; a quote before it cannot.
std::string csv_cell(std::string text, char separator) {
  const bool is_plain = text.find_first_of("\"\r\n") == std::string::npos && text.find(separator) == std::string::npos;
  if (is_plain && !text.starts_with("::")) return text;
  replace_all(text, "\"", "\"\"");
  return '"' + text + '"';
}

std::string tsv_cell(std::string text, char) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

template <class MakeCell>
std::string render(const Rows& rows, const std::vector<std::size_t>& columns, char separator, const Plain& plain,
                   MakeCell cell) {
  std::string out;
  for (const std::size_t column : columns) {
    if (column != columns.front()) out += separator;
    const ColumnFacts& facts = rows.columns[column];
    out +=
        cell(std::string(plain.excel && !facts.heading.empty() ? (*plain.excel)(facts.heading) : facts.key), separator);
  }
  out += '\n';
  for (std::size_t row = 0; row < rows.size; ++row) {
    for (const std::size_t column : columns) {
      if (column != columns.front()) out += separator;
      out += cell(std::visit(plain, rows.value(row, column).is), separator);
    }
    out += '\n';
  }
  return out;
}

}  // namespace

std::string plain_text(const Value& value) { return std::visit(Plain{}, value.is); }

std::string render_csv(const Rows& rows, const std::vector<std::size_t>& columns) {
  return render(rows, columns, ',', Plain{true}, csv_cell);
}

std::string render_csv_for_excel(const Rows& rows, const std::vector<std::size_t>& columns, const Words& words) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  return std::string(kByteOrderMark) + render(rows, columns, ';', Plain{true, &words}, csv_cell);
}

std::string render_tsv(const Rows& rows, const std::vector<std::size_t>& columns) {
  return render(rows, columns, '\t', Plain{}, tsv_cell);
}

}  // namespace rbplan
