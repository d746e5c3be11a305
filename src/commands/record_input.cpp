#include "commands/record_input.h"

#include "base/text.h"
#include "load/bytes.h"

namespace rbplan {
namespace {

bool is_package(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

bool is_json(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

UsageError no_columns() { return {phrase("lines of JSON have no columns"), phrase("leave --columns out")}; }

}  // namespace

std::optional<UsageError> unfit(const SourceText& input) {
  const std::string_view bytes = input.bytes();
  if (is_package(bytes))
    return UsageError{phrase("{0} is a workbook or a packed file", input.path()),
                      phrase("save the sheet as CSV, such as `CSV UTF-8`")};
  if (bytes.find('\0') != std::string_view::npos && !bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF"))
    return UsageError{phrase("{0} is no text", input.path()), phrase("rows are CSV or lines of JSON, in UTF-8")};
  if (without_blanks(bytes.substr(input.bom_length())).empty())
    return UsageError{phrase("{0} holds nothing to record", input.path()),
                      phrase("rows are CSV with a line of headings, or lines of JSON")};
  return std::nullopt;
}

std::optional<UsageError> read_rows(RecordInput& input, const std::vector<ColumnMapping>& mappings, bool has_status) {
  Diagnostics bytes = check_bytes(input.source);
  if (count(bytes, Severity::error) > 0) {
    input.rows.problems = std::move(bytes);
    return std::nullopt;
  }
  const std::string_view text = without_blanks(input.source.bytes().substr(input.source.bom_length()));
  if (is_json(text)) {
    if (!mappings.empty()) return no_columns();
    input.rows = read_record_lines(input.source);
    return std::nullopt;
  }
  const Cells cells = read_cells(input.source);
  auto columns = record_columns(cells, input.source.path(), mappings);
  if (!columns) return columns.error();
  input.columns = *std::move(columns);
  input.rows = read_record_cells(cells, input.columns, has_status);
  return std::nullopt;
}

Outcome told_columns(const RecordColumns& columns, const Words& words) {
  Outcome outcome;
  for (const std::string& one : column_lines(columns, words)) outcome.out += visible_line(one) + '\n';
  return outcome;
}

Outcome told_columns(const Env& env, const SourceText& source, const std::vector<ColumnMapping>& mappings) {
  if (is_json(without_blanks(source.bytes().substr(source.bom_length())))) return refuse(no_columns(), env.words);
  return told_columns(likely_columns(read_cells(source), mappings), env.words);
}

}  // namespace rbplan
