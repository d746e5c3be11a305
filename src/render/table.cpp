#include "render/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.h"
#include "base/text.h"
#include "render/figures.h"
#include "render/grid.h"
#include "render/paint.h"

namespace rbplan {
namespace {

constexpr std::size_t kAsideFrom = 120;  // columns of the screen
constexpr std::size_t kStackedBelow = 60;
constexpr std::size_t kLeastText = 24;  // narrower, the text stands below the short cells
constexpr std::size_t kMostText = 100;
constexpr std::size_t kTextShare = 58;  // per cent of the room, when there is a column beside the text
constexpr std::size_t kMargin = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kStackedIndent = 4;

// Where the columns of one table stand.
struct Layout {
  std::vector<std::size_t> widths;  // of the short cells
  std::size_t text_at = 0;
  std::size_t text_width = 0;
  std::size_t aside_at = 0;
  std::size_t aside_width = 0;  // 0: not shown
  bool stacked = false;
};

std::size_t rows_of(const Table& table) {
  std::size_t rows = 0;
  for (const TableGroup& group : table.groups) rows += group.rows.size();
  return rows;
}

// The widest of a group's short cells, by column.
std::vector<std::size_t> widths_of(const TableGroup& group) {
  std::vector<std::size_t> widths;
  for (const TableRow& row : group.rows) {
    widths.resize(std::max(widths.size(), row.cells.size()));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(visible_line(row.cells[i].text)));
    }
  }
  return widths;
}

bool has_aside(const Table& table) {
  return std::any_of(table.groups.begin(), table.groups.end(), [](const TableGroup& group) {
    return std::any_of(group.rows.begin(), group.rows.end(), [](const TableRow& row) { return !row.aside.empty(); });
  });
}

Layout lay_out(const Table& table, const Screen& screen) {
  Layout layout;
  layout.widths.resize(table.columns.size());
  std::vector<std::vector<std::size_t>> widths(table.groups.size());
  on_cores_for(rows_of(table), widths.size(), [&](std::size_t g) { widths[g] = widths_of(table.groups[g]); });
  for (const auto& of_group : widths) {
    for (std::size_t i = 0; i < of_group.size(); ++i) layout.widths[i] = std::max(layout.widths[i], of_group[i]);
  }
  layout.text_at = kMargin;
  for (const std::size_t width : layout.widths) layout.text_at += width + kGap;
  layout.stacked = screen.stacked || screen.columns < kStackedBelow || layout.text_at + kLeastText > screen.columns;
  if (layout.stacked) return layout;
  const std::size_t room = screen.columns - layout.text_at;
  layout.text_width = std::min(room, kMostText);
  if (!has_aside(table) || screen.columns < kAsideFrom) return layout;
  layout.text_width = std::min(room * kTextShare / 100, kMostText);
  layout.aside_at = layout.text_at + layout.text_width + kGap;
  layout.aside_width = screen.columns - layout.aside_at;
  return layout;
}

// The short cells of a row, padded to their columns.
std::string short_cells(const TableRow& row, const Layout& layout, const Screen& screen) {
  std::string line(kMargin, ' ');
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string text = visible_line(row.cells[i].text);
    line += linked(painted(text, colour_of(row.cells[i].tone), screen), row.cells[i].place, screen);
    line += pad(display_width(text), layout.widths[i] + kGap);
  }
  return line;
}

std::vector<std::string> note_lines(const TableRow& row, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& note : row.notes) {
    for (std::string& line : wrap(fmt::format("({})", visible_line(note)), width)) lines.push_back(std::move(line));
  }
  return lines;
}

void add_stacked_row(std::string& out, const TableRow& row, const Screen& screen) {
  std::string head;
  for (const Cell& cell : row.cells) head += (head.empty() ? "" : "  ") + visible_line(cell.text);
  if (kMargin + display_width(head) <= screen.columns) {
    Layout tight;
    for (const Cell& cell : row.cells) tight.widths.push_back(display_width(visible_line(cell.text)));
    std::string line = short_cells(row, tight, screen);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  } else {
    for (const std::string& line : wrap(head, screen.columns - kMargin)) out += std::string(kMargin, ' ') + line + '\n';
  }
  const std::string indent(kStackedIndent, ' ');
  for (const std::string& line : wrap(visible_line(row.text), screen.columns - kStackedIndent)) {
    out += indent + linked(line, row.place, screen) + '\n';
  }
  for (const std::string& line : note_lines(row, screen.columns - kStackedIndent)) {
    out += indent + painted(line, kDim, screen) + '\n';
  }
}

