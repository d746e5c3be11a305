#include "render/markdown.h"

#include "base/text.h"

namespace rbplan {
namespace {

// Punctuation with a meaning is escaped (CommonMark 2.4); `@`, `#`, `&`, `<` and the colon of a URL, which
// escapes do not disarm everywhere, become entities.
std::string escaped(std::string_view text) {
  std::string out;
  const std::string shown = visible_line(text);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    switch (c) {
      case '@':
        out += "&#64;";
        break;
      case '#':
        out += "&#35;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case ':':
        out += shown.compare(i, 3, "://") == 0 ? "&#58;" : ":";
        break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '~':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

void add_cells(std::string& out, const std::vector<std::string>& cells) {
  out += '|';
  for (const std::string& cell : cells) out += ' ' + escaped(cell) + " |";
  out += '\n';
}

void add_rule(std::string& out, std::size_t columns) {
  out += '|';
  for (std::size_t i = 0; i < columns; ++i) out += " --- |";
  out += '\n';
}

void add_table(std::string& out, const Table& table) {
  std::vector<std::string> headings = table.columns;
  headings.push_back(table.text_column);
  if (!table.aside_column.empty()) headings.push_back(table.aside_column);
  for (const TableGroup& group : table.groups) {
    if (&group != &table.groups.front()) out += '\n';
    if (!group.heading.empty()) out += "### " + escaped(group.heading) + "\n\n";
    add_cells(out, headings);
    add_rule(out, headings.size());
    for (const TableRow& row : group.rows) {
      std::vector<std::string> cells;
      for (const Cell& cell : row.cells) cells.push_back(cell.text);
      std::string text = row.text;
      for (const std::string& note : row.notes) text += " (" + note + ")";
      cells.push_back(std::move(text));
      if (!table.aside_column.empty()) cells.push_back(row.aside);
      add_cells(out, cells);
    }
  }
}

// A table a group: an activity's name stands in a row of its own.
void add_grid(std::string& out, const Grid& grid) {
  std::vector<std::string> headings = {grid.id_column, grid.row_column};
  for (const GridColumn& column : grid.columns) headings.push_back(column.short_name);
  for (const std::string& line : grid.legend) out += escaped(line) + "\n\n";
  for (const GridGroup& group : grid.groups) {
    if (&group != &grid.groups.front()) out += '\n';
    out += "### " + escaped(group.heading) + "\n\n";
    add_cells(out, headings);
    add_rule(out, headings.size());
    for (const GridSection& section : group.sections) {
      std::vector<std::string> cells(headings.size());
      cells[1] = section.heading;
      add_cells(out, cells);
      for (const GridRow& row : section.rows) {
        cells = {row.id, row.text};
        for (const auto& mark : row.marks) cells.push_back(mark ? mark->glyph : std::string());
        add_cells(out, cells);
      }
    }
  }
}

void add_figures(std::string& out, const Figures& figures) {
  std::vector<std::string> headings = {figures.name_column};
  headings.insert(headings.end(), figures.columns.begin(), figures.columns.end());
  add_cells(out, headings);
  add_rule(out, headings.size());
  const auto add_row = [&](const FigureRow& row) {
    std::vector<std::string> cells = {row.name};
    cells.insert(cells.end(), row.numbers.begin(), row.numbers.end());
    add_cells(out, cells);
  };
  for (const FigureRow& row : figures.rows) add_row(row);
  if (figures.total) add_row(*figures.total);
}

// Lines of one paragraph stand below one another: two blanks at the end are a line break.
void add_lines(std::string& out, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) out += escaped(lines[i]) + (i + 1 < lines.size() ? "  \n" : "\n");
}

}  // namespace

std::string render_markdown(const Document& document) {
  std::string out = "# " + escaped(document.title) + "\n\n";
  add_lines(out, document.facts);
  for (const Block& block : document.blocks) {
    out += '\n';
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->role == Paragraph::Role::heading) out += "## ";
      add_lines(out, paragraph->lines);
    } else if (const auto* table = std::get_if<Table>(&block)) {
      add_table(out, *table);
    } else if (const auto* listing = std::get_if<Listing>(&block)) {
      for (const std::string& line : listing->lines) out += "- " + escaped(line) + '\n';
    } else if (const auto* figures = std::get_if<Figures>(&block)) {
      add_figures(out, *figures);
    } else {
      add_grid(out, std::get<Grid>(block));
    }
  }
  return without_commands(std::move(out));
}

}  // namespace rbplan
