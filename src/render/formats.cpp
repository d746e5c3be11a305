#include "render/formats.h"

#include <algorithm>

#include "base/json.h"
#include "render/docx.h"
#include "render/html.h"
#include "render/ics.h"
#include "render/markdown.h"
#include "render/separated.h"
#include "render/terminal.h"
#include "render/xlsx.h"

namespace rbplan {
namespace {

Object object_at(const Content& content, std::size_t row) {
  Object object;
  for (const std::size_t column : content.columns) {
    object.emplace_back(content.rows.columns[column].key, content.rows.value(row, column));
  }
  return object;
}

std::string write_table(const Content& content, const WriteOptions& options) {
  return content.document ? render_terminal(content.document(), options.screen) : std::string();
}

std::string write_markdown(const Content& content, const WriteOptions&) {
  if (content.comment) return content.comment();
  return content.document ? render_markdown(content.document()) : std::string();
}

std::string write_html(const Content& content, const WriteOptions& options) {
  return content.document ? render_html(content.document(), options.paper) : std::string();
}

std::string write_docx(const Content& content, const WriteOptions& options) {
  return content.document ? render_docx(content.document(), options.paper) : std::string();
}

std::string write_json(const Content& content, const WriteOptions&) {
  JsonObject document;
  document.add(content.envelope);
  document.begin_list(content.rows.member);
  for (std::size_t row = 0; row < content.rows.size; ++row) document.add_item(object_at(content, row));
  document.end_list();
  document.add(content.members);
  return std::move(document).text();
}

// The rows alone, an object a line.
std::string write_json_lines(const Content& content, const WriteOptions&) {
  std::string out;
  for (std::size_t row = 0; row < content.rows.size; ++row) out += to_json_line(object_at(content, row)) + '\n';
  return out;
}

std::string write_csv(const Content& content, const WriteOptions&) { return render_csv(content.rows, content.columns); }

std::string write_excel(const Content& content, const WriteOptions& options) {
  return render_csv_for_excel(content.rows, content.columns, Words(options.language));
}

std::string write_tsv(const Content& content, const WriteOptions&) { return render_tsv(content.rows, content.columns); }

}  // namespace

bool fits(const Format& format, const std::vector<ColumnFacts>& columns) {
  return std::all_of(format.needs.begin(), format.needs.end(), [&](std::string_view key) {
    return std::any_of(columns.begin(), columns.end(), [&](const ColumnFacts& column) { return column.key == key; });
  });
}

const Formats& all_formats() {
  using Names = std::vector<std::string_view>;
  static const Names kOnPaper = {kPaperOption};
  static const Names kInCalendar = {kAlarmOption, kTasksOption};
  static const Names kOfTicks = {"deadline", "id", "state"};
  static const Formats formats = {
      {"table", ".txt", "for people; the default", In::people, true, false, write_table, true},
      {"json", ".json", "for programs: an object with schema_version, command, as_of, plans, skipped and the rows",
       In::objects, false, false, write_json, true},
      {"ndjson", ".ndjson", "for programs: the rows alone, an object a line", In::objects, false, false,
       write_json_lines},
      {"csv", ".csv", "for programs and spreadsheets: a header line, then a row a line", In::cells, false, false,
       write_csv},
      {"tsv", ".tsv", "the same with tabs; no cell has a tab or a line break", In::cells, false, false, write_tsv},
      {"md", ".md", "for people: a Markdown document", In::people, false, false, write_markdown, true, true},
      {"html", ".html", "for people: a page for a browser, in one file", In::people, false, false, write_html, true,
       false, kOnPaper},
      {"docx", ".docx", "for people: a document for Word and LibreOffice", In::people, false, true, write_docx, true,
       false, kOnPaper, 0, {}, fill_docx},
      {"xlsx", ".xlsx", "for people: a workbook for Excel and LibreOffice; the rows of csv are its second sheet",
       In::cells, false, true, render_xlsx, false, false, kOnPaper, kMostSheetRows, {}, fill_xlsx},
      {"ics", ".ics", "for calendars: an entry a tick, of lists of ticks", In::people, false, false, render_ics, false,
       false, kInCalendar, 0, kOfTicks},
  };
  return formats;
}

const Format& page_format() {
  static const Format format = {"html", ".html", "", In::people, false, false, write_html};
  return format;
}

const Format& excel_format() {
  static const Format format = {"csv", ".csv", "", In::cells, false, false, write_excel};
  return format;
}

}  // namespace rbplan
