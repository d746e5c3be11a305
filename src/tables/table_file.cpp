#include "tables/table_file.h"

#include <algorithm>

#include "base/separated.h"
#include "base/text.h"
#include "tables/headings.h"
#include "tables/office_parts.h"
#include "tables/text_table.h"

namespace rbplan {
namespace {

bool is_office_name(std::string_view name) {
  for (const std::string_view ending : {".xlsx", ".xlsm", ".ods", ".docx", ".docm", ".xls", ".doc", ".pdf"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

// What is packed in a file says what it is.
TableRead<GridBook> read_office(std::string_view bytes) {
  auto package = PackageReader::open(bytes);
  if (!package) return table_error(said(package.error()));
  if (package->has("word/document.xml")) return read_docx(*package);
  if (package->has("content.xml")) return read_ods(*package);
  if (package->has("_rels/.rels")) return read_xlsx(*package);
  return table_error(phrase("it is no workbook and no document"));
}

bool has_heading(const GridSheet& sheet) {
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (heading_at(sheet, row)) return true;
  }
  return false;
}

// Whether a text without a name is CSV: it begins with headings, or has a table's somewhere. What cannot be read as CSV
// may be such with a mistake: then a line has a table's headings.
bool looks_separated(std::string_view text) {
  if (SeparatedText(text).separator() == '\t') return false;
  if (const auto book = read_separated(text)) {
    const GridSheet& sheet = book->sheets.front();
    constexpr std::size_t kFewestHeadings = 8;
    return (!sheet.rows.empty() && sheet.rows.front().cells.size() >= kFewestHeadings) || has_heading(sheet);
  }
  const auto lines = split(text, '\n');
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    const auto alone = read_separated(line);
    return alone && has_heading(alone->sheets.front());
  });
}

}  // namespace

TableRead<GridBook> read_table_file(std::string_view path, std::string bytes) {
  const std::string name = ascii_lower(path);
  const bool is_office = bytes.starts_with("PK") || bytes.starts_with("\xD0\xCF\x11\xE0") || bytes.starts_with("%PDF");
  if (is_office || is_office_name(name)) return read_office(bytes);
  const auto text = as_utf8(std::move(bytes));
  if (!text) return tl::unexpected(text.error());
  if (is_blank(*text)) return table_error(phrase("the file is empty"));
  if (name.ends_with(".csv")) return read_separated(*text);
  if (name.ends_with(".tsv")) return read_tabbed(*text);
  return name.empty() && looks_separated(*text) ? read_separated(*text) : read_text(*text);
}

}  // namespace rbplan
