#include "render/separated.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

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

struct Plain {
  std::string operator()(std::nullptr_t) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(const Decimal& value) const { return value.digits; }
  std::string operator()(const std::string& value) const { return is_text(value) ? value : visible(value); }
  std::string operator()(const List& list) const {
    std::string out;
    for (const Value& value : list) {
      if (&value != &list.front()) out += ';';
      out += std::visit(*this, value.is);
    }
    return out;
  }
  std::string operator()(const Object&) const { return {}; }  // rows hold none
};

// A cell that begins with `::` could begin a line that a CI runner takes for a command; a quote before it cannot.
std::string csv_cell(std::string text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos && !text.starts_with("::")) return text;
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2)) text.insert(at, 1, '"');
  return '"' + text + '"';
}

std::string tsv_cell(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

template <class MakeCell>
std::string render(const std::vector<std::string_view>& keys, const std::vector<std::vector<Value>>& rows,
                   char separator, MakeCell cell) {
  std::string out = fmt::format("{}\n", fmt::join(keys, std::string(1, separator)));
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += separator;
      out += cell(std::visit(Plain{}, row[i].is));
    }
    out += '\n';
  }
  return out;
}

}  // namespace

std::string render_csv(const std::vector<std::string_view>& keys, const std::vector<std::vector<Value>>& rows) {
  return render(keys, rows, ',', csv_cell);
}

std::string render_tsv(const std::vector<std::string_view>& keys, const std::vector<std::vector<Value>>& rows) {
  return render(keys, rows, '\t', tsv_cell);
}

}  // namespace rbplan
