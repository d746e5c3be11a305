// Documents of Word (ECMA-376, WordprocessingML).
#include <algorithm>
#include <map>

#include "base/text.h"
#include "tables/office_parts.h"
#include "tables/word_numbers.h"

namespace rbplan {
namespace {

// What is not seen, or not of the text: deleted, moved away, instructions of fields, drawings.
bool is_passed_over(const XmlNode& node) {
  for (const std::string_view name : {"del", "moveFrom", "instrText", "delText", "drawing", "pict", "object", "rPr",
                                      "pPr", "tblPr", "tcPr", "trPr", "commentReference", "Fallback"}) {
    if (node.is(name)) return true;
  }
  return false;
}

char32_t code_of(const std::string& hexadecimal) {
  constexpr std::size_t kMost = 6;
  if (hexadecimal.empty() || hexadecimal.size() > kMost ||
      hexadecimal.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
    return 0;
  return static_cast<char32_t>(std::stoul(hexadecimal, nullptr, 16));
}

// How a run is shown.
struct RunLook {
  std::string font;
  bool is_struck = false;
  bool is_hidden = false;
};

// A paragraph, and what of it is hidden.
struct ParagraphText {
  CellText text;
  std::string hidden;
};

class DocxReader {
 public:
  explicit DocxReader(PackageReader& package) : package_(package) {}

  TableRead<GridBook> read() {
    const auto tree = read_part(package_, "word/document.xml");
    if (!tree) return tl::unexpected(tree.error());
    if (package_.has("word/numbering.xml")) {
      const auto numbering = read_part(package_, "word/numbering.xml");
      if (!numbering) return tl::unexpected(numbering.error());
      numbers_.read_numbering(numbering->root());
    }
    if (package_.has("word/styles.xml")) {
      const auto styles = read_part(package_, "word/styles.xml");
      if (!styles) return tl::unexpected(styles.error());
      numbers_.read_styles(styles->root());
      read_looks(styles->root());
    }
    GridBook book{TableForm::document, {GridSheet()}, false};
    grid_ = &book.sheets[0];
    SheetWriter write(*grid_, size_);
    const XmlNode body = tree->root().child("body");
    for (XmlNode node = body ? body.first_child() : XmlNode(); node && node.begin() < body.end() && !write.error();) {
      if (node.is("tbl")) {
        read_table(node, write);
        node = node.after();
      } else if (node.is("p")) {
        read_paragraph(node, write);
        node = node.after();
      } else {
        node = is_passed_over(node) ? node.after() : node.forward();  // into content controls
      }
    }
    if (write.error()) return tl::unexpected(*write.error());
    write.finish();
    grid_->hidden_rows.clear();  // they are told by their place in the table
    return book;
  }

 private:
  void read_looks(const XmlNode& root) {
    for (XmlNode style = root.child("style"); style; style = style.next("style")) {
      const XmlNode properties = style.child("rPr");
      if (properties) looks_[style.attribute("styleId").value_or("")] = look_of(properties, {});
    }
  }

  static RunLook look_of(const XmlNode& properties, RunLook look) {
    const XmlNode fonts = properties.child("rFonts");
    if (fonts) look.font = fonts.attribute("ascii").value_or("");
    const XmlNode strikes[] = {properties.child("strike"), properties.child("dstrike")};
    if (strikes[0] || strikes[1]) look.is_struck = is_on(strikes[0]) || is_on(strikes[1]);
    if (const XmlNode vanish = properties.child("vanish")) look.is_hidden = is_on(vanish);
    return look;
  }

  // Of the style that properties name; `otherwise` where they name none that is known.
  RunLook look_by_style(const XmlNode& properties, std::string_view name, const RunLook& otherwise) const {
    const XmlNode style = properties ? properties.child(name) : XmlNode();
    const auto known = looks_.find(style ? style.attribute("val").value_or("") : "");
    return known == looks_.end() ? otherwise : known->second;
  }

  RunLook look_of_run(const XmlNode& run, const RunLook& paragraph) const {
    const XmlNode properties = run.child("rPr");
    return properties ? look_of(properties, look_by_style(properties, "rStyle", paragraph)) : paragraph;
  }

  // Runs with their breaks and signs.
  ParagraphText text_of(const XmlNode& paragraph) const {
    ParagraphText out;
    const RunLook usual = look_by_style(paragraph.child("pPr"), "pStyle", {});
    RunLook look;
    const auto add = [&](std::string_view text) {
      if (look.is_hidden) {
        out.hidden += text;
      } else {
        out.text.add(text, look.is_struck);
      }
    };
    for (XmlNode node = paragraph.first_child(); node && node.begin() < paragraph.end();) {
      if (is_passed_over(node)) {
        node = node.after();
        continue;
      }
      if (node.is("r")) look = look_of_run(node, usual);
      if (node.is("t")) add(text_in_font(node.text(), look.font));
      if (node.is("tab")) add(" ");
      if (node.is("br") || node.is("cr")) add("\n");
      if (node.is("noBreakHyphen")) add("-");
      if (node.is("sym") &&
          is_tick_of(node.attribute("font").value_or(""), code_of(node.attribute("char").value_or(""))))
        add(kTick);
      node = node.forward();
    }
    return out;
  }

  CellText numbered_text(const XmlNode& paragraph, const CellPlace& place) {
    ParagraphText read = text_of(paragraph);
    const XmlNode properties = paragraph.child("pPr");
    const std::string number = properties && !read.text.empty() ? numbers_.next(properties) : std::string();
    if (!number.empty()) read.text.put_before(number + ' ');
    GridCell hidden;
    hidden.text = tidy(read.hidden);
    if (!hidden.text.empty()) grid_->unread.push_back({place, phrase("text that is hidden: {0}", shown(hidden))});
    return std::move(read.text);
  }

  void read_paragraph(const XmlNode& paragraph, SheetWriter& write) {
    ++row_;
    const CellPlace place{TableForm::document, {}, ++paragraph_, 0, 0, row_};
    GridCell cell;
    numbered_text(paragraph, place).fill(cell, place, *grid_);
    write.add(row_, std::move(cell));
    mark_row(0, paragraph_);
  }

  // Says of the row that was written last where it stands for people.
  void mark_row(std::uint32_t table, std::uint32_t in_table) {
    if (grid_->rows.empty() || grid_->rows.back().number != row_) return;
    grid_->rows.back().table = table;
    grid_->rows.back().in_table = in_table;
  }

  void read_table(const XmlNode& table, SheetWriter& write) {
    ++table_;
    open_.clear();
    in_table_ = 0;
    for (XmlNode node = table.first_child(); node && node.begin() < table.end() && !write.error();) {
      if (node.is("tr")) {
        ++row_;
        ++in_table_;
        read_row(node, write);
        mark_row(table_, in_table_);
        node = node.after();
      } else {
        node = is_passed_over(node) ? node.after() : node.forward();
      }
    }
  }

  static std::uint32_t value_of(const XmlNode& properties, std::string_view name, std::uint32_t otherwise) {
    const XmlNode child = properties ? properties.child(name) : XmlNode();
    return child ? std::min<std::uint32_t>(whole_attribute(child, "val", otherwise), kMostTableColumns) : otherwise;
  }

  void read_row(const XmlNode& row, SheetWriter& write) {
    const XmlNode properties = row.child("trPr");
    if (properties && properties.child("del")) return;
    if (properties && is_on(properties.child("hidden"))) {
      write.hide_rows(row_, row_);
      grid_->unread.push_back(
          {{TableForm::document, {}, in_table_, 0, table_, row_}, phrase("row {0} is hidden", in_table_)});
    }
    std::uint32_t column = value_of(properties, "gridBefore", 0);
    for (XmlNode node = row.first_child(); node && node.begin() < row.end() && column <= kMostTableColumns;) {
      if (node.is("tc")) {
        column += read_cell(node, column, write);
        node = node.after();
      } else {
        node = is_passed_over(node) ? node.after() : node.forward();
      }
    }
  }

  // How many columns it spans.
  std::uint32_t read_cell(const XmlNode& cell, std::uint32_t column, SheetWriter& write) {
    const XmlNode properties = cell.child("tcPr");
    const std::uint32_t columns = std::max<std::uint32_t>(value_of(properties, "gridSpan", 1), 1);
    const XmlNode vertical = properties ? properties.child("vMerge") : XmlNode();
    const bool continues = vertical && vertical.attribute("val").value_or("continue") == "continue";
    if (continues) {
      for (std::size_t merge : open_) {
        GridMerge& above = grid_->merges[merge];
        if (above.first_column == column && above.last_row + 1 == row_) above.last_row = row_;
      }
      return columns;
    }
    if ((columns > 1 || vertical) && grid_->merges.size() < kMostCells) {
      std::erase_if(open_, [&](std::size_t merge) { return grid_->merges[merge].first_column == column; });
      if (vertical) open_.push_back(grid_->merges.size());
      grid_->merges.push_back({row_, row_, column, column + columns - 1});
    }
    const CellPlace place{TableForm::document, {}, in_table_, column, table_, row_};
    CellText text;
    for (XmlNode node = cell.first_child(); node && node.begin() < cell.end();) {
      if (node.is("p")) {
        text.add_line(numbered_text(node, place));
        node = node.after();
      } else {
        node = is_passed_over(node) ? node.after() : node.forward();
      }
    }
    GridCell out;
    out.column = column;
    text.fill(out, place, *grid_);
    write.add(row_, std::move(out));
    return columns;
  }

  PackageReader& package_;
  WordNumbers numbers_;
  std::map<std::string, RunLook> looks_;  // of styles
  GridSheet* grid_ = nullptr;
  std::vector<std::size_t> open_;  // merges that the next row may continue
  GridSize size_;
  std::uint32_t row_ = 0;
  std::uint32_t table_ = 0;
  std::uint32_t in_table_ = 0;  // row
  std::uint32_t paragraph_ = 0;
};

}  // namespace

TableRead<GridBook> read_docx(PackageReader& package) { return DocxReader(package).read(); }

}  // namespace rbplan
