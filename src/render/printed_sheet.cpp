#include "render/printed_sheet.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "render/cell_value.h"
#include "render/letters.h"
#include "render/printed.h"
#include "render/said.h"
#include "render/sheet_pages.h"

namespace rbplan {
namespace {

struct SheetCell {
  std::size_t column = 0;
  CellValue value = {};
  CellLook look = {};
  std::size_t columns = 1;
  std::size_t rows = 1;
};

using SheetLine = std::vector<SheetCell>;

std::size_t wrapped_lines(const SheetCell& cell, std::size_t width) {
  if (cell.value.kind != CellValue::Kind::text) return 1;
  constexpr double kColumn = 525;  // a character of a column: 7 pixels, of letters of 10 points
  constexpr double kBold = 1.08;   // wider than other letters
  const double stretch = cell.look.is_title ? 1.4 * kBold : cell.look.is_bold ? kBold : 1;
  const auto room = static_cast<std::size_t>(static_cast<double>(width) * kColumn / stretch);
  std::size_t lines = 0;
  for (const std::string_view part : split(cell.value.text, '\n')) lines += lines_in_width(part, room);
  return cell.look.is_title ? lines + (lines + 1) / 2 : lines;
}

// The lines of a document, gathered before any is written: their heights follow from the widths of all.
class Gather {
 public:
  explicit Gather(const Document& document) : words_(document.language) {
    for (const Block& block : document.blocks) {
      if (const Table* table = table_of(block)) take_widths(*table);
    }
    constexpr std::size_t kMost = 190;  // characters; more would be too small to read on a page
    const std::size_t wanted =
        std::accumulate(needs_.begin(), needs_.end(), std::size_t{0},
                        [](std::size_t sum, const ColumnWidth& column) { return sum + column.wanted; });
    for (const std::size_t width : shared_out(needs_, std::min(wanted, kMost))) widths_.push_back(width);
    if (widths_.empty()) widths_ = {0};
    constexpr std::size_t kPage = 120;  // what is narrower fills it
    const std::size_t used = std::accumulate(widths_.begin(), widths_.end(), std::size_t{0});
    if (used < kPage) *std::max_element(widths_.begin(), widths_.end()) += kPage - used;
    CellLook title;
    title.is_title = true;
    title.is_centred = document.is_title_centred;
    add_text(document.title, title);
    for (const std::string& fact : document.facts) add_text(fact, {});
    for (const Block& block : document.blocks) std::visit(*this, block);
  }

  void operator()(const Paragraph& paragraph) {
    lines_.emplace_back();
    CellLook look;
    look.is_bold = paragraph.role == Paragraph::Role::heading;
    look.is_centred = paragraph.role == Paragraph::Role::centred;
    const bool is_signature = paragraph.role == Paragraph::Role::signature;
    const std::size_t first = lines_.size();
    for (const std::string& line : paragraph.lines) add_text(line, look, is_signature ? right_column() : 0);
    if (is_signature || look.is_bold) keep_together(first, look.is_bold);
  }

  void operator()(const Listing& listing) {
    CellLook look;
    look.indent = 1;
    for (const std::string& line : listing.lines) add_text(line, look);
  }

  void operator()(const Table& table) {
    const std::size_t begin = lines_.size();
    lines_.emplace_back();
    for (const Value& line : table.legend) add_text(said_legend(line, false, words_), {});
    const std::size_t first = lines_.size();
    add_headings(table);
    const std::size_t end = lines_.size();
    keep_together(begin, true);
    const std::vector<TableLine> rows = lines_of(table);
    const Spans spans = spans_of(table, rows, words_);
    for (std::size_t i = 0; i < rows.size(); ++i) add_line(table, rows[i], spans[i]);
    note_headings(table, first, end);
  }

  void operator()(const NewPage&) { page_ends_.push_back(lines_.size()); }
  void operator()(const Section& section) { (*this)(Paragraph{Paragraph::Role::heading, {section.heading}}); }
  void operator()(const Chart& chart) { (*this)(chart.table); }

  void operator()(const Entry& entry) {
    (*this)(Paragraph{Paragraph::Role::heading, {entry.heading}});
    if (!entry.aside.empty()) (*this)(Listing{{entry.aside}});
  }

