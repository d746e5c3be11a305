#include "render/markdown.h"

#include "base/markdown.h"
#include "base/text.h"
#include "render/said.h"

namespace rbplan {
namespace {

// Of a table: cells in Markdown.
void add_line(std::string& out, const std::vector<std::string>& cells) {
  out += '|';
  for (const std::string& cell : cells) out += ' ' + cell + " |";
  out += '\n';
}

// Lines of one paragraph stand below one another: two blanks at the end are a line break.
void add_lines(std::string& out, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    out += markdown_text(lines[i]) + (i + 1 < lines.size() ? "  \n" : "\n");
}

class Print {
 public:
  Print(const Words& words, std::string& out) : words_(words), out_(out) {}

  void operator()(const Paragraph& paragraph) const {
    if (paragraph.role == Paragraph::Role::heading) out_ += "## ";
    add_lines(out_, paragraph.lines);
  }

  void operator()(const Listing& listing) const {
    for (const std::string& line : listing.lines) out_ += "- " + markdown_text(line) + '\n';
  }

  // A table a group; the heading of a group inside it stands in a row of its own.
  void operator()(const Table& table) const {
    for (const Value& line : table.legend) out_ += markdown_text(said_legend(line, false, words_)) + "\n\n";
    for (const TableGroup& group : table.groups) {
      if (&group != &table.groups.front()) out_ += '\n';
      if (!group.heading.empty()) out_ += "### " + markdown_text(group.heading) + "\n\n";
      add_headings(table);
      add_rows(table, group);
    }
    if (table.groups.empty() && table.total) add_headings(table);
    if (table.total) add_row(table, *table.total);
  }

  void operator()(const NewPage&) const {}

  void operator()(const Section& section) const { add_heading(2 + section.depth, section.heading); }

  void operator()(const Entry& entry) const {
    constexpr std::size_t kLeast = 6;
    add_heading(kLeast, entry.heading);
    if (!entry.aside.empty()) out_ += '\n' + markdown_text(entry.aside) + '\n';
  }

  void operator()(const Chart& chart) const { (*this)(chart.table); }

 private:
  void add_heading(std::size_t level, std::string_view text) const {
    out_ += std::string(level, '#') + ' ' + markdown_text(text) + '\n';
  }

  std::string in_cell(const Value& value, const TableColumn& column) const {
    const auto* mark = column.role == Role::mark ? std::get_if<Mark>(&value.is) : nullptr;
    if (!mark) return said(value, words_);
    const std::string glyph(mark->sign->glyph);
    return column.is_said ? glyph + ' ' + said(value, words_) : glyph;
  }

  void add_headings(const Table& table) const {
    std::vector<std::string> headings;
    for (const TableColumn& column : table.columns)
      headings.push_back(markdown_text(column.role == Role::mark ? column.short_heading : column.heading));
    add_line(out_, headings);
    add_line(out_, std::vector<std::string>(headings.size(), "---"));
  }

  void add_rows(const Table& table, const TableGroup& group) const {
    for (const TableRow& row : group.rows) add_row(table, row);
    for (const TableGroup& inner : group.groups) {
      std::vector<std::string> cells(table.columns.size());
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (table.columns[i].role == Role::text) cells[i] = markdown_text(inner.heading);
      }
      add_line(out_, cells);
      add_rows(table, inner);
    }
  }

  void add_row(const Table& table, const TableRow& row) const {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const TableColumn& column = table.columns[i];
      const Value& value = row.cells[i];
      std::string text = markdown_text(in_cell(value, column));
      if (row.is_struck_at(column) && !text.empty()) text = "~~" + text + "~~";
      if (row.reach(i) > 1) {  // what takes several columns stands in the last, as on a screen
        i += row.reach(i) - 1;
        cells.resize(i);
      }
      cells.push_back(std::move(text));
      if (column.role != Role::text) continue;
      for (const std::string& note : row.notes) cells.back() += markdown_text(" (" + note + ")");
    }
    add_line(out_, cells);
  }

  const Words& words_;
  std::string& out_;
};

}  // namespace

std::string render_markdown(const Document& document) {
  const Words words(document.language);
  std::string out = "# " + markdown_text(document.title) + "\n\n";
  add_lines(out, document.facts);
  for (const Block& block : document.blocks) {
    out += '\n';
    std::visit(Print(words, out), block);
  }
  return without_commands(std::move(out));
}

}  // namespace rbplan
