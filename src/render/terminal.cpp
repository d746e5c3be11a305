#include "render/terminal.h"

#include <algorithm>

#include "base/text.h"
#include "render/figures.h"
#include "render/grid.h"
#include "render/listed.h"
#include "render/said.h"

namespace rbplan {
namespace {

// What does not stand as a column on a screen: what only paper has room for, and what heads the rows that share it.
bool is_left_out(const TableColumn& column) { return column.is_for_paper || column.merges; }

void keep_for_screen(TableRow& row, const std::vector<TableColumn>& columns) {
  if (row.reaches) {
    const auto begin = columns.begin();
    for (auto& [first, count] : *row.reaches)
      first -= static_cast<std::size_t>(std::count_if(begin, begin + static_cast<std::ptrdiff_t>(first), is_left_out));
  }
  std::size_t i = 0;
  std::erase_if(row.cells, [&](const Value&) { return is_left_out(columns[i++]); });
}

void keep_for_screen(std::vector<TableGroup>& groups, const std::vector<TableColumn>& columns) {
  for (TableGroup& group : groups) {
    for (TableRow& row : group.rows) keep_for_screen(row, columns);
    keep_for_screen(group.groups, columns);
  }
}

// The rows below the group, parted by what they share in the columns that merge from `column` on; what stands in a
// short one begins the heading of the next.
void part(TableGroup& group, const std::vector<TableColumn>& columns, std::size_t column, const Words& words) {
  const auto heads = [](const TableColumn& one) { return one.merges && !one.is_for_paper; };
  const auto heading = std::find_if(columns.begin() + static_cast<std::ptrdiff_t>(column), columns.end(),
                                    [&](const TableColumn& one) { return heads(one) && one.role != Role::plain; });
  if (heading == columns.end() || group.rows.empty()) return;
  const auto end = static_cast<std::size_t>(heading - columns.begin()) + 1;
  std::vector<TableRow> rows = std::move(group.rows);
  group.rows.clear();
  for (TableRow& row : rows) {
    std::string text;
    for (std::size_t i = column; i < end; ++i) {
      if (heads(columns[i])) text += (text.empty() ? "" : " ") + said(row.cells[i], words);
    }
    if (group.groups.empty() || group.groups.back().heading != text) group.groups.push_back({std::move(text), {}, {}});
    group.groups.back().rows.push_back(std::move(row));
  }
  for (TableGroup& inner : group.groups) part(inner, columns, end, words);
}

Table for_screen(Table table, const Words& words) {
  for (TableGroup& group : table.groups) {
    std::erase_if(group.rows, [](const TableRow& row) { return row.is_for_paper; });
    part(group, table.columns, 0, words);
  }
  // A group that was there only to hold the rows has no line of its own.
  if (table.groups.size() == 1 && table.groups[0].heading.empty() && table.groups[0].rows.empty())
    table.groups = std::vector(table.groups[0].groups);
  keep_for_screen(table.groups, table.columns);
  if (table.total) keep_for_screen(*table.total, table.columns);
  std::erase_if(table.columns, is_left_out);
  return table;
}

class Print {
 public:
  Print(const Words& words, const Screen& screen) : words_(words), screen_(screen) {}

  std::string operator()(const Paragraph& paragraph) const {
    std::string out = "\n";
    const std::string_view code = paragraph.role == Paragraph::Role::heading ? kBold : std::string_view{};
    for (const std::string& line : paragraph.lines) add_wrapped(out, line, code, screen_);
    return out;
  }

  std::string operator()(const Listing& listing) const {
    constexpr std::size_t kIndent = 2;
    std::string out;
    for (const std::string& line : listing.lines) add_wrapped(out, line, {}, screen_, kIndent);
    return out;
  }

  std::string operator()(const Table& table) const {
    if (std::any_of(table.columns.begin(), table.columns.end(), is_left_out)) return (*this)(for_screen(table, words_));
    std::string out = "\n";
    if (has_column(table, Role::mark)) {
      add_grid(out, table, words_, screen_);
    } else if (has_column(table, Role::figure)) {
      add_figures(out, table, words_, screen_);
    } else {
      add_listed(out, table, words_, screen_);
    }
    return out;
  }

  std::string operator()(const NewPage&) const { return {}; }
  std::string operator()(const Section& section) const { return headed(section.heading); }
  std::string operator()(const Chart& chart) const { return (*this)(chart.table); }

  std::string operator()(const Entry& entry) const {
    std::string out = headed(entry.heading);
    if (!entry.aside.empty()) out += (*this)(Listing{{entry.aside}});
    return out;
  }

 private:
  std::string headed(const std::string& heading) const {
    return (*this)(Paragraph{Paragraph::Role::heading, {heading}});
  }

  const Words& words_;
  const Screen& screen_;
};

}  // namespace

std::string render_terminal(const Document& document, const Screen& screen) {
  const Words words(document.language);
  std::string head;
  add_wrapped(head, document.title, kBold, screen);
  for (const std::string& fact : document.facts) add_wrapped(head, fact, {}, screen);
  for (const Block& block : document.blocks) {
    if (const Table* table = table_of(block)) add_legend(head, *table, words, screen);
  }
  std::string out = without_commands(std::move(head));
  for (const Block& block : document.blocks) out += without_commands(std::visit(Print(words, screen), block));
  return out;
}

}  // namespace rbplan
