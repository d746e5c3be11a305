#include "render/separated.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.h"
#include "base/text.h"
#include "render/paint.h"

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

// The beginnings that make a cell a formula in some spreadsheet (OWASP, "CSV Injection").
bool is_formula(std::string_view text) {
  constexpr std::string_view kBegins[] = {
      "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  return std::any_of(std::begin(kBegins), std::end(kBegins),
                     [&](std::string_view begin) { return text.starts_with(begin); });
}

struct Plain {
  bool guarded = false;  // against formulas
  bool decimal_comma = false;

  std::string operator()(std::nullptr_t) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(const Decimal& value) const {
    std::string digits = value.digits;
    if (decimal_comma) std::replace(digits.begin(), digits.end(), '.', ',');
    return digits;
  }
  std::string operator()(const std::string& value) const {
    const std::string text = is_text(value) ? value : visible(value);
    return guarded && is_formula(text) ? '\'' + text : text;
  }
  std::string operator()(const List& list) const {
    std::string out;
    for (const Value& value : list) {
      if (&value != &list.front()) out += ';';
      out += std::visit(*this, value.is);
    }
    return out;
  }
  std::string operator()(const Object&) const { return {}; }  // rows hold none
  std::string operator()(const std::shared_ptr<const LazyList>&) const { return {}; }
};

// A cell that begins with `::` could begin a line that a CI runner takes for a command; a quote before it cannot.
std::string csv_cell(std::string text, char separator) {
  const bool is_plain = text.find_first_of("\"\r\n") == std::string::npos && text.find(separator) == std::string::npos;
  if (is_plain && !text.starts_with("::")) return text;
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2)) text.insert(at, 1, '"');
  return '"' + text + '"';
}

std::string tsv_cell(std::string text, char) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

template <class MakeCell>
std::string render(const std::vector<std::string_view>& keys, const Cells& rows, char separator, const Plain& plain,
                   MakeCell cell) {
  constexpr std::size_t kPiece = kManyRows;  // that one thread writes at once
  std::vector<std::string> pieces((rows.size + kPiece - 1) / kPiece);
  on_all_cores(pieces.size(), [&](std::size_t p) {
    for (std::size_t r = p * kPiece; r < std::min(rows.size, (p + 1) * kPiece); ++r) {
      const std::vector<Value> row = rows.row(r);
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) pieces[p] += separator;
        pieces[p] += cell(std::visit(plain, row[i].is), separator);
      }
      pieces[p] += '\n';
    }
  });
  std::string out = fmt::format("{}\n", fmt::join(keys, std::string(1, separator)));
  append_pieces(out, pieces, {});
  return out;
}

}  // namespace

std::string render_csv(const std::vector<std::string_view>& keys, const Cells& rows, CsvStyle style) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (style == CsvStyle::plain) return render(keys, rows, ',', Plain{true, false}, csv_cell);
  return std::string(kByteOrderMark) + render(keys, rows, ';', Plain{true, true}, csv_cell);
}

std::string render_tsv(const std::vector<std::string_view>& keys, const Cells& rows) {
  return render(keys, rows, '\t', Plain{}, tsv_cell);
}

}  // namespace rbplan
