#include "render/docx_styles.h"

#include "archive/xml.h"
#include "base/text.h"
#include "render/office_file.h"

namespace rbplan {
namespace {

struct ParagraphStyle {
  std::string_view id;
  std::string_view name;
  int size;    // half points
  int before;  // twentieths of a point, as all distances
  int after;
  int outline = -1;  // its level in the document's structure; -1: none
};

constexpr ParagraphStyle kStyles[] = {
    {"Title", "Title", 32, 0, 80},         {"Heading1", "heading 1", 26, 240, 80, 0},
    {"TableText", "Table Text", 18, 0, 0}, {"TableHeading", "Table Heading", 18, 0, 0},
    {"Footer", "footer", 16, 0, 0},
};

void add_style(Xml& xml, const ParagraphStyle& style) {
  const bool is_bold = style.outline >= 0 || style.id == "Title" || style.id == "TableHeading";
  const auto element = xml.open("w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
  xml.empty("w:name", {{"w:val", style.name}});
  xml.empty("w:basedOn", {{"w:val", "Normal"}});
  xml.empty("w:qFormat");
  {
    const auto paragraph = xml.open("w:pPr");
    if (is_bold && style.after > 0) xml.empty("w:keepNext");
    xml.empty("w:spacing", {{"w:before", style.before}, {"w:after", style.after}});
    if (style.outline >= 0) xml.empty("w:outlineLvl", {{"w:val", style.outline}});
  }
  const auto run = xml.open("w:rPr");
  if (is_bold) xml.empty("w:b");
  xml.empty("w:sz", {{"w:val", style.size}});
}

void add_table_style(Xml& xml) {
  const auto style = xml.open("w:style", {{"w:type", "table"}, {"w:styleId", "TableGrid"}});
  xml.empty("w:name", {{"w:val", "Table Grid"}});
  const auto table = xml.open("w:tblPr");
  {
    const auto borders = xml.open("w:tblBorders");
    for (const std::string_view side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
      xml.empty(side, {{"w:val", "single"}, {"w:sz", 4}, {"w:space", 0}, {"w:color", "808890"}});
  }
  const auto margins = xml.open("w:tblCellMar");
  for (const std::string_view side : {"w:top", "w:left", "w:bottom", "w:right"})
    xml.empty(side, {{"w:w", side == "w:left" || side == "w:right" ? 80 : 30}, {"w:type", "dxa"}});
}

void add_field(Xml& xml, std::string_view name) {
  const auto field = xml.open("w:fldSimple", {{"w:instr", name}});
  const auto run = xml.open("w:r");
  xml.leaf("w:t", "1");
}

void add_run(Xml& xml, std::string_view text) {
  if (text.empty()) return;
  const auto run = xml.open("w:r");
  xml.leaf("w:t", {{"xml:space", "preserve"}}, text);
}

}  // namespace

std::string docx_styles(Language language) {
  Xml xml(kXmlDeclaration);
  {
    const auto styles = xml.open("w:styles", {{"xmlns:w", kWordMain}});
    {
      const auto defaults = xml.open("w:docDefaults");
      const auto runs = xml.open("w:rPrDefault");
      const auto run = xml.open("w:rPr");
      xml.empty("w:rFonts", {{"w:ascii", "Arial"}, {"w:hAnsi", "Arial"}, {"w:eastAsia", "Arial"}, {"w:cs", "Arial"}});
      xml.empty("w:sz", {{"w:val", 20}});
      xml.empty("w:lang", {{"w:val", language_tag(language)}});
    }
    {
      const auto normal = xml.open("w:style", {{"w:type", "paragraph"}, {"w:default", 1}, {"w:styleId", "Normal"}});
      xml.empty("w:name", {{"w:val", "Normal"}});
      xml.empty("w:qFormat");
    }
    for (const ParagraphStyle& style : kStyles) add_style(xml, style);
    add_table_style(xml);
  }
  return std::move(xml).take();
}

std::string docx_settings() {
  Xml xml(kXmlDeclaration);
  {
    const auto settings = xml.open("w:settings", {{"xmlns:w", kWordMain}});
    const auto compatible = xml.open("w:compat");
    xml.empty("w:compatSetting", {{"w:name", "compatibilityMode"},
                                  {"w:uri", "http://schemas.microsoft.com/office/word"},
                                  {"w:val", 15}});  // as Word 2013 and later; without it Word says that it is old
  }
  return std::move(xml).take();
}

std::string docx_footer(const Words& words) {
  const std::string text = words.say("page {0} of {1}", "\t", "\t");
  const std::size_t page = text.find('\t');
  const std::size_t pages = text.find('\t', page + 1);
  Xml xml(kXmlDeclaration);
  {
    const auto footer = xml.open("w:ftr", {{"xmlns:w", kWordMain}});
    const auto paragraph = xml.open("w:p");
    {
      const auto properties = xml.open("w:pPr");
      xml.empty("w:pStyle", {{"w:val", "Footer"}});
      xml.empty("w:jc", {{"w:val", "right"}});
    }
    add_run(xml, text.substr(0, page));
    add_field(xml, "PAGE");
    add_run(xml, text.substr(page + 1, pages - page - 1));
    add_field(xml, "NUMPAGES");
    add_run(xml, text.substr(pages + 1));
  }
  return std::move(xml).take();
}

}  // namespace rbplan
