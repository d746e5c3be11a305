#include "render/figures.h"

#include <algorithm>

#include "base/text.h"
#include "render/said.h"

namespace rbplan {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kBar = 10;
constexpr std::size_t kLeastBar = 4;  // narrower, it says nothing

using Texts = std::vector<std::string>;

struct FigureRow {
  std::string name;
  Texts figures;
  Ratio bar;
};

// A ratio without its percentage where there is little room.
FigureRow figure_row(const Table& table, const TableRow& row, bool short_ratios, const Words& words) {
  FigureRow out;
  std::string aside;
  bool has_bar = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const TableColumn& column = table.columns[i];
    if (column.role == Role::text) out.name = said(row.cells[i], words);
    if (column.role == Role::aside) aside = said(row.cells[i], words);
    if (column.role == Role::aside && !aside.empty()) aside = fmt::format(" ({}: {})", column.heading, aside);
    if (column.role != Role::figure) continue;
    const auto* ratio = std::get_if<Ratio>(&row.cells[i].is);
    out.figures.push_back(ratio && short_ratios ? said_short(*ratio, words) : said(row.cells[i], words));
    if (ratio && !has_bar) out.bar = *ratio;
    has_bar = has_bar || ratio;
  }
  out.name += aside;
  return out;
}

// The cells right-aligned, behind the bar's place.
std::string line_of(std::string begin, const Texts& cells, const std::vector<std::size_t>& widths) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    begin += pad(display_width(cells[i]), widths[i] + (i == 0 ? 1 : kGap)) + cells[i];
  }
  begin.erase(begin.find_last_not_of(' ') + 1);  // where the last cells are empty
  return begin;
}

std::string bar(Ratio ratio, std::size_t width, const Screen& screen) {
  if (ratio.of == 0) return std::string(width, ' ');
  const std::size_t full = ratio.n * width / ratio.of;
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

class Figures {
 public:
  Figures(const Table& table, const Words& words, const Screen& screen)
      : table_(table), words_(words), screen_(screen) {
    for (const TableColumn& column : table.columns) {
      if (column.role != Role::figure) continue;
      headings_.push_back(column.short_heading.empty() ? column.heading : column.short_heading);
      full_headings_.push_back(column.heading);
    }
    std::size_t numbers = width_of_numbers();
    const bool is_wide_table = headings_ != full_headings_;
    if (is_wide_table && numbers > screen.columns) {
      short_ratios_ = true;
      numbers = width_of_numbers();
    }
    as_sentences_ = screen.linear || screen.stacked || numbers > screen.columns;
    if (as_sentences_) short_ratios_ = false;
    bar_width_ = as_sentences_ ? 0 : std::min(kBar, screen.columns - numbers);
    if (bar_width_ < kLeastBar) bar_width_ = 0;
  }

  void add_headings(std::string& out) const {
    if (!as_sentences_) out += line_of(std::string(kIndent + bar_width_, ' '), headings_, widths_) + '\n';
  }

  void add(std::string& out, const TableRow& table_row) const {
    const FigureRow row = figure_row(table_, table_row, short_ratios_, words_);
    add_wrapped(out, row.name, kBold, screen_);
    if (as_sentences_) return add_sentence(out, row);
    out += line_of(std::string(kIndent, ' ') + bar(row.bar, bar_width_, screen_), row.figures, widths_) + '\n';
  }

 private:
  std::size_t width_of_numbers() {
    widths_.assign(headings_.size(), 0);
    widen(headings_);
    const auto widen_by = [&](const TableRow& row) { widen(figure_row(table_, row, short_ratios_, words_).figures); };
    for (const TableGroup& group : table_.groups) std::for_each(group.rows.begin(), group.rows.end(), widen_by);
    if (table_.total) widen_by(*table_.total);
    return kIndent + display_width(line_of({}, headings_, widths_));
  }

  void widen(const Texts& cells) {
    for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = std::max(widths_[i], display_width(cells[i]));
  }

  void add_sentence(std::string& out, const FigureRow& row) const {
    Texts parts;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (!row.figures[i].empty()) parts.push_back(fmt::format("{} {}", full_headings_[i], row.figures[i]));
    }
    add_wrapped(out, join(parts, ", "), {}, screen_, kIndent);
  }

  const Table& table_;
  const Words& words_;
  const Screen& screen_;
  Texts headings_;
  Texts full_headings_;
  std::vector<std::size_t> widths_;
  std::size_t bar_width_ = 0;
  bool short_ratios_ = false;
  bool as_sentences_ = false;
};

}  // namespace

void add_figures(std::string& out, const Table& table, const Words& words, const Screen& screen) {
  const Figures figures(table, words, screen);
  figures.add_headings(out);
  bool has_rows = false;
  for (const TableGroup& group : table.groups) {
    for (const TableRow& row : group.rows) figures.add(out, row);
    has_rows = has_rows || !group.rows.empty();
  }
  if (!table.total) return;
  if (has_rows) out += '\n';
  figures.add(out, *table.total);
}

}  // namespace rbplan
