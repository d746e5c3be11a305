#include "render/grid.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "render/said.h"

namespace rbplan {
namespace {

constexpr std::size_t kWideFrom = 120;  // columns of the screen: short names instead of letters; few always have them
constexpr std::size_t kFew = 4;
constexpr std::size_t kLinearBelow = 60;
constexpr std::size_t kQuarter = 3;      // columns that stand together
constexpr std::size_t kGroupIndent = 2;  // of a group inside another
constexpr std::size_t kRowIndent = 4;    // at least
constexpr std::size_t kLeastGridText = 12;

// Text up to `columns`, cut at a word where it is longer.
std::string cut(std::string_view text, std::size_t columns, const Screen& screen) {
  const std::string whole = visible_line(text);
  if (display_width(whole) <= columns) return whole;
  const std::string dots = screen.ascii ? "..." : "\xE2\x80\xA6";
  const std::size_t room = columns > display_width(dots) ? columns - display_width(dots) : 1;
  return wrap(whole, room).front() + dots;
}

// A line that is filled from the left, each part at its column.
class GridLine {
 public:
  void put(std::size_t at, const std::string& text, std::size_t width) {
    text_ += pad(width_, at) + text;
    width_ = std::max(width_, at) + width;
  }

  std::string finished() const { return text_ + '\n'; }

 private:
  std::string text_;
  std::size_t width_ = 0;
};

// Where the marks stand: a blank for a bracket, then the cells, a blank more between quarters.
struct GridLayout {
  std::size_t cell = 2;
  std::size_t at = 0;
  std::size_t id_width = 0;
  bool wide = false;

  std::size_t column_at(std::size_t i) const { return at + 1 + i * cell + i / kQuarter; }
  std::size_t mark_at(std::size_t i) const { return column_at(i) + (wide ? 1 : 0); }
};

// A row taken apart.
struct GridRow {
  std::string id;  // its short cells
  Cell link;       // the last of them that leads to a place
  std::string text;
  std::vector<const Mark*> marks;  // of each column of marks; none where there is nothing
  std::vector<bool> ends;          // whether a mark ends there: one that takes several columns stands in the last
};

class Grid {
 public:
  Grid(const Table& table, const Words& words, const Screen& screen) : table_(table), words_(words), screen_(screen) {
    for (const TableColumn& column : table.columns) {
      if (column.role == Role::mark) columns_.push_back(column);
    }
    const std::size_t n = columns_.size();
    layout_.wide = screen.columns >= kWideFrom || n <= kFew;
    layout_.cell = layout_.wide ? 4 : 2;
    const std::size_t width = 1 + n * layout_.cell + (n == 0 ? 0 : (n - 1) / kQuarter);
    layout_.at = screen.columns > width ? screen.columns - width : 0;
    for (const TableGroup& group : table.groups) measure(group);
  }

  // Where ids leave no room for text beside the marks, too.
  bool is_linear() const {
    return screen_.linear || screen_.columns < kLinearBelow ||
           kRowIndent + layout_.id_width + kGap + kLeastGridText + 1 > layout_.at;
  }

  void add(std::string& out) const {
    for (const TableGroup& group : table_.groups) {
      if (&group != &table_.groups.front()) out += '\n';
      if (is_linear()) {
        add_wrapped(out, group.heading, kBold, screen_);
        add_sentences(out, group);
      } else {
        add_heading(out, group.heading);
        add_rows(out, group);
      }
    }
  }

 private:
  void measure(const TableGroup& group) {
    for (const TableRow& row : group.rows)
      layout_.id_width = std::max(layout_.id_width, display_width(taken_apart(row).id));
    for (const TableGroup& inner : group.groups) measure(inner);
  }

  GridRow taken_apart(const TableRow& row) const {
    GridRow out;
    const Mark* mark = nullptr;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Role role = table_.columns[i].role;
      if (role == Role::mark) {
        if (row.reach(i) > 0) mark = std::get_if<Mark>(&row.cells[i].is);
        out.marks.push_back(mark);
        out.ends.push_back(i + 1 == row.cells.size() || row.reach(i + 1) > 0);
        continue;
      }
      Cell cell = cell_of(row.cells[i], words_);
      if (role == Role::text) out.text = row.is_struck ? fmt::format("~~{}~~", cell.text) : std::move(cell.text);
      if (role != Role::plain) continue;
      out.id += (out.id.empty() ? "" : "  ") + cell.text;
      if (cell.place) out.link = std::move(cell);
    }
    return out;
  }