// The rows from `first` up to `end` share one aside, which runs down beside them.
void add_rows_with_aside(std::string& out, const std::vector<TableRow>& rows, std::size_t first, std::size_t end,
                         const Layout& layout, const Screen& screen) {
  std::vector<std::string> aside;
  if (layout.aside_width > 0 && !rows[first].aside.empty())
    aside = wrap(visible_line(rows[first].aside), layout.aside_width);
  std::size_t line_number = 0;
  const auto add_line = [&](const std::string& left, std::size_t left_width) {
    out += left;
    if (line_number < aside.size()) {
      out += pad(left_width, layout.aside_at) + painted(aside[line_number], kDim, screen);
    }
    out += '\n';
    ++line_number;
  };
  for (std::size_t i = first; i < end; ++i) {
    std::string head = short_cells(rows[i], layout, screen);
    for (const std::string& text : wrap(visible_line(rows[i].text), layout.text_width)) {
      add_line(head + linked(text, rows[i].place, screen), layout.text_at + display_width(text));
      head.assign(layout.text_at, ' ');
    }
    for (const std::string& note : note_lines(rows[i], layout.text_width)) {
      add_line(head + painted(note, kDim, screen), layout.text_at + display_width(note));
    }
  }
  while (line_number < aside.size()) add_line("", 0);
}

std::string group_text(const TableGroup& group, const Layout& layout, const Screen& screen) {
  std::string out;
  if (!group.heading.empty()) add_wrapped(out, group.heading, kBold, screen);
  for (std::size_t i = 0; i < group.rows.size();) {
    std::size_t end = i + 1;
    while (end < group.rows.size() && group.rows[end].aside == group.rows[i].aside) ++end;
    if (layout.stacked) {
      for (; i < end; ++i) add_stacked_row(out, group.rows[i], screen);
    } else {
      add_rows_with_aside(out, group.rows, i, end, layout, screen);
    }
    i = end;
  }
  return out;
}

// Lets go of each group when it is written: a fleet's rows are large.
void add_table(std::string& out, Table& table, const Screen& screen) {
  const Layout layout = lay_out(table, screen);
  std::vector<std::string> groups(table.groups.size());
  on_cores_for(rows_of(table), groups.size(),
               [&](std::size_t i) { groups[i] = without_commands(group_text(table.groups[i], layout, screen)); });
  append_pieces(out, groups, "\n");
}

void add_paragraph(std::string& out, const Paragraph& paragraph, const Screen& screen) {
  const std::string_view code = paragraph.role == Paragraph::Role::heading ? kBold : std::string_view{};
  for (const std::string& line : paragraph.lines) add_wrapped(out, line, code, screen);
}

}  // namespace

std::string render_table(Document document, const Screen& screen) {
  std::string out;
  add_wrapped(out, document.title, kBold, screen);
  for (const std::string& fact : document.facts) add_wrapped(out, fact, {}, screen);
  for (const Block& block : document.blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) add_legend(out, *grid, screen);
  }
  out = without_commands(std::move(out));
  for (Block& block : document.blocks) {
    if (!std::holds_alternative<Listing>(block)) out += '\n';
    if (auto* table = std::get_if<Table>(&block)) {
      add_table(out, *table, screen);
      continue;
    }
    std::string text;
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      add_paragraph(text, *paragraph, screen);
    } else if (const auto* listing = std::get_if<Listing>(&block)) {
      for (const std::string& line : listing->lines) add_wrapped(text, line, {}, screen, kMargin);
    } else if (const auto* figures = std::get_if<Figures>(&block)) {
      add_figures(text, *figures, screen);
    } else {
      add_grid(text, std::get<Grid>(block), screen);
    }
    out += without_commands(std::move(text));
  }
  return out;
}

}  // namespace rbplan
