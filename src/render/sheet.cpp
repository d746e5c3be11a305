#include "render/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "archive/xml.h"
#include "base/text.h"

namespace rbplan {
namespace {

// How Excel counts: in UTF-16.
std::size_t code_units(const CodePoint& point) { return point.value > 0xFFFF ? 2 : 1; }

std::string cut_to_cell(const std::string& text) {
  constexpr std::size_t kMost = 32767;
  if (text.size() <= kMost) return text;
  std::size_t units = 0;
  std::size_t cut = 0;  // where a text that is too long ends
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    units += code_units(point);
    at += point.length;
    if (units < kMost) cut = at;
    if (units > kMost) return text.substr(0, cut) + "\xE2\x80\xA6";
  }
  return text;
}

bool is_escape(std::string_view text, std::size_t at) {
  constexpr std::size_t kLength = 7;  // _x0041_
  if (text.size() < at + kLength || text[at + 1] != 'x' || text[at + kLength - 1] != '_') return false;
  return text.substr(at + 2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

void add_font(Xml& xml, const CellLook& look) {
  const auto font = xml.open("font");
  if (look.is_bold || look.is_title) xml.empty("b");
  if (look.is_struck) xml.empty("strike");
  xml.empty("sz", {{"val", look.is_title ? 14 : 10}});
  if (!look.colour.empty()) xml.empty("color", {{"rgb", "FF" + std::string(look.colour)}});
  xml.empty("name", {{"val", "Arial"}});
  xml.empty("family", {{"val", 2}});
}

void add_fill(Xml& xml, bool is_shaded) {
  const auto fill = xml.open("fill");
  const auto pattern = xml.open("patternFill", {{"patternType", is_shaded ? "solid" : "none"}});
  if (is_shaded) xml.empty("fgColor", {{"rgb", "FFE7EBF0"}});
}

void add_border(Xml& xml, bool has_border) {
  const auto border = xml.open("border");
  for (const std::string_view side : {"left", "right", "top", "bottom"}) {
    if (!has_border) {
      xml.empty(side);
      continue;
    }
    const auto line = xml.open(side, {{"style", "thin"}});
    xml.empty("color", {{"rgb", "FF9AA4AF"}});
  }
  xml.empty("diagonal");
}

constexpr std::size_t kBesideText = 2;  // characters of a column

constexpr double kInch = 72;  // points
constexpr double kSide = 0.4;
constexpr double kTop = 0.5;
constexpr double kBottom = 0.6;
constexpr double kHeader = 0.3;

// The first two fills have their meanings for good.
constexpr std::size_t kOwnFills = 2;

void add_format(Xml& xml, const CellLook& look, std::size_t index, std::size_t number) {
  const auto format = xml.open("xf", {{"numFmtId", number},
                                      {"fontId", index},
                                      {"fillId", look.is_shaded ? kOwnFills : 0},
                                      {"borderId", look.has_border ? 1 : 0},
                                      {"xfId", 0},
                                      {"applyNumberFormat", 1},
                                      {"applyFont", 1},
                                      {"applyFill", 1},
                                      {"applyBorder", 1},
                                      {"applyAlignment", 1}});
  const std::string_view across = look.is_centred ? "center" : look.indent > 0 ? "left" : "general";
  xml.empty("alignment", {{"horizontal", across}, {"vertical", "top"}, {"wrapText", 1}, {"indent", look.indent}});
}

}  // namespace

std::string cell_text(std::string_view text) {
  const std::string whole = cut_to_cell(visible_text(text));
  std::string out;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (whole[at] == '_' && is_escape(whole, at)) out += "_x005F";
    out += whole[at];
  }
  return out;
}

std::size_t Book::look(const CellLook& look) {
  const auto [found, is_new] = looks_.try_emplace(look, looks_in_order_.size());
  if (is_new) looks_in_order_.push_back(look);
  return found->second;
}

std::size_t Book::text(std::string_view text) {
  ++cells_with_text_;
  const auto [found, is_new] = texts_.try_emplace(cell_text(text), texts_.size());
  if (is_new) texts_in_order_ += "<si><t xml:space=\"preserve\">" + xml_text(found->first) + "</t></si>";
  return found->second;
}

std::string Book::styles() const {
  constexpr std::size_t kFirstFormat = 164;  // below it are those that every program knows
  Xml xml(kXmlDeclaration);
  {
    const auto sheet = xml.open("styleSheet", {{"xmlns", kSheetMain}});
    {
      const auto formats = xml.open("numFmts");
      for (std::size_t i = 0; i < looks_in_order_.size(); ++i)
        xml.empty("numFmt", {{"numFmtId", kFirstFormat + i}, {"formatCode", looks_in_order_[i].number}});
    }
    {
      const auto fonts = xml.open("fonts", {{"count", looks_in_order_.size()}});
      for (const CellLook& look : looks_in_order_) add_font(xml, look);
    }
    {
      const auto fills = xml.open("fills", {{"count", kOwnFills + 1}});
      add_fill(xml, false);
      {
        const auto fill = xml.open("fill");
        xml.empty("patternFill", {{"patternType", "gray125"}});
      }
      add_fill(xml, true);
    }
    {
      const auto borders = xml.open("borders", {{"count", 2}});
      add_border(xml, false);
      add_border(xml, true);
    }
    {
      const auto styles = xml.open("cellStyleXfs", {{"count", 1}});
      xml.empty("xf", {{"numFmtId", 0}, {"fontId", 0}, {"fillId", 0}, {"borderId", 0}});
    }
    {
      const auto formats = xml.open("cellXfs", {{"count", looks_in_order_.size()}});
      for (std::size_t i = 0; i < looks_in_order_.size(); ++i)
        add_format(xml, looks_in_order_[i], i, looks_in_order_[i].number == "General" ? 0 : kFirstFormat + i);
    }
    const auto styles = xml.open("cellStyles", {{"count", 1}});
    xml.empty("cellStyle", {{"name", "Normal"}, {"xfId", 0}, {"builtinId", 0}});
  }
  return std::move(xml).take();
}

std::string Book::strings() const {
  return fmt::format("{}<sst xmlns=\"{}\" count=\"{}\" uniqueCount=\"{}\">{}</sst>", kXmlDeclaration, kSheetMain,
                     cells_with_text_, texts_.size(), texts_in_order_);
}

double row_height(std::size_t lines) {
  constexpr double kLine = 13;
  constexpr double kMost = 409;
  return std::min(kMost, 3 + kLine * static_cast<double>(lines));
}

double page_room(const std::vector<std::size_t>& widths, Paper paper) {
  constexpr double kPerPoint = 20;
  constexpr double kColumn = 5.25;   // points, a character of the sheet's letters
  constexpr double kReserve = 0.98;  // programs differ a little
  const PaperSize page = size_of(paper);
  double columns = 0;
  for (const std::size_t width : widths) columns += kColumn * static_cast<double>(width + kBesideText);
  const double scale = std::min(1.0, (page.height / kPerPoint - 2 * kSide * kInch) / columns);
  return kReserve * (page.width / kPerPoint - (kTop + kBottom) * kInch) / (std::floor(scale * 100) / 100);
}

void Sheet::begin_row(std::optional<std::size_t> lines) {
  ++rows_;
  cells_ += fmt::format("<row r=\"{}\"", rows_);
  if (lines) cells_ += fmt::format(" ht=\"{}\" customHeight=\"1\"", row_height(*lines));
  cells_ += '>';
}

void Sheet::add(std::size_t column, const CellValue& value, const CellLook& look) {
  columns_ = std::max(columns_, column + 1);
  cells_ += fmt::format("<c r=\"{}\" s=\"{}\"", cell_name(rows_ - 1, column), book_.look(look));
  switch (value.kind) {
    case CellValue::Kind::nothing:
      cells_ += "/>";
      return;
    case CellValue::Kind::number:
      cells_ += fmt::format("><v>{}</v></c>", value.text);
      return;
    case CellValue::Kind::truth:
      cells_ += fmt::format(" t=\"b\"><v>{}</v></c>", value.text);
      return;
    case CellValue::Kind::text:
      cells_ += fmt::format(" t=\"s\"><v>{}</v></c>", book_.text(value.text));
      return;
  }
}

void Sheet::end_row() { cells_ += "</row>"; }

void Sheet::break_page() {
  if (rows_ > 0) breaks_.push_back(rows_);
}

void Sheet::merge(std::size_t row, std::size_t column, std::size_t rows, std::size_t columns) {
  if (rows > 1 || columns > 1)
    merged_.push_back(cell_name(row, column) + ':' + cell_name(row + rows - 1, column + columns - 1));
}

std::string Sheet::xml(const std::vector<std::size_t>& widths, Paper paper) const {
  constexpr std::array<int, 3> kPapers = {9, 14, 1};  // as Excel numbers them
  Xml xml(kXmlDeclaration);
  {
    const auto sheet = xml.open("worksheet", {{"xmlns", kSheetMain}});
    {
      const auto about = xml.open("sheetPr");
      xml.empty("pageSetUpPr", {{"fitToPage", 1}});
    }
    {
      const auto views = xml.open("sheetViews");
      const auto view = xml.open("sheetView", {{"showGridLines", 0}, {"workbookViewId", 0}});
      if (headings && headings->are_frozen) {
        xml.empty("pane", {{"ySplit", headings->end},
                           {"topLeftCell", cell_name(headings->end, 0)},
                           {"activePane", "bottomLeft"},
                           {"state", "frozen"}});
      }
    }
    {
      const auto columns = xml.open("cols");
      for (std::size_t i = 0; i < widths.size(); ++i)
        xml.empty("col", {{"min", i + 1}, {"max", i + 1}, {"width", widths[i] + kBesideText}, {"customWidth", 1}});
    }
    {
      const auto data = xml.open("sheetData");
      xml.raw(cells_);
    }
    if (headings && headings->filtered_to > 0) {
      xml.empty("autoFilter", {{"ref", cell_name(headings->end - 1, 0) + ':' +
                                           cell_name(headings->filtered_to, headings->columns - 1)}});
    }
    if (!merged_.empty()) {
      const auto merged = xml.open("mergeCells", {{"count", merged_.size()}});
      for (const std::string& one : merged_) xml.empty("mergeCell", {{"ref", one}});
    }
    const std::string side = fmt::format("{}", kSide);
    const std::string inside = fmt::format("{}", kHeader);
    xml.empty("pageMargins", {{"left", side},
                              {"right", side},
                              {"top", fmt::format("{}", kTop)},
                              {"bottom", fmt::format("{}", kBottom)},
                              {"header", inside},
                              {"footer", inside}});
    xml.empty(
        "pageSetup",
        {{"paperSize", kPapers[static_cast<std::size_t>(paper)]}, {"fitToHeight", 0}, {"orientation", "landscape"}});
    {
      const auto footer = xml.open("headerFooter");
      xml.leaf("oddFooter", "&R&P / &N");
    }
    if (!breaks_.empty()) {
      const auto breaks = xml.open("rowBreaks", {{"count", breaks_.size()}, {"manualBreakCount", breaks_.size()}});
      for (const std::size_t row : breaks_) xml.empty("brk", {{"id", row}, {"max", 16383}, {"man", 1}});
    }
    const auto errors = xml.open("ignoredErrors");
    xml.empty(
        "ignoredError",
        {{"sqref", "A1:" + cell_name(std::max<std::size_t>(rows_, 1) - 1, std::max<std::size_t>(columns_, 1) - 1)},
         {"numberStoredAsText", 1}});
  }
  return std::move(xml).take();
}

std::string Sheet::names(std::size_t number) const {
  if (!headings) return {};
  Xml xml("");
  if (headings->filtered_to > 0) {
    xml.leaf("definedName", {{"name", "_xlnm._FilterDatabase"}, {"localSheetId", number}, {"hidden", 1}},
             fmt::format("'{}'!$A${}:${}${}", name_, headings->end, column_name(headings->columns - 1),
                         headings->filtered_to + 1));
  }
  xml.leaf("definedName", {{"name", "_xlnm.Print_Titles"}, {"localSheetId", number}},
           fmt::format("'{}'!${}:${}", name_, headings->first + 1, headings->end));
  return std::move(xml).take();
}

}  // namespace rbplan
