#include "render/xlsx.h"

#include <algorithm>

#include "archive/xml.h"
#include "base/text.h"
#include "render/cell_value.h"
#include "render/office_file.h"
#include "render/printed_sheet.h"

namespace rbplan {
namespace {

constexpr std::size_t kWidest = 60;

// The flat rows. `heading` says how a column is headed, `cell` what a value is.
template <class Heading, class MakeCell>
PrintedSheet flat_sheet(const Content& content, std::string name, Book& book, Heading heading, MakeCell cell) {
  PrintedSheet out{Sheet(book, std::move(name)), std::vector<std::size_t>(content.columns.size())};
  const auto add = [&](std::size_t at, const TypedCell& typed, CellLook look) {
    look.number = typed.number;
    out.sheet.add(at, typed.value, look);
    out.widths[at] = std::max(out.widths[at], std::min(display_width(typed.value.text), kWidest));
  };
  out.sheet.begin_row();
  const CellLook bold{.is_bold = true, .is_shaded = true, .has_border = true};
  for (std::size_t i = 0; i < content.columns.size(); ++i)
    add(i, {text_cell(std::string(heading(content.rows.columns[content.columns[i]])))}, bold);
  out.sheet.end_row();
  for (std::size_t row = 0; row < content.rows.size; ++row) {
    out.sheet.begin_row();
    for (std::size_t i = 0; i < content.columns.size(); ++i)
      add(i, cell(content.rows.value(row, content.columns[i])), {});
    out.sheet.end_row();
  }
  out.sheet.headings = HeadingRows{0, 1, content.columns.size(), content.rows.size, true};
  return out;
}

PrintedSheet data_sheet(const Content& content, Book& book) {
  return flat_sheet(
      content, "Data", book, [](const ColumnFacts& column) { return column.key; }, cell_for_programs);
}

PrintedSheet list_sheet(const Content& content, const Words& words, Book& book) {
  return flat_sheet(
      content, std::string(words("List")), book, [&](const ColumnFacts& column) { return words(column.heading); },
      [&](const Value& value) { return cell_for_people(value, words); });
}

std::string workbook(const std::vector<PrintedSheet>& sheets) {
  Xml xml(kXmlDeclaration);
  {
    const auto book = xml.open("workbook", {{"xmlns", kSheetMain}, {"xmlns:r", kOfficeRelations}});
    {
      const auto list = xml.open("sheets");
      for (std::size_t i = 0; i < sheets.size(); ++i) {
        xml.empty("sheet",
                  {{"name", sheets[i].sheet.name()}, {"sheetId", i + 1}, {"r:id", "rId" + std::to_string(i + 1)}});
      }
    }
    std::string names;
    for (std::size_t i = 0; i < sheets.size(); ++i) names += sheets[i].sheet.names(i);
    if (!names.empty()) {
      const auto defined = xml.open("definedNames");
      xml.raw(names);
    }
  }
  return std::move(xml).take();
}

}  // namespace

std::string render_xlsx(const Content& content, const WriteOptions& options) {
  Book book;
  std::vector<PrintedSheet> sheets;
  CoreProperties about{{}, {}, options.language};
  std::optional<Document> document;
  if (content.document) {
    document = content.document();
    about = {document->title, document->office, document->language};
    sheets.push_back(printed_sheet(*document, book, options.paper));
    sheets.push_back(data_sheet(content, book));
  } else {
    sheets.push_back(list_sheet(content, Words(options.language), book));
  }
  std::vector<Part> parts = {{"xl/workbook.xml", office_type("spreadsheetml", "sheet.main"), workbook(sheets)}};
  std::vector<Relation> related;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string name = fmt::format("worksheets/sheet{}.xml", i + 1);
    parts.push_back({"xl/" + name, office_type("spreadsheetml", "worksheet"),
                     sheets[i].sheet.xml(sheets[i].widths, options.paper)});
    related.push_back({"worksheet", name});
  }
  parts.push_back({"xl/styles.xml", office_type("spreadsheetml", "styles"), book.styles()});
  parts.push_back({"xl/sharedStrings.xml", office_type("spreadsheetml", "sharedStrings"), book.strings()});
  related.push_back({"styles", "styles.xml"});
  related.push_back({"sharedStrings", "sharedStrings.xml"});
  return office_file(std::move(parts), related, about);
}

}  // namespace rbplan
