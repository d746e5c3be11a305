#include "render/docx.h"

#include <algorithm>
#include <numeric>

#include "archive/xml.h"
#include "base/text.h"
#include "render/docx_styles.h"
#include "render/office_file.h"
#include "render/printed.h"
#include "render/said.h"

namespace rbplan {
namespace {

// Distances in twentieths of a point.
constexpr int kMargin = 851;  // 1.5 cm
constexpr int kCellMargins = 160;
constexpr int kNarrowMargins = 80;
constexpr int kSize = 18;  // of a table's letters, in half points
constexpr int kLeastSize = 10;
constexpr int kCharacter = 100;  // of that size
constexpr std::string_view kShade = "E7EBF0";

struct Look {
  std::string_view style = {};
  std::string_view align = {};
  std::string_view colour = {};
  int size = 0;  // of letters, in half points; 0: the style's
  int before = 0;
  int indent = 0;
  bool is_bold = false;
  bool is_struck = false;
  bool keeps_next = false;  // on a page with what follows
};

// Written in the order that the schema of each element asks for.
class Body {
 public:
  Body(const Document& document, Paper paper)
      : words_(document.language), paper_(size_of(paper)), is_landscape_(document.is_landscape), xml_(kXmlDeclaration) {
    const auto all = xml_.open("w:document", {{"xmlns:w", kWordMain}, {"xmlns:r", kOfficeRelations}});
    const auto body = xml_.open("w:body");
    add_text(document.title, {.style = "Title", .align = document.is_title_centred ? "center" : ""});
    for (const std::string& fact : document.facts) add_text(fact, {});
    for (const Block& block : document.blocks) std::visit(*this, block);
    if (!document.blocks.empty() && table_of(document.blocks.back()))
      add_text("", {.style = "TableText"});  // a text ends with a paragraph
    add_section();
  }

  std::string take() && { return std::move(xml_).take(); }

  void operator()(const Paragraph& paragraph) {
    Look look{.before = 160};
    if (paragraph.role == Paragraph::Role::heading) look = {.style = "Heading1"};
    if (paragraph.role == Paragraph::Role::centred) look.align = "center";
    const bool is_signature = paragraph.role == Paragraph::Role::signature;
    if (is_signature) look.indent = text_width() * 3 / 5;
    for (const std::string& line : paragraph.lines) {
      look.keeps_next = is_signature && &line != &paragraph.lines.back();
      add_text(line, look);
      look.before = 0;
    }
  }

  void operator()(const Listing& listing) {
    for (const std::string& line : listing.lines) add_text(line, {.indent = 284});
  }

  void operator()(const Table& table) {
    Look legend{.before = 160};
    for (const Value& line : table.legend) {
      add_text(said_legend(line, false, words_), legend);
      legend.before = 0;
    }
    add_text("", {.style = "TableText"});  // two tables with nothing between them are one
    const std::vector<TableLine> lines = lines_of(table);
    const std::vector<int> widths = widths_of(table, lines);
    const auto element = xml_.open("w:tbl");
    add_table_properties(widths);
    add_headings(table, widths);
    const Spans spans = spans_of(table, lines, words_);
    for (std::size_t i = 0; i < lines.size(); ++i) add_line(table, lines[i], spans[i], widths);
  }

  void operator()(const NewPage& page) {
    {
      const auto paragraph = xml_.open("w:p");
      const auto properties = xml_.open("w:pPr");
      add_section();
    }
    is_landscape_ = page.is_landscape;
  }

  void operator()(const Section& section) { add_text(section.heading, {.style = "Heading1"}); }

  void operator()(const Entry& entry) {
    add_text(entry.heading, {.style = "Heading1"});
    if (!entry.aside.empty()) add_text(entry.aside, {});
  }

  void operator()(const Chart& chart) { (*this)(chart.table); }

 private:
  int text_width() const { return (is_landscape_ ? paper_.height : paper_.width) - 2 * kMargin; }

