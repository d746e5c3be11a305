#include "load/cells.h"

#include <algorithm>

#include "base/separated.h"

namespace rbplan {
namespace {

Span line_at(std::string_view bytes, std::size_t begin) {
  const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
  return {begin, end > begin && bytes[end - 1] == '\r' ? end - 1 : end};
}

void tell_quotes(const SeparatedCell& cell, Problems& problems) {
  if (!cell.is_closed) {
    problems.add({Kind::unclosed_quote, {cell.begin, cell.begin + 1}, {}, HelpLine{Help::close_quote, {}}, {}});
  } else if (cell.behind_quote < cell.end) {
    problems.add({Kind::text_behind_quote, {cell.behind_quote, cell.end}, {}, HelpLine{Help::quote_doubled, {}}, {}});
  }
}

void add(Cells& cells, CellRow& row) {
  const bool holds_any =
      std::any_of(row.cells.begin(), row.cells.end(), [](const TextCell& one) { return !one.text.empty(); });
  if (holds_any) cells.rows.push_back(std::move(row));
  row = {};
}

}  // namespace

Cells read_cells(const SourceText& source) {
  SeparatedText text(source.bytes(), source.bom_length());
  Cells out{text.separator(), {}, {}};
  Problems problems;
  CellRow row;
  std::size_t count = 0;
  for (SeparatedCell cell; text.next(cell);) {
    if (row.cells.empty()) row.span = line_at(source.bytes(), cell.begin);
    tell_quotes(cell, problems);
    row.cells.push_back({{cell.begin, cell.end}, cell.is_closed ? std::move(cell.text) : std::string()});
    const bool is_too_wide = row.cells.size() > kMostCellColumns;
    if (is_too_wide || ++count > kMostCellsOfText) {
      const std::size_t most = is_too_wide ? kMostCellColumns : kMostCellsOfText;
      problems.add({Kind::too_many_values,
                    {cell.begin, cell.begin},
                    {static_cast<std::int64_t>(most), is_too_wide ? noun::columns : noun::values},
                    {},
                    {}});
      break;
    }
    if (cell.ends_row) add(out, row);
  }
  add(out, row);
  out.problems = problems.take();
  return out;
}

}  // namespace rbplan