  // The group's heading, and at the right the names of the columns.
  void add_heading(std::string& out, const std::string& heading) const {
    const auto lines = wrap(visible_line(heading), layout_.at > 1 ? layout_.at - 1 : 1);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) out += painted(lines[i], kBold, screen_) + '\n';
    GridLine line;
    line.put(0, painted(lines.back(), kBold, screen_), display_width(lines.back()));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const TableColumn& column = columns_[i];
      std::string name = layout_.wide ? column.short_heading : letter(column);
      if (column.is_current) name = '[' + name + ']';
      line.put(layout_.column_at(i) - (column.is_current ? 1 : 0),
               painted(name, column.is_current ? kBold : std::string_view(), screen_), display_width(name));
    }
    out += line.finished();
  }

  static std::string letter(const TableColumn& column) { return column.heading.substr(0, 1); }

  void add_rows(std::string& out, const TableGroup& group, std::size_t indent = kGroupIndent) const {
    for (const TableRow& row : group.rows) add_row(out, taken_apart(row), std::max(indent, kRowIndent));
    for (const TableGroup& inner : group.groups) {
      add_wrapped(out, inner.heading, {}, screen_, indent);
      add_rows(out, inner, indent + kGroupIndent);
    }
  }

  void add_row(std::string& out, const GridRow& row, std::size_t indent) const {
    GridLine line;
    line.put(indent, shown_part(row.id, row.link, screen_), display_width(row.id));
    const std::size_t text_at = indent + layout_.id_width + (layout_.id_width > 0 ? kGap : 0);
    const std::string text = cut(row.text, layout_.at > text_at + 1 ? layout_.at - text_at - 1 : 1, screen_);
    line.put(text_at, text, display_width(text));
    bool is_empty = true;
    for (std::size_t i = 0; i < row.marks.size(); ++i) {
      if (!row.marks[i]) continue;
      is_empty = false;
      if (!row.ends[i]) continue;
      const Sign& sign = *row.marks[i]->sign;
      const std::string mark(screen_.ascii ? sign.ascii : sign.glyph);
      line.put(layout_.mark_at(i), painted(mark, colour_of(sign.tone), screen_), display_width(mark));
    }
    const std::size_t first = layout_.column_at(0);
    const std::string nothing = cut('(' + table_.nothing + ')', screen_.columns - first, screen_);
    if (is_empty) line.put(first, painted(nothing, kDim, screen_), display_width(nothing));
    out += line.finished();
  }

  void add_sentences(std::string& out, const TableGroup& group) const {
    for (const TableRow& table_row : group.rows) {
      const GridRow row = taken_apart(table_row);
      out += '\n';
      add_wrapped(out, row.id + ' ' + row.text, {}, screen_);
      add_wrapped(out, sentence(row), {}, screen_);
    }
    for (const TableGroup& inner : group.groups) add_sentences(out, inner);
  }

  // `January to May done, June overdue 10 days.`
  std::string sentence(const GridRow& row) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < row.marks.size();) {
      if (!row.marks[i]) {
        ++i;
        continue;
      }
      const std::string word = said(*row.marks[i], words_);
      std::size_t end = i + 1;
      while (end < row.marks.size() && row.marks[end] && said(*row.marks[end], words_) == word) ++end;
      parts.push_back(said_heading(columns_, i, end - i, words_) + ' ' + word);
      i = end;
    }
    return (parts.empty() ? table_.nothing : join(parts, ", ")) + '.';
  }

  const Table& table_;
  const Words& words_;
  const Screen& screen_;
  GridLayout layout_;
  std::vector<TableColumn> columns_;  // of marks
};

}  // namespace

void add_legend(std::string& out, const Table& table, const Words& words, const Screen& screen) {
  if (table.legend.empty() || Grid(table, words, screen).is_linear()) return;
  for (const Value& line : table.legend) add_wrapped(out, said_legend(line, screen.ascii, words), {}, screen);
}

void add_grid(std::string& out, const Table& table, const Words& words, const Screen& screen) {
  Grid(table, words, screen).add(out);
}

}  // namespace rbplan