  std::vector<int> widths_of(const Table& table, const std::vector<TableLine>& lines) {
    std::vector<ColumnWidth> columns = column_widths(table, lines, words_);
    std::size_t least = 0;
    for (ColumnWidth& column : columns) {  // bold letters are wider than most
      column.least += 1;
      column.wanted += 1;
      least += column.least;
    }
    take_size(least, columns.size());
    const int room = text_width() - static_cast<int>(columns.size()) * cell_margins_;
    const std::vector<std::size_t> shares =
        shared_out(columns, static_cast<std::size_t>(std::max(room / character(), 1)));
    const auto sum = static_cast<int>(std::accumulate(shares.begin(), shares.end(), std::size_t{0}));
    std::vector<int> widths;
    widths.reserve(shares.size());
    for (const std::size_t share : shares) widths.push_back(cell_margins_ + static_cast<int>(share) * room / sum);
    return widths;
  }

  // The letters of a table that is too wide for them are smaller, so that no word is cut.
  void take_size(std::size_t least, std::size_t columns) {
    const auto fits = [&] {
      return static_cast<int>(least) * character() + static_cast<int>(columns) * cell_margins_ <= text_width();
    };
    size_ = kSize;
    cell_margins_ = fits() ? kCellMargins : kNarrowMargins;
    while (size_ > kLeastSize && !fits()) --size_;
  }

  int character() const { return kCharacter * size_ / kSize; }

  void add_section() {
    const auto section = xml_.open("w:sectPr");
    xml_.empty("w:footerReference", {{"w:type", "default"}, {"r:id", "rId1"}});
    const PaperSize page = is_landscape_ ? PaperSize{paper_.height, paper_.width} : paper_;
    xml_.empty("w:pgSz",
               {{"w:w", page.width}, {"w:h", page.height}, {"w:orient", is_landscape_ ? "landscape" : "portrait"}});
    xml_.empty("w:pgMar", {{"w:top", kMargin},
                           {"w:right", kMargin},
                           {"w:bottom", kMargin},
                           {"w:left", kMargin},
                           {"w:header", kMargin / 2},
                           {"w:footer", kMargin / 2},
                           {"w:gutter", 0}});
  }

  void add_text(std::string_view text, const Look& look) {
    const auto paragraph = xml_.open("w:p");
    {
      const auto properties = xml_.open("w:pPr");
      if (!look.style.empty()) xml_.empty("w:pStyle", {{"w:val", look.style}});
      if (look.keeps_next) xml_.empty("w:keepNext");
      if (look.before > 0) xml_.empty("w:spacing", {{"w:before", look.before}});
      if (look.indent > 0) xml_.empty("w:ind", {{"w:left", look.indent}});
      if (!look.align.empty()) xml_.empty("w:jc", {{"w:val", look.align}});
    }
    if (text.empty()) return;
    const auto run = xml_.open("w:r");
    if (look.is_bold || look.is_struck || !look.colour.empty() || look.size > 0) {
      const auto properties = xml_.open("w:rPr");
      if (look.is_bold) xml_.empty("w:b");
      if (look.is_struck) xml_.empty("w:strike");
      if (!look.colour.empty()) xml_.empty("w:color", {{"w:val", look.colour}});
      if (look.size > 0) xml_.empty("w:sz", {{"w:val", look.size}});
    }
    add_lines(text);
  }

  // A line break and a tab are elements.
  void add_lines(std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find_first_of("\n\t", at), text.size());
      if (end > at) xml_.leaf("w:t", {{"xml:space", "preserve"}}, text.substr(at, end - at));
      if (end < text.size()) xml_.empty(text[end] == '\n' ? "w:br" : "w:tab");
      at = end + 1;
    }
  }

  void add_table_properties(const std::vector<int>& widths) {
    {
      const auto properties = xml_.open("w:tblPr");
      xml_.empty("w:tblStyle", {{"w:val", "TableGrid"}});
      xml_.empty("w:tblW", {{"w:w", std::accumulate(widths.begin(), widths.end(), 0)}, {"w:type", "dxa"}});
      xml_.empty("w:tblLayout", {{"w:type", "fixed"}});
      const auto margins = xml_.open("w:tblCellMar");
      for (const std::string_view side : {"w:left", "w:right"})
        xml_.empty(side, {{"w:w", cell_margins_ / 2}, {"w:type", "dxa"}});
    }
    const auto grid = xml_.open("w:tblGrid");
    for (const int width : widths) xml_.empty("w:gridCol", {{"w:w", width}});
  }

