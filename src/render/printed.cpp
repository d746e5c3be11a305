#include "render/printed.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "render/letters.h"
#include "render/said.h"

namespace rbplan {
namespace {

void add_group(std::vector<TableLine>& lines, const TableGroup& group, std::size_t depth) {
  if (!group.heading.empty()) lines.push_back({nullptr, group.heading, depth});
  for (const TableRow& row : group.rows) lines.push_back({&row});
  for (const TableGroup& inner : group.groups) add_group(lines, inner, depth + 1);
}

// In digits.
std::size_t room_of(std::string_view word) { return (letters_width(word) + kDigitWidth - 1) / kDigitWidth; }

std::size_t longest_word(const std::string& text) {
  std::size_t longest = 0;
  const bool is_address = text.find("://") != std::string::npos;  // which may break at a slash
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(is_address ? " \n\t/" : " \n\t", at), text.size());
    longest = std::max(longest, room_of(std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  return longest;
}

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (const std::string_view line : split(text, '\n')) longest = std::max(longest, display_width(line));
  return longest;
}

// A text that is longer is wrapped.
std::size_t most_wanted(Role role) {
  switch (role) {
    case Role::text:
      return 60;
    case Role::aside:
      return 36;
    case Role::plain:
      return 24;
    case Role::mark:
    case Role::figure:
      return 12;
  }
  return 0;
}

// The month of the day shown stands in brackets, as on screens.
std::string own_heading(const TableColumn& column) {
  const std::string& text = column.role == Role::mark ? column.short_heading : column.heading;
  return column.is_current ? '[' + text + ']' : text;
}

// A number is not wrapped.
bool is_number(const Value& value) {
  return std::holds_alternative<std::int64_t>(value.is) || std::holds_alternative<Decimal>(value.is) ||
         std::holds_alternative<Money>(value.is) || std::holds_alternative<Share>(value.is) ||
         std::holds_alternative<Ratio>(value.is);
}

constexpr std::size_t kLongestWord = 40;  // a longer one is broken

// By a text that may reach over several columns, each of which has its share.
void widen(ColumnWidth& width, const std::string& text, Role role, std::size_t columns = 1) {
  const auto share = [&](std::size_t whole) { return (whole + columns - 1) / columns; };
  width.letters += share(display_width(text));
  width.least = std::max(width.least, share(std::min(longest_word(text), kLongestWord)));
  width.wanted = std::max({width.wanted, width.least, share(std::min(longest_line(text), most_wanted(role)))});
}

}  // namespace

std::vector<TableLine> lines_of(const Table& table) {
  std::vector<TableLine> lines;
  for (const TableGroup& group : table.groups) add_group(lines, group, 0);
  if (table.total) lines.push_back({&*table.total, {}, 0, true});
  return lines;
}

Spans spans_of(const Table& table, const std::vector<TableLine>& lines, const Words& words) {
  Spans spans(lines.size(), std::vector<std::size_t>(table.columns.size(), 1));
  std::vector<bool> begins(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i)
    begins[i] = i == 0 || !lines[i].row || !lines[i - 1].row || lines[i].is_total;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!table.columns[column].merges) continue;
    std::size_t first = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      begins[i] = begins[i] || said(lines[i].row->cells[column], words) != said(lines[first].row->cells[column], words);
      if (begins[i]) {
        first = i;
      } else {
        ++spans[first][column];
        spans[i][column] = 0;
      }
    }
  }
  return spans;
}

std::vector<std::vector<HeadingCell>> heading_lines(const Table& table) {
  const bool has_above = std::any_of(table.columns.begin(), table.columns.end(),
                                     [](const TableColumn& column) { return !column.above.empty(); });
  std::vector<HeadingCell> upper;
  std::vector<HeadingCell> lower;
  for (const TableColumn& column : table.columns) {
    const std::string own = own_heading(column);
    if (!has_above || column.above.empty()) {
      upper.push_back({&column, own, 1, has_above ? 2U : 1U});
      lower.push_back({&column, {}, 1, 0});
      continue;
    }
    if (!upper.empty() && upper.back().rows == 1 && upper.back().text == column.above) {
      ++upper.back().columns;
    } else {
      upper.push_back({&column, column.above});
    }
    lower.push_back({&column, own});
  }
  if (!has_above) return {upper};
  return {upper, lower};
}

PrintedCell printed(const Value& value, const TableColumn& column, const Words& words) {
  PrintedCell cell{said_unbroken(value, words)};
  const auto* mark = std::get_if<Mark>(&value.is);
  if (!mark) return cell;
  cell.tone = mark->sign->tone;
  if (column.role != Role::mark) return cell;
  cell.words = std::exchange(cell.text, std::string(mark->sign->glyph));
  if (column.is_said) cell.text += '\n' + cell.words;
  return cell;
}

std::string said_unbroken(const Value& value, const Words& words) {
  std::string text = said(value, words);
  if (!std::holds_alternative<Period>(value.is) && !std::holds_alternative<Periods>(value.is)) return text;
  const std::string no_break = "\xC2\xA0";
  replace_all(text, " ", no_break);
  replace_all(text, ',' + no_break, ", ");
  return text;
}

std::string printed_notes(const TableRow& row) {
  std::string out;
  for (const std::string& note : row.notes) out += "\n(" + note + ')';
  return out;
}

std::vector<ColumnWidth> column_widths(const Table& table, const std::vector<TableLine>& lines, const Words& words) {
  std::vector<ColumnWidth> widths(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const TableColumn& column = table.columns[i];
    widen(widths[i], own_heading(column), column.role);
    std::string above;  // of which a cell of several rows may be
    for (const TableLine& line : lines) {
      if (!line.row) continue;
      std::string text = printed(line.row->cells[i], column, words).text;
      if (column.merges && text == above) continue;
      const std::size_t reach = std::max<std::size_t>(line.row->reach(i), 1);
      for (std::size_t j = i; j < i + reach; ++j) widen(widths[j], text, column.role, reach);
      if (is_number(line.row->cells[i])) widths[i].least = std::max(widths[i].least, display_width(text));
      if (column.role == Role::text) widen(widths[i], printed_notes(*line.row), column.role);
      above = std::move(text);
    }
  }
  return widths;
}

std::vector<std::size_t> shared_out(const std::vector<ColumnWidth>& columns, std::size_t room) {
  std::vector<std::size_t> widths;
  widths.reserve(columns.size());
  for (const ColumnWidth& column : columns) widths.push_back(column.least);
  std::size_t sum = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  // Of its lines, by one letter more in each.
  const auto gain = [&](std::size_t i) {
    if (widths[i] >= columns[i].wanted) return 0.0;
    const auto width = static_cast<double>(widths[i]);
    return static_cast<double>(columns[i].letters + 1) / (width * (width + 1));
  };
  while (sum < room) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < widths.size(); ++i) {
      if (gain(i) > gain(best)) best = i;
    }
    if (widths.empty() || gain(best) == 0) break;
    ++widths[best];
    ++sum;
  }
  if (sum < room && !widths.empty()) *std::max_element(widths.begin(), widths.end()) += room - sum;
  return widths;
}

std::string_view colour_on_paper(Tone tone) {
  switch (tone) {
    case Tone::done:
      return "0B5CAD";
    case Tone::due:
      return "8A5A00";
    case Tone::overdue:
      return "9B1C1C";
    case Tone::cancelled:
      return "5F6368";
    case Tone::plain:
    case Tone::upcoming:
      return {};
  }
  return {};
}

}  // namespace rbplan