  PrintedSheet written(Book& book, Paper paper) && {
    PrintedSheet out{Sheet(book, std::string(words_("List"))), widths_};
    const std::vector<std::size_t> heights = heights_of();
    const std::vector<std::size_t> ends = ends_of_pages(heights, paper);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (std::binary_search(ends.begin(), ends.end(), i)) out.sheet.break_page();
      out.sheet.begin_row(heights[i]);
      for (const SheetCell& cell : lines_[i]) {
        out.sheet.merge(i, cell.column, cell.rows, cell.columns);
        out.sheet.add(cell.column, cell.value, cell.look);
        for (std::size_t column = 1; column < cell.columns; ++column)
          out.sheet.add(cell.column + column, {}, cell.look);  // borders of a merged cell are those of its cells
      }
      out.sheet.end_row();
    }
    out.sheet.headings = headings_;
    return out;
  }

 private:
  void take_widths(const Table& table) {
    const std::vector<ColumnWidth> widths = column_widths(table, lines_of(table), words_);
    needs_.resize(std::max(needs_.size(), widths.size()));
    for (std::size_t i = 0; i < widths.size(); ++i) {
      needs_[i].least = std::max(needs_[i].least, widths[i].least);
      needs_[i].wanted = std::max(needs_[i].wanted, widths[i].wanted);
      needs_[i].letters += widths[i].letters;
    }
  }

  void add_text(const std::string& text, const CellLook& look, std::size_t column = 0) {
    lines_.push_back({{column, text_cell(text), look, widths_.size() - column}});
  }

  // The first column of the right half.
  std::size_t right_column() const {
    const std::size_t half = std::accumulate(widths_.begin(), widths_.end(), std::size_t{0}) / 2;
    std::size_t left = 0;
    std::size_t column = 0;
    while (column + 1 < widths_.size() && left < half) left += widths_[column++];
    return column;
  }

  void add_headings(const Table& table) {
    CellLook look{.is_bold = true, .is_shaded = true, .has_border = true, .is_centred = true};
    for (const std::vector<HeadingCell>& headings : heading_lines(table)) {
      SheetLine line;
      std::size_t column = 0;
      for (const HeadingCell& heading : headings) {
        line.push_back(
            {column, text_cell(heading.text), look, heading.columns, std::max<std::size_t>(heading.rows, 1)});
        column += heading.columns;
      }
      lines_.push_back(std::move(line));
    }
    if (!table.is_numbered) return;
    SheetLine line;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      line.push_back({column, {CellValue::Kind::number, std::to_string(column + 1)}, look});
    lines_.push_back(std::move(line));
  }

  void add_line(const Table& table, const TableLine& row, const std::vector<std::size_t>& spans) {
    SheetLine line;
    if (!row.row) {
      const CellLook look{.is_bold = true, .is_shaded = row.depth == 0, .has_border = true, .indent = row.depth};
      line.push_back({0, text_cell(std::string(row.heading)), look, table.columns.size()});
    } else {
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (row.row->reach(i) == 0) continue;
        line.push_back(cell_of(table.columns[i], *row.row, i, row.is_total, spans[i]));
        line.back().columns = row.row->reach(i);
      }
    }
    lines_.push_back(std::move(line));
  }

  SheetCell cell_of(const TableColumn& column, const TableRow& row, std::size_t index, bool is_total,
                    std::size_t span) const {
    const PrintedCell cell = printed(row.cells[index], column, words_);
    CellLook look{.colour = colour_on_paper(cell.tone), .is_bold = is_total, .has_border = true};
    const bool is_counted = column.role == Role::plain && std::holds_alternative<std::int64_t>(row.cells[index].is);
    look.is_centred = column.role == Role::mark || is_counted;  // at the right it would touch the text beside it
    look.is_struck = row.is_struck_at(column);
    if (span == 0) return {index, {}, look};
    if (!cell.words.empty()) return {index, text_cell(cell.text), look, 1, span};
    TypedCell typed = cell_for_people(row.cells[index], words_);
    if (typed.value.kind == CellValue::Kind::text) typed.value = text_cell(cell.text);
    if (column.role == Role::text && !row.notes.empty()) typed = {text_cell(cell.text + printed_notes(row))};
    look.number = typed.number;
    return {index, std::move(typed.value), look, 1, span};
  }

