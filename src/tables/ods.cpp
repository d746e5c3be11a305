// Workbooks of OpenDocument (ISO/IEC 26300).
#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "base/calendar.h"
#include "base/text.h"
#include "tables/office_parts.h"

namespace rbplan {
namespace {

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
      const std::string name = style.attribute("name").value_or("");
      const XmlNode properties = style.child("table-properties");
      if (properties && properties.attribute("display") == "false") hidden_styles_.insert(name);
      const XmlNode text = style.child("text-properties");
      if (text && text.attribute("text-line-through-style").value_or("none") != "none") struck_styles_.insert(name);
    }
  }

  bool is_struck(const XmlNode& node) const {
    return struck_styles_.count(node.attribute("style-name").value_or("")) > 0;
  }

  // The paragraphs of a cell, without what is remarked beside it.
  CellText text_of(const XmlNode& cell) const {
    CellText text;
    std::size_t struck_to = is_struck(cell) ? cell.end() : 0;
    bool is_first = true;
    for (XmlNode node = cell.first_child(); node && node.begin() < cell.end();) {
      if (node.is("annotation") || node.is("shapes")) {
        node = node.after();
        continue;
      }
      if (node.is("span") && is_struck(node)) struck_to = std::max(struck_to, node.end());
      const bool is_struck_here = node.begin() < struck_to;
      if (node.is("p") && !std::exchange(is_first, false)) text.add("\n", is_struck_here);
      if (node.is_text()) text.add(node.text(), is_struck_here);
      if (node.is("s") || node.is("tab")) text.add(" ", is_struck_here);
      if (node.is("line-break")) text.add("\n", is_struck_here);
      node = node.forward();
    }
    return text;
  }

  static bool is_hidden(const XmlNode& node) {
    const auto visibility = node.attribute("visibility");
    return visibility == "collapse" || visibility == "filter";
  }

  // Rows and columns stand in groups and headers of any depth.
  std::optional<TableError> read_table(const XmlNode& table, GridSheet& grid) {
    SheetWriter write(grid, size_);
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    for (XmlNode node = table.first_child(); node && node.begin() < table.end() && !write.error();) {
      if (node.is("table-column")) {
        const std::uint32_t count = whole_attribute(node, "number-columns-repeated", 1);
        for (std::uint32_t i = 0; i < count && column + i < kMostTableColumns; ++i) {
          if (is_hidden(node)) write.hide_column(column + i);
        }
        column += std::min<std::uint32_t>(count, kMostTableColumns);
      } else if (node.is("table-row")) {
        row = read_row(node, row, grid, write);
        node = node.after();
        continue;
      }
      node = node.forward();
    }
    if (write.error()) return *write.error();
    write.finish();
    return std::nullopt;
  }

  // The number of the last row that it stands for.
  std::uint32_t read_row(const XmlNode& node, std::uint32_t before, GridSheet& grid, SheetWriter& write) {
    constexpr std::uint32_t kMost = 1U << 24;
    const std::uint32_t repeated =
        std::min(std::max<std::uint32_t>(whole_attribute(node, "number-rows-repeated", 1), 1), kMost);
    const std::uint32_t last = std::min(before, kMost) + repeated;
    if (is_hidden(node)) write.hide_rows(before + 1, last);
    std::vector<GridCell> cells;
    std::uint32_t column = 0;
    for (XmlNode one = node.first_child(); one; one = one.next()) {
      if (!one.is("table-cell") && !one.is("covered-table-cell")) continue;
      const std::uint32_t count = std::max<std::uint32_t>(whole_attribute(one, "number-columns-repeated", 1), 1);
      if (one.is("table-cell")) add_cell(one, before + 1, column, count, cells, grid);
      column = std::min<std::uint32_t>(column + std::min<std::uint32_t>(count, 1U << 20), 1U << 20);
    }
    const std::uint32_t last_read = is_hidden(node) ? before + 1 : last;
    for (std::uint32_t row = before + 1; row <= last_read && !cells.empty() && !write.error(); ++row) {
      for (const GridCell& cell : cells) write.add(row, cell);
    }
    return last;
  }

  void add_cell(const XmlNode& node, std::uint32_t row, std::uint32_t column, std::uint32_t count,
                std::vector<GridCell>& cells, GridSheet& grid) const {
    const std::uint32_t columns = whole_attribute(node, "number-columns-spanned", 1);
    const std::uint32_t rows = whole_attribute(node, "number-rows-spanned", 1);
    if ((columns > 1 || rows > 1) && columns > 0 && rows > 0 && grid.merges.size() < kMostCells)
      grid.merges.push_back({row, row + rows - 1, column, column + columns - 1});
    GridCell cell = cell_of(node, {TableForm::sheet, grid.name, row, column, 0, row}, grid);
    if (cell.text.empty() && cell.kind != GridCell::Kind::no_value) return;
    for (std::uint32_t i = 0; i < count && i <= kMostTableColumns && cells.size() <= kMostCells; ++i) {
      cell.column = column + i;
      cells.push_back(cell);
    }
  }

  GridCell cell_of(const XmlNode& node, const CellPlace& place, GridSheet& grid) const {
    GridCell cell;
    const std::string type = node.attribute("value-type").value_or("");
    const std::string value = node.attribute("value").value_or("");
    text_of(node).fill(cell, place, grid);
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
  std::set<std::string> struck_styles_;  // of cells and of spans
  GridSize size_;
};

}  // namespace

TableRead<GridBook> read_ods(PackageReader& package) { return OdsReader(package).read(); }

}  // namespace rbplan
