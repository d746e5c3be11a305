#include "render/listed.h"

#include <algorithm>
#include <span>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::size_t kAsideFrom = 120;  // columns of the screen
constexpr std::size_t kStackedBelow = 60;
constexpr std::size_t kLeastText = 24;  // narrower, the text stands below the short cells
constexpr std::size_t kMostText = 100;
constexpr std::size_t kTextShare = 58;  // per cent of the room, when there is a column beside the text
constexpr std::size_t kMargin = 2;
constexpr std::size_t kStackedIndent = 4;

// A row taken apart.
struct Line {
  std::vector<Cell> cells;  // the short ones
  Cell text;
  std::string aside;
  const std::vector<std::string>* notes = nullptr;
};

struct Lines {
  std::string heading;
  std::vector<Line> lines;
};

// Where the columns stand.
struct Layout {
  std::vector<std::size_t> widths;  // of the short cells
  std::size_t text_at = 0;
  std::size_t text_width = 0;
  std::size_t aside_at = 0;
  std::size_t aside_width = 0;  // 0: not shown
  bool stacked = false;
};

Line line_of(const Table& table, const TableRow& row, const Words& words) {
  Line line;
  line.notes = &row.notes;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    Cell cell = cell_of(row.cells[i], words);
    switch (table.columns[i].role) {
      case Role::text:
        line.text = std::move(cell);
        break;
      case Role::aside:
        line.aside = std::move(cell.text);
        break;
      case Role::plain:
      case Role::mark:
      case Role::figure:
        line.cells.push_back(std::move(cell));
    }
  }
  return line;
}

Lines lines_of(const Table& table, const TableGroup& group, const Words& words) {
  Lines lines{group.heading, {}};
  lines.lines.reserve(group.rows.size());
  for (const TableRow& row : group.rows) lines.lines.push_back(line_of(table, row, words));
  return lines;
}

// What all lines ask of the columns; they are made anew for each group, so that those of a long table are never all
// there.
struct Demand {
  std::vector<std::size_t> widths;  // of the short cells
  bool has_aside = false;
};

void add_demand(Demand& demand, const Table& table, const std::vector<TableGroup>& groups, const Words& words) {
  for (const TableGroup& group : groups) {
    for (const TableRow& row : group.rows) {
      const Line line = line_of(table, row, words);
      for (std::size_t i = 0; i < demand.widths.size(); ++i)
        demand.widths[i] = std::max(demand.widths[i], display_width(line.cells[i].text));
      demand.has_aside = demand.has_aside || !line.aside.empty();
    }
    add_demand(demand, table, group.groups, words);
  }
}

Layout lay_out(Demand demand, const Screen& screen) {
  Layout layout;
  layout.widths = std::move(demand.widths);
  layout.text_at = kMargin;
  for (const std::size_t width : layout.widths) layout.text_at += width + kGap;
  layout.stacked = screen.stacked || screen.columns < kStackedBelow || layout.text_at + kLeastText > screen.columns;
  if (layout.stacked) return layout;
  const std::size_t room = screen.columns - layout.text_at;
  layout.text_width = std::min(room, kMostText);
  if (screen.columns < kAsideFrom || !demand.has_aside) return layout;
  layout.text_width = std::min(room * kTextShare / 100, kMostText);
  layout.aside_at = layout.text_at + layout.text_width + kGap;
  layout.aside_width = screen.columns - layout.aside_at;
  return layout;
}

// The short cells of a row, padded to their columns.
std::string short_cells(const Line& line, const Layout& layout, const Screen& screen) {
  std::string out(kMargin, ' ');
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    out += shown(line.cells[i], screen);
    out += pad(display_width(line.cells[i].text), layout.widths[i] + kGap);
  }
  return out;
}

std::vector<std::string> note_lines(const Line& line, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& note : *line.notes) {
    for (std::string& part : wrap(fmt::format("({})", visible_line(note)), width)) lines.push_back(std::move(part));
  }
  return lines;
}

void add_stacked(std::string& out, const Line& line, const Screen& screen) {
  std::string head;
  for (const Cell& cell : line.cells) head += (head.empty() ? "" : "  ") + cell.text;
  if (is_blank(head)) {
    // nothing stands beside the text
  } else if (kMargin + display_width(head) <= screen.columns) {
    Layout tight;
    for (const Cell& cell : line.cells) tight.widths.push_back(display_width(cell.text));
    std::string cells = short_cells(line, tight, screen);
    cells.erase(cells.find_last_not_of(' ') + 1);
    out += cells + '\n';
  } else {
    for (const std::string& part : wrap(head, screen.columns - kMargin)) out += std::string(kMargin, ' ') + part + '\n';
  }
  const std::string indent(kStackedIndent, ' ');
  for (const std::string& part : wrap(line.text.text, screen.columns - kStackedIndent)) {
    out += indent + shown_part(part, line.text, screen) + '\n';
  }
  for (const std::string& part : note_lines(line, screen.columns - kStackedIndent)) {
    out += indent + painted(part, kDim, screen) + '\n';
  }
}

// Neighbours that share one aside, which runs down beside them.
void add_sharing(std::string& out, std::span<const Line> lines, const Layout& layout, const Screen& screen) {
  std::vector<std::string> aside;
  if (layout.aside_width > 0 && !lines.front().aside.empty()) aside = wrap(lines.front().aside, layout.aside_width);
  std::size_t line_number = 0;
  const auto add_line = [&](const std::string& left, std::size_t left_width) {
    out += left;
    if (line_number < aside.size()) {
      out += pad(left_width, layout.aside_at) + painted(aside[line_number], kDim, screen);
    }
    out += '\n';
    ++line_number;
  };
  for (const Line& line : lines) {
    std::string head = short_cells(line, layout, screen);
    for (const std::string& text : wrap(line.text.text, layout.text_width)) {
      add_line(head + shown_part(text, line.text, screen), layout.text_at + display_width(text));
      head.assign(layout.text_at, ' ');
    }
    for (const std::string& note : note_lines(line, layout.text_width)) {
      add_line(head + painted(note, kDim, screen), layout.text_at + display_width(note));
    }
  }
  while (line_number < aside.size()) add_line("", 0);
}

void add_lines(std::string& out, const Lines& group, const Layout& layout, const Screen& screen) {
  if (!group.heading.empty()) add_wrapped(out, group.heading, kBold, screen);
  const std::span<const Line> lines(group.lines);
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && lines[end].aside == lines[i].aside) ++end;
    if (layout.stacked) {
      for (; i < end; ++i) add_stacked(out, lines[i], screen);
    } else {
      add_sharing(out, lines.subspan(i, end - i), layout, screen);
    }
    i = end;
  }
}

void add_groups(std::string& out, const Table& table, const std::vector<TableGroup>& groups, const Words& words,
                const Layout& layout, const Screen& screen) {
  for (const TableGroup& group : groups) {
    if (&group != &groups.front()) out += '\n';
    add_lines(out, lines_of(table, group, words), layout, screen);
    add_groups(out, table, group.groups, words, layout, screen);
  }
}

}  // namespace

void add_listed(std::string& out, const Table& table, const Words& words, const Screen& screen) {
  const auto columns = std::count_if(table.columns.begin(), table.columns.end(),
                                     [](const TableColumn& column) { return column.role == Role::plain; });
  Demand demand{std::vector<std::size_t>(static_cast<std::size_t>(columns))};
  add_demand(demand, table, table.groups, words);
  add_groups(out, table, table.groups, words, lay_out(std::move(demand), screen), screen);
}

}  // namespace rbplan
