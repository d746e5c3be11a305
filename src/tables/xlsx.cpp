// Workbooks of Excel (ECMA-376, SpreadsheetML).
#include <algorithm>
#include <cmath>
#include <map>

#include "archive/cell_name.h"
#include "base/calendar.h"
#include "base/text.h"
#include "tables/office_parts.h"

namespace rbplan {
namespace {

// What a number is shown as.
enum class Shown { number, percent, date };

// `_x0041_` stands for a character.
std::string without_escapes(std::string text) {
  constexpr std::size_t kLength = 7;
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + kLength > text.size() || text[at + kLength - 1] != '_') continue;
    const std::string digits = text.substr(at + 2, 4);
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) continue;
    std::string character;
    append_utf8(character, static_cast<char32_t>(std::stoul(digits, nullptr, 16)));
    text.replace(at, kLength, character);
  }
  return text;
}

bool is_struck(const XmlNode& font) { return font && is_on(font.child("strike")); }

std::string name_of_font(const XmlNode& font, std::string_view key) {
  const XmlNode name = font.child(key);
  return name ? name.attribute("val").value_or("") : std::string();
}

// What stands in runs and plain text, not how it is spoken.
CellText text_in(const XmlNode& item) {
  CellText text;
  for (XmlNode child = item.first_child(); child; child = child.next()) {
    if (child.is("t")) text.add(without_escapes(child.text()), false);
    if (!child.is("r")) continue;
    const XmlNode look = child.child("rPr");
    const std::string font = look ? name_of_font(look, "rFont") : std::string();
    for (XmlNode run = child.child("t"); run; run = run.next("t"))
      text.add(text_in_font(without_escapes(run.text()), font), is_struck(look));
  }
  return text;
}

struct CellStyle {
  Shown shown = Shown::number;
  bool is_struck = false;
  std::string font = {};
};

Shown shown_by(std::uint32_t id, const std::map<std::uint32_t, std::string>& formats) {
  if (id == 9 || id == 10) return Shown::percent;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return Shown::date;
  const auto found = formats.find(id);
  if (found == formats.end()) return Shown::number;
  bool is_quoted = false;
  bool has_month = false;  // or minutes, where hours or seconds stand beside
  bool has_time = false;
  for (std::size_t i = 0; i < found->second.size(); ++i) {
    const char c = found->second[i];
    if (c == '"') is_quoted = !is_quoted;
    if (c == '\\' || is_quoted) {
      i += c == '\\' ? 1 : 0;
      continue;
    }
    if (c == '[') i = std::min(found->second.find(']', i), found->second.size() - 1);
    if (c == '%') return Shown::percent;
    if (c == 'y' || c == 'd' || c == 'Y' || c == 'D') return Shown::date;
    has_month = has_month || c == 'm' || c == 'M';
    has_time = has_time || c == 'h' || c == 's' || c == 'H' || c == 'S';
  }
  return has_month && !has_time ? Shown::date : Shown::number;
}

std::string date_of_serial(double serial, bool from_1904) {
  const std::chrono::sys_days base = from_1904 ? std::chrono::sys_days(std::chrono::year(1904) / 1 / 1)
                                               : std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
  constexpr double kMostDays = 2'958'465;  // 31 December 9999
  if (!(serial >= 0 && serial <= kMostDays)) return {};
  return iso(Date(base + std::chrono::days(static_cast<int>(serial))));
}

class XlsxReader {
 public:
  explicit XlsxReader(PackageReader& package) : package_(package) {}

  TableRead<GridBook> read() {
    const std::string path = workbook_path();
    const auto workbook = read_part(package_, path);
    if (!workbook) return tl::unexpected(workbook.error());
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    const auto targets = relations_of(path);
    if (!targets) return tl::unexpected(targets.error());
    if (auto error = read_strings(folder)) return tl::unexpected(*error);
    if (auto error = read_styles(folder)) return tl::unexpected(*error);
    from_1904_ = says_yes(workbook->root().child("workbookPr"), "date1904");
    GridBook book{TableForm::sheet, {}, false};
    const XmlNode sheets = workbook->root().child("sheets");
    for (XmlNode sheet = sheets ? sheets.child("sheet") : XmlNode(); sheet; sheet = sheet.next("sheet")) {
      if (book.sheets.size() == kMostSheets) return table_error(phrase("it has more than {0} sheets", kMostSheets));
      GridSheet& grid = book.sheets.emplace_back();
      grid.name = tidy(sheet.attribute("name").value_or(""));
      const auto state = sheet.attribute("state");
      grid.is_hidden = state == "hidden" || state == "veryHidden";
      const auto target = targets->find(sheet.attribute("id").value_or(""));
      if (target == targets->end() || !package_.has(target->second)) continue;
      if (auto error = read_sheet(target->second, grid)) return tl::unexpected(*error);
    }
    return book;
  }

