#include "render/grid.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "render/paint.h"

namespace rbplan {
namespace {

constexpr std::size_t kWideFrom = 120;  // columns of the screen: short names instead of letters
constexpr std::size_t kLinearBelow = 60;
constexpr std::size_t kQuarter = 3;  // columns that stand together
constexpr std::size_t kSectionIndent = 2;
constexpr std::size_t kRowIndent = 4;
constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastText = 12;

// Where the grid's columns stand: a blank for a bracket, then the cells, a blank more between quarters.
struct GridLayout {
  std::size_t cell = 2;
  std::size_t at = 0;
  std::size_t id_width = 0;
  bool wide = false;

  std::size_t column_at(std::size_t i) const { return at + 1 + i * cell + i / kQuarter; }
  std::size_t mark_at(std::size_t i) const { return column_at(i) + (wide ? 1 : 0); }
};

template <class Each>
void for_each_row(const Grid& grid, Each each) {
  for (const GridGroup& group : grid.groups) {
    for (const GridSection& section : group.sections) {
      for (const GridRow& row : section.rows) each(row);
    }
  }
}

GridLayout lay_out(const Grid& grid, const Screen& screen) {
  GridLayout layout;
  layout.wide = screen.columns >= kWideFrom;
  layout.cell = layout.wide ? 4 : 2;
  const std::size_t n = grid.columns.size();
  const std::size_t width = 1 + n * layout.cell + (n == 0 ? 0 : (n - 1) / kQuarter);
  layout.at = screen.columns > width ? screen.columns - width : 0;
  for_each_row(grid, [&](const GridRow& row) { layout.id_width = std::max(layout.id_width, display_width(row.id)); });
  return layout;
}

// Text up to `columns`, cut at a word where it is longer.
std::string cut(std::string_view text, std::size_t columns, const Screen& screen) {
  const std::string shown = visible_line(text);
  if (display_width(shown) <= columns) return shown;
  const std::string dots = screen.ascii ? "..." : "\xE2\x80\xA6";
  const std::size_t room = columns > display_width(dots) ? columns - display_width(dots) : 1;
  return wrap(shown, room).front() + dots;
}

// A line that is filled from the left, each part at its column.
class Line {
 public:
  explicit Line(const Screen& screen) : screen_(screen) {}

  void put(std::size_t at, const std::string& text, std::string_view code = {},
           const std::optional<FilePlace>& place = {}) {
    text_ += pad(width_, at) + linked(painted(text, code, screen_), place, screen_);
    width_ = std::max(width_, at) + display_width(text);
  }

  std::string finished() const { return text_ + '\n'; }

 private:
  const Screen& screen_;
  std::string text_;
  std::size_t width_ = 0;
};

// The group's heading, and at the right the names of the columns.
void add_heading(std::string& out, const Grid& grid, const GridGroup& group, const GridLayout& layout,
                 const Screen& screen) {
  const auto lines = wrap(visible_line(group.heading), layout.at > 1 ? layout.at - 1 : 1);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) out += painted(lines[i], kBold, screen) + '\n';
  Line line(screen);
  line.put(0, lines.back(), kBold);
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    const GridColumn& column = grid.columns[i];
    const std::string name = layout.wide ? column.short_name : column.letter;
    if (column.is_current) {
      line.put(layout.column_at(i) - 1, fmt::format("[{}]", name), kBold);
    } else {
      line.put(layout.column_at(i), name);
    }
  }
  out += line.finished();
}

void add_row(std::string& out, const Grid& grid, const GridRow& row, const GridLayout& layout, const Screen& screen) {
  Line line(screen);
  line.put(kRowIndent, visible_line(row.id), {}, row.place);
  const std::size_t text_at = kRowIndent + layout.id_width + kGap;
  const std::size_t room = layout.at > text_at + 1 ? layout.at - text_at - 1 : 1;
  line.put(text_at, cut(row.text, room, screen));
  bool is_empty = true;
  for (std::size_t i = 0; i < row.marks.size(); ++i) {
    const auto& mark = row.marks[i];
    if (!mark) continue;
    is_empty = false;
    line.put(layout.mark_at(i), screen.ascii ? mark->ascii : mark->glyph, colour_of(mark->tone));
  }
  if (is_empty) line.put(layout.column_at(0), fmt::format("({})", grid.nothing), kDim);
  out += line.finished();
}

// `January to May done, June overdue 10 days.`
std::string sentence(const Grid& grid, const GridRow& row) {
  std::string out;
  for (std::size_t i = 0; i < row.marks.size();) {
    if (!row.marks[i]) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < row.marks.size() && row.marks[end] && row.marks[end]->word == row.marks[i]->word) ++end;
    const std::string first = grid.columns[i].name;
    const std::string months =
        end == i + 1 ? first : fmt::format(fmt::runtime(grid.range), first, grid.columns[end - 1].name);
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", months, row.marks[i]->word);
    i = end;
  }
  return (out.empty() ? grid.nothing : out) + '.';
}

void add_linear(std::string& out, const Grid& grid, const Screen& screen) {
  for (const GridGroup& group : grid.groups) {
    if (&group != &grid.groups.front()) out += '\n';
    add_wrapped(out, group.heading, kBold, screen);
    for (const GridSection& section : group.sections) {
      for (const GridRow& row : section.rows) {
        out += '\n';
        add_wrapped(out, fmt::format("{} {}", row.id, row.text), {}, screen);
        add_wrapped(out, sentence(grid, row), {}, screen);
      }
    }
  }
}

// Where ids leave no room for text beside the grid, too.
bool is_linear(const Grid& grid, const Screen& screen) {
  if (screen.linear || screen.columns < kLinearBelow) return true;
  const GridLayout layout = lay_out(grid, screen);
  return kRowIndent + layout.id_width + kGap + kLeastText + 1 > layout.at;
}

}  // namespace

void add_legend(std::string& out, const Grid& grid, const Screen& screen) {
  if (is_linear(grid, screen)) return;
  for (const std::string& line : grid.legend) add_wrapped(out, line, {}, screen);
}

void add_grid(std::string& out, const Grid& grid, const Screen& screen) {
  if (is_linear(grid, screen)) return add_linear(out, grid, screen);
  const GridLayout layout = lay_out(grid, screen);
  for (const GridGroup& group : grid.groups) {
    if (&group != &grid.groups.front()) out += '\n';
    add_heading(out, grid, group, layout, screen);
    for (const GridSection& section : group.sections) {
      add_wrapped(out, section.heading, {}, screen, kSectionIndent);
      for (const GridRow& row : section.rows) add_row(out, grid, row, layout, screen);
    }
  }
}

}  // namespace rbplan