  struct Extent {
    std::size_t column = 0;
    std::size_t columns = 1;
    std::string_view merge = {};  // `restart` begins a cell of several rows, `continue` goes on
    bool is_shaded = false;
  };

  void add_cell(const Extent& extent, const std::vector<int>& widths, std::string_view text, const Look& look) {
    const auto cell = xml_.open("w:tc");
    {
      const auto properties = xml_.open("w:tcPr");
      const auto begin = widths.begin() + static_cast<std::ptrdiff_t>(extent.column);
      const int width = std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(extent.columns), 0);
      xml_.empty("w:tcW", {{"w:w", width}, {"w:type", "dxa"}});
      if (extent.columns > 1) xml_.empty("w:gridSpan", {{"w:val", extent.columns}});
      if (!extent.merge.empty()) xml_.empty("w:vMerge", {{"w:val", extent.merge}});
      if (extent.is_shaded) xml_.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", kShade}});
    }
    add_text(text, look);
  }

  void begin_row(bool is_heading) {
    const auto properties = xml_.open("w:trPr");
    xml_.empty("w:cantSplit");
    if (is_heading) xml_.empty("w:tblHeader");
  }

  void add_headings(const Table& table, const std::vector<int>& widths) {
    const Look look{.style = "TableHeading", .align = "center", .size = size_};
    for (const std::vector<HeadingCell>& headings : heading_lines(table)) {
      const auto row = xml_.open("w:tr");
      begin_row(true);
      std::size_t column = 0;
      for (const HeadingCell& heading : headings) {
        const std::string_view merge = heading.rows > 1 ? "restart" : heading.rows == 0 ? "continue" : "";
        add_cell({column, heading.columns, merge, true}, widths, heading.text, look);
        column += heading.columns;
      }
    }
    if (!table.is_numbered) return;
    const auto row = xml_.open("w:tr");
    begin_row(true);
    for (std::size_t i = 0; i < widths.size(); ++i) add_cell({i, 1, {}, true}, widths, std::to_string(i + 1), look);
  }

  void add_line(const Table& table, const TableLine& line, const std::vector<std::size_t>& spans,
                const std::vector<int>& widths) {
    const auto row = xml_.open("w:tr");
    begin_row(false);
    if (!line.row) {
      add_cell({0, table.columns.size(), {}, line.depth == 0}, widths, line.heading,
               {.style = "TableHeading", .size = size_, .keeps_next = true});
      return;
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const TableColumn& column = table.columns[i];
      const PrintedCell cell = printed(line.row->cells[i], column, words_);
      Look look{
          .style = line.is_total ? "TableHeading" : "TableText", .colour = colour_on_paper(cell.tone), .size = size_};
      look.is_struck = line.row->is_struck_at(column);
      if (column.role == Role::mark) look.align = "center";
      if (column.role == Role::figure) look.align = "right";
      const std::string notes = column.role == Role::text ? printed_notes(*line.row) : std::string();
      const std::string_view merge = spans[i] > 1 ? "restart" : spans[i] == 0 ? "continue" : "";
      const std::size_t reach = line.row->reach(i);
      if (reach > 0) add_cell({i, reach, merge}, widths, spans[i] == 0 ? "" : cell.text + notes, look);
    }
  }

  Words words_;
  PaperSize paper_;
  bool is_landscape_;
  int size_ = kSize;  // of the table
  int cell_margins_ = kCellMargins;
  Xml xml_;
};

}  // namespace

std::string render_docx(const Document& document, Paper paper) {
  const Words words(document.language);
  return office_file(
      {{"word/document.xml", office_type("wordprocessingml", "document.main"), Body(document, paper).take()},
       {"word/footer1.xml", office_type("wordprocessingml", "footer"), docx_footer(words)},
       {"word/styles.xml", office_type("wordprocessingml", "styles"), docx_styles(document.language)},
       {"word/settings.xml", office_type("wordprocessingml", "settings"), docx_settings()}},
      {{"footer", "footer1.xml"}, {"styles", "styles.xml"}, {"settings", "settings.xml"}},
      {document.title, document.office, document.language});
}

}  // namespace rbplan