 private:
  std::string workbook_path() {
    const auto relations = read_part(package_, "_rels/.rels");
    if (!relations) return "xl/workbook.xml";
    for (XmlNode one = relations->root().child("Relationship"); one; one = one.next("Relationship")) {
      std::string target = one.attribute("Target").value_or("");
      if (target.starts_with('/')) target.erase(0, 1);
      if (one.attribute("Type").value_or("").ends_with("/officeDocument")) return target;
    }
    return "xl/workbook.xml";
  }

  // Paths of parts by the id that the workbook names them with.
  TableRead<std::map<std::string, std::string>> relations_of(const std::string& path) {
    const std::size_t slash = path.rfind('/') + 1;
    const std::string folder = path.substr(0, slash);
    const auto tree = read_part(package_, folder + "_rels/" + path.substr(slash) + ".rels");
    if (!tree) return tl::unexpected(tree.error());
    std::map<std::string, std::string> targets;
    for (XmlNode one = tree->root().child("Relationship"); one; one = one.next("Relationship")) {
      const std::string target = one.attribute("Target").value_or("");
      targets[one.attribute("Id").value_or("")] = target.starts_with('/') ? target.substr(1) : folder + target;
    }
    return targets;
  }

  std::optional<TableError> read_strings(const std::string& folder) {
    if (!package_.has(folder + "sharedStrings.xml")) return std::nullopt;
    const auto tree = read_part(package_, folder + "sharedStrings.xml");
    if (!tree) return tree.error();
    for (XmlNode item = tree->root().child("si"); item; item = item.next("si")) strings_.push_back(text_in(item));
    return std::nullopt;
  }

  std::optional<TableError> read_styles(const std::string& folder) {
    if (!package_.has(folder + "styles.xml")) return std::nullopt;
    const auto tree = read_part(package_, folder + "styles.xml");
    if (!tree) return tree.error();
    std::map<std::uint32_t, std::string> formats;
    const XmlNode own = tree->root().child("numFmts");
    for (XmlNode one = own ? own.child("numFmt") : XmlNode(); one; one = one.next("numFmt"))
      formats[whole_attribute(one, "numFmtId", 0)] = one.attribute("formatCode").value_or("");
    std::vector<CellStyle> looks;
    const XmlNode fonts = tree->root().child("fonts");
    for (XmlNode one = fonts ? fonts.child("font") : XmlNode(); one; one = one.next("font"))
      looks.push_back({Shown::number, is_struck(one), name_of_font(one, "name")});
    const XmlNode styles = tree->root().child("cellXfs");
    for (XmlNode one = styles ? styles.child("xf") : XmlNode(); one; one = one.next("xf")) {
      const std::uint32_t font = whole_attribute(one, "fontId", 0);
      CellStyle& style = styles_.emplace_back(font < looks.size() ? looks[font] : CellStyle());
      style.shown = shown_by(whole_attribute(one, "numFmtId", 0), formats);
    }
    return std::nullopt;
  }

  std::optional<TableError> read_sheet(const std::string& path, GridSheet& grid) {
    const auto tree = read_part(package_, path);
    if (!tree) return tree.error();
    const XmlNode root = tree->root();
    SheetWriter write(grid, size_);
    hide_columns(root, write);
    std::uint32_t number = 0;
    const XmlNode data = root.child("sheetData");
    for (XmlNode row = data ? data.child("row") : XmlNode(); row && !write.error(); row = row.next("row")) {
      const std::uint32_t next = whole_attribute(row, "r", number + 1);
      if (next <= number)
        return TableError{phrase("the rows of a sheet do not ascend"), phrase("in its part {0}", path)};
      number = next;
      if (says_yes(row, "hidden")) write.hide_rows(number, number);
      read_row(row, number, grid, write);
    }
    if (write.error()) return *write.error();
    if (!is_sound_)
      return TableError{phrase("a cell names a text that the file does not hold"), phrase("in its part {0}", path)};
    read_merges(root, grid);
    write.finish();
    return std::nullopt;
  }

