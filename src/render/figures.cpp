#include "render/figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "render/paint.h"

namespace rbplan {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kBar = 10;
constexpr std::size_t kLeastBar = 4;  // narrower, it says nothing
constexpr std::size_t kGap = 2;

std::vector<std::size_t> widths_of(const Figures& figures) {
  std::vector<std::size_t> widths;
  for (const std::string& column : figures.columns) widths.push_back(display_width(column));
  const auto widen = [&](const FigureRow& row) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], display_width(row.numbers[i]));
  };
  for (const FigureRow& row : figures.rows) widen(row);
  if (figures.total) widen(*figures.total);
  return widths;
}

// The cells right-aligned, behind the bar's place.
std::string line_of(std::string begin, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    begin += pad(display_width(cells[i]), widths[i] + (i == 0 ? 1 : kGap)) + cells[i];
  }
  return begin;
}

std::string bar(const FigureRow& row, std::size_t width, const Screen& screen) {
  if (row.of == 0) return std::string(width, ' ');
  const std::size_t full = row.done * width / row.of;
  std::string out;
  for (std::size_t i = 0; i < width; ++i) {
    if (screen.ascii) {
      out += i < full ? '#' : '.';
    } else {
      out += i < full ? "\xE2\x96\x88" : "\xE2\x96\x91";
    }
  }
  return out;
}

void add_sentence(std::string& out, const FigureRow& row, const std::vector<std::string>& columns,
                  const Screen& screen) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < columns.size(); ++i) parts.push_back(fmt::format("{} {}", columns[i], row.numbers[i]));
  add_wrapped(out, join(parts, ", "), {}, screen, kIndent);
}

}  // namespace

void add_figures(std::string& out, const Figures& figures, const Screen& screen) {
  const std::vector<std::size_t> widths = widths_of(figures);
  const std::size_t numbers = kIndent + display_width(line_of({}, figures.columns, widths));
  const bool as_sentences = screen.linear || screen.stacked || numbers > screen.columns;
  std::size_t bar_width = as_sentences ? 0 : std::min(kBar, screen.columns - numbers);
  if (bar_width < kLeastBar) bar_width = 0;
  const auto add_row = [&](const FigureRow& row) {
    add_wrapped(out, row.name, kBold, screen);
    if (as_sentences) return add_sentence(out, row, figures.columns, screen);
    out += line_of(std::string(kIndent, ' ') + bar(row, bar_width, screen), row.numbers, widths) + '\n';
  };
  const std::string headings = line_of(std::string(kIndent + bar_width, ' '), figures.columns, widths);
  if (!as_sentences) out += headings + '\n';
  for (const FigureRow& row : figures.rows) add_row(row);
  if (!figures.total) return;
  if (!figures.rows.empty()) out += '\n';
  add_row(*figures.total);
}

}  // namespace rbplan