  // A sheet has one filter, and one part that stays in sight: they are those of a table that is the only one. On paper
  // the headings of the longest are repeated.
  void note_headings(const Table& table, std::size_t first, std::size_t end) {
    constexpr std::size_t kMostFrozen = 12;  // lines; more would leave no room on a small screen
    const bool merges = std::any_of(table.columns.begin(), table.columns.end(),
                                    [](const TableColumn& column) { return column.merges; });
    const HeadingRows own = {first, end, table.columns.size(), merges ? 0 : lines_.size() - 1, end <= kMostFrozen};
    const bool is_only = !headings_;
    if (is_only || lines_.size() - end > longest_) {
      headings_ = own;
      longest_ = lines_.size() - end;
    }
    if (is_only) return;
    headings_->filtered_to = 0;
    headings_->are_frozen = false;
  }

  std::size_t lines_in(const SheetCell& cell) const {
    const auto begin = widths_.begin() + static_cast<std::ptrdiff_t>(cell.column);
    const std::size_t padding = 2 * cell.columns - 1;  // a column is wider than its text
    return wrapped_lines(cell, std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(cell.columns), padding));
  }

  std::vector<std::size_t> heights_of() const {
    std::vector<std::size_t> heights(lines_.size(), 1);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (const SheetCell& cell : lines_[i]) {
        if (cell.rows == 1) heights[i] = std::max(heights[i], lines_in(cell));
      }
    }
    // What a cell over several rows lacks, its last row gets.
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (const SheetCell& cell : lines_[i]) {
        if (cell.rows == 1) continue;
        const auto begin = heights.begin() + static_cast<std::ptrdiff_t>(i);
        const std::size_t have = std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(cell.rows), std::size_t{0});
        heights[i + cell.rows - 1] += lines_in(cell) > have ? lines_in(cell) - have : 0;
      }
    }
    return heights;
  }

  // Where no cell reaches over rows, any program finds good ends of pages by itself.
  std::vector<std::size_t> ends_of_pages(const std::vector<std::size_t>& heights, Paper paper) const {
    SheetPages pages{{}, keeps_, page_ends_, page_room(widths_, paper)};
    pages.goes_on.resize(lines_.size() + 1);
    for (const std::size_t lines : heights) pages.heights.push_back(row_height(lines));
    bool has_merged = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (const SheetCell& cell : lines_[i]) {
        if (cell.rows == 1) continue;
        has_merged = true;
        double left = row_height(lines_in(cell)) - pages.heights[i];
        for (std::size_t row = i + 1; row < i + cell.rows && left > 0; ++row) {
          pages.goes_on[row] = true;
          left -= pages.heights[row];
        }
      }
    }
    if (!has_merged) return page_ends_;
    if (headings_) {
      pages.repeated_from = headings_->end;
      for (std::size_t row = headings_->first; row < headings_->end; ++row) pages.repeated += pages.heights[row];
    }
    return page_ends(pages);
  }

  // The lines from that one on stand on one page, as far as they fit, with the next if `with_next`.
  void keep_together(std::size_t first, bool with_next) {
    keeps_.resize(lines_.size() + 1);
    for (std::size_t i = first + 1; i < keeps_.size() - (with_next ? 0 : 1); ++i) keeps_[i] = true;
  }

  Words words_;
  std::vector<ColumnWidth> needs_;  // of all tables
  std::vector<std::size_t> widths_;
  std::vector<SheetLine> lines_;
  std::vector<std::size_t> page_ends_;  // before these lines
  std::vector<bool> keeps_;             // lines before which no page ends
  std::optional<HeadingRows> headings_;
  std::size_t longest_ = 0;  // lines of the table whose they are
};

}  // namespace

PrintedSheet printed_sheet(const Document& document, Book& book, Paper paper) {
  return Gather(document).written(book, paper);
}

}  // namespace rbplan