  static void hide_columns(const XmlNode& root, SheetWriter& write) {
    const XmlNode columns = root.child("cols");
    for (XmlNode one = columns ? columns.child("col") : XmlNode(); one; one = one.next("col")) {
      if (!says_yes(one, "hidden")) continue;
      const std::uint32_t last = std::min<std::uint32_t>(whole_attribute(one, "max", 0), kMostTableColumns);
      for (std::uint32_t at = whole_attribute(one, "min", 1); at <= last; ++at) write.hide_column(at - 1);
    }
  }

  void read_row(const XmlNode& row, std::uint32_t number, GridSheet& grid, SheetWriter& write) {
    std::uint32_t column = 0;
    for (XmlNode one = row.child("c"); one; one = one.next("c")) {
      const std::string name = one.attribute("r").value_or("");
      const CellAddress at = cell_address(name);
      if (at.row > 0 && at.column >= column) column = static_cast<std::uint32_t>(at.column);
      GridCell cell = cell_of(one, {TableForm::sheet, grid.name, number, column, 0, number}, grid);
      cell.column = column++;
      if (!cell.text.empty() || cell.kind == GridCell::Kind::no_value) write.add(number, std::move(cell));
    }
  }

  GridCell cell_of(const XmlNode& node, const CellPlace& place, GridSheet& grid) {
    GridCell cell;
    const std::uint32_t number = whole_attribute(node, "s", 0);
    const CellStyle style = number < styles_.size() ? styles_[number] : CellStyle();
    const std::string type = node.attribute("t").value_or("n");
    const XmlNode value = node.child("v");
    const XmlNode inside = node.child("is");
    if (type == "inlineStr" && inside) text_in(inside).fill(cell, place, grid);
    const std::string stored = value ? value.text() : std::string();
    if (stored.empty()) {
      if (node.child("f") && cell.text.empty()) cell.kind = GridCell::Kind::no_value;
    } else if (type == "s") {
      const auto at = static_cast<std::size_t>(parse_whole(stored).value_or(-1));
      is_sound_ = is_sound_ && at < strings_.size();
      if (at < strings_.size()) strings_[at].fill(cell, place, grid);
    } else if (type == "b") {
      cell.kind = GridCell::Kind::truth;
      cell.text = stored == "1" ? "true" : "false";
    } else if (type == "n") {
      set_number(cell, stored, style.shown);
    } else {
      cell.text = type == "str" ? without_escapes(stored) : stored;
    }
    cell.text = text_in_font(cell.text, style.font);
    cell.is_struck = cell.is_struck || style.is_struck;
    return cell;
  }

  void set_number(GridCell& cell, const std::string& stored, Shown shown) const {
    cell.text = plain_number(stored);
    if (cell.text.empty()) return;
    cell.kind = GridCell::Kind::number;
    const double value = std::strtod(cell.text.c_str(), nullptr);
    if (shown == Shown::percent) {
      cell.kind = GridCell::Kind::percent;
      cell.text = plain_number(std::to_string(value * 100));
    } else if (shown == Shown::date && !date_of_serial(value, from_1904_).empty()) {
      cell.kind = GridCell::Kind::date;
      cell.text = date_of_serial(value, from_1904_);
    }
  }

  static void read_merges(const XmlNode& root, GridSheet& grid) {
    const XmlNode merges = root.child("mergeCells");
    for (XmlNode one = merges ? merges.child("mergeCell") : XmlNode(); one; one = one.next("mergeCell")) {
      const std::string range = one.attribute("ref").value_or("");
      const std::size_t colon = range.find(':');
      if (colon == std::string::npos) continue;
      const CellAddress first = cell_address(std::string_view(range).substr(0, colon));
      const CellAddress last = cell_address(std::string_view(range).substr(colon + 1));
      const bool is_range = first.row > 0 && last.row >= first.row && last.column >= first.column;
      if (is_range && grid.merges.size() < kMostCells)
        grid.merges.push_back({static_cast<std::uint32_t>(first.row), static_cast<std::uint32_t>(last.row),
                               static_cast<std::uint32_t>(first.column), static_cast<std::uint32_t>(last.column)});
    }
  }

  PackageReader& package_;
  std::vector<CellText> strings_;
  std::vector<CellStyle> styles_;
  GridSize size_;
  bool from_1904_ = false;
  bool is_sound_ = true;  // each cell's text is there
};

}  // namespace

TableRead<GridBook> read_xlsx(PackageReader& package) { return XlsxReader(package).read(); }

}  // namespace rbplan
