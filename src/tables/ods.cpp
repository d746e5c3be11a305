// Workbooks of OpenDocument (ISO/IEC 26300).
#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/calendar.h"
#include "base/text.h"
#include "tables/office_parts.h"

namespace rbplan {
namespace {

// The paragraphs of a cell, without what is remarked beside it.
std::string text_of_ods_cell(const XmlNode& cell) {
  std::string text;
  for (XmlNode node = cell.first_child(); node && node.begin() < cell.end();) {
    if (node.is("annotation") || node.is("shapes")) {
      node = node.after();
      continue;
    }
    if (node.is("p") && !text.empty()) text += '\n';
    if (node.is_text()) text += node.text();
    if (node.is("s") || node.is("tab")) text += ' ';
    if (node.is("line-break")) text += '\n';
    node = node.forward();
  }
  return text;
}

class OdsReader {
 public:
  explicit OdsReader(PackageReader& package) : package_(package) {}

  TableRead<GridBook> read() {
    const auto tree = read_part(package_, "content.xml");
    if (!tree) return tl::unexpected(tree.error());
    read_styles(tree->root());
    GridBook book{TableForm::sheet, {}, false};
    const XmlNode body = tree->root().child("body");
    const XmlNode workbook = body ? body.child("spreadsheet") : XmlNode();
    if (!workbook) return table_error(phrase("this document of OpenDocument is no workbook"));
    for (XmlNode table = workbook.child("table"); table; table = table.next("table")) {
      if (book.sheets.size() == kMostSheets) return table_error(phrase("it has more than {0} sheets", kMostSheets));
      GridSheet& grid = book.sheets.emplace_back();
      grid.name = tidy(table.attribute("name").value_or(""));
      grid.is_hidden = hidden_styles_.count(table.attribute("style-name").value_or("")) > 0;
      if (auto error = read_table(table, grid)) return tl::unexpected(*error);
    }
    return book;
  }

 private:
  void read_styles(const XmlNode& root) {
    const XmlNode styles = root.child("automatic-styles");
    for (XmlNode style = styles ? styles.child("style") : XmlNode(); style; style = style.next("style")) {
      const XmlNode properties = style.child("table-properties");
      if (properties && properties.attribute("display") == "false")
        hidden_styles_.insert(style.attribute("name").value_or(""));
    }
  }

  static bool is_hidden(const XmlNode& node) {
    const auto visibility = node.attribute("visibility");
    return visibility == "collapse" || visibility == "filter";
  }

  // Rows and columns stand in groups and headers of any depth.
  std::optional<TableError> read_table(const XmlNode& table, GridSheet& grid) {
    SheetWriter write(grid, size_);
    std::set<std::uint32_t> hidden;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    for (XmlNode node = table.first_child(); node && node.begin() < table.end() && !write.error();) {
      if (node.is("table-column")) {
        const std::uint32_t count = whole_attribute(node, "number-columns-repeated", 1);
        for (std::uint32_t i = 0; i < count && column + i < kMostTableColumns; ++i) {
          if (is_hidden(node)) hidden.insert(column + i);
        }
        column += std::min<std::uint32_t>(count, kMostTableColumns);
      } else if (node.is("table-row")) {
        row = read_row(node, row, hidden, grid, write);
        node = node.after();
        continue;
      }
      node = node.forward();
    }
    std::sort(grid.hidden_columns.begin(), grid.hidden_columns.end());
    grid.hidden_columns.erase(std::unique(grid.hidden_columns.begin(), grid.hidden_columns.end()),
                              grid.hidden_columns.end());
    if (write.error()) return *write.error();
    return std::nullopt;
  }

  // The number of the last row that it stands for.
  std::uint32_t read_row(const XmlNode& node, std::uint32_t before, const std::set<std::uint32_t>& hidden,
                         GridSheet& grid, SheetWriter& write) {
    const std::uint32_t repeated = std::max<std::uint32_t>(whole_attribute(node, "number-rows-repeated", 1), 1);
    std::vector<GridCell> cells;
    std::uint32_t column = 0;
    for (XmlNode one = node.first_child(); one; one = one.next()) {
      if (!one.is("table-cell") && !one.is("covered-table-cell")) continue;
      const std::uint32_t count = std::max<std::uint32_t>(whole_attribute(one, "number-columns-repeated", 1), 1);
      if (one.is("table-cell")) add_cell(one, before + 1, column, count, cells, grid);
      column = std::min<std::uint32_t>(column + std::min<std::uint32_t>(count, 1U << 20), 1U << 20);
    }
    if (cells.empty()) return before + repeated;
    if (is_hidden(node)) {
      grid.hidden_rows.push_back(before + 1);
      return before + repeated;
    }
    for (std::uint32_t i = 1; i <= repeated && !write.error(); ++i) {
      for (const GridCell& cell : cells) {
        if (hidden.count(cell.column) > 0) {
          grid.hidden_columns.push_back(cell.column);
        } else {
          write.add(before + i, cell);
        }
      }
    }
    return before + repeated;
  }

  static void add_cell(const XmlNode& node, std::uint32_t row, std::uint32_t column, std::uint32_t count,
                       std::vector<GridCell>& cells, GridSheet& grid) {
    const std::uint32_t columns = whole_attribute(node, "number-columns-spanned", 1);
    const std::uint32_t rows = whole_attribute(node, "number-rows-spanned", 1);
    if ((columns > 1 || rows > 1) && columns > 0 && rows > 0 && grid.merges.size() < kMostCells)
      grid.merges.push_back({row, row + rows - 1, column, column + columns - 1});
    GridCell cell = cell_of(node);
    if (cell.text.empty() && cell.kind != GridCell::Kind::no_value) return;
    for (std::uint32_t i = 0; i < count && i <= kMostTableColumns && cells.size() <= kMostCells; ++i) {
      cell.column = column + i;
      cells.push_back(cell);
    }
  }

  static GridCell cell_of(const XmlNode& node) {
    GridCell cell;
    const std::string type = node.attribute("value-type").value_or("");
    const std::string value = node.attribute("value").value_or("");
    cell.text = text_of_ods_cell(node);
    if (type == "float" || type == "currency") {
      cell.kind = GridCell::Kind::number;
      cell.text = plain_number(value);
    } else if (type == "percentage") {
      cell.kind = GridCell::Kind::percent;
      cell.text = plain_number(std::to_string(std::strtod(value.c_str(), nullptr) * 100));
    } else if (type == "date") {
      const std::string date = node.attribute("date-value").value_or("").substr(0, 10);
      if (parse_date(date)) {
        cell.kind = GridCell::Kind::date;
        cell.text = date;
      }
    } else if (type == "boolean") {
      cell.kind = GridCell::Kind::truth;
      cell.text = node.attribute("boolean-value").value_or("false");
    } else if (type.empty() && node.attribute("formula") && cell.text.empty()) {
      cell.kind = GridCell::Kind::no_value;
    }
    return cell;
  }

  PackageReader& package_;
  std::set<std::string> hidden_styles_;
  GridSize size_;
};

}  // namespace

TableRead<GridBook> read_ods(PackageReader& package) { return OdsReader(package).read(); }

}  // namespace rbplan
