#include "tables/text_table.h"

#include <algorithm>
#include <optional>

#include "base/separated.h"
#include "base/source.h"
#include "base/text.h"
#include "tables/periods.h"

namespace rbplan {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::string from_utf16(std::string_view bytes, bool is_big) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_big ? first * 256 + second : second * 256 + first);
  };
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    const bool is_pair = c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >> 10 == 0x37;
    if (is_pair) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return out;
}

GridBook book_of(TableForm form) { return {form, {GridSheet()}, false}; }

// A text of several lines that more stands behind is none: its quote ends where that of another cell begins.
std::optional<TableError> quote_error(const SeparatedCell& cell, const SourceText& source) {
  if (cell.is_closed && cell.behind_quote == cell.end) return std::nullopt;
  const Place quote = source.place(cell.begin);
  const Place behind = source.place(cell.behind_quote);
  if (!cell.is_closed || behind.line != quote.line)
    return TableError{phrase("line {0}, column {1}: this quote is never closed", quote.line, quote.column),
                      phrase("end the text with a quote")};
  return TableError{
      phrase("line {0}, column {1}: this stands behind the quote that ends the text", behind.line, behind.column),
      phrase("a quote inside a cell in quotes is written twice: `\"\"`")};
}

TableRead<GridBook> read_parted(std::string_view text, std::optional<char> separator) {
  GridBook book = book_of(TableForm::separated);
  GridSize size;
  SheetWriter write(book.sheets[0], size);
  const SourceText source({}, std::string(text));
  SeparatedText parts(text, 0, separator);
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  for (SeparatedCell cell; !write.error() && parts.next(cell); column = cell.ends_row ? 0 : column + 1) {
    if (auto error = quote_error(cell, source)) return tl::unexpected(*std::move(error));
    if (column == 0) row = static_cast<std::uint32_t>(source.line_of(cell.begin));
    if (cell.text.empty()) continue;
    const auto position = static_cast<std::uint32_t>(source.place(cell.begin).column);
    write.add(row, {column, position, GridCell::Kind::text, std::move(cell.text)});
  }
  if (write.error()) return tl::unexpected(*write.error());
  return book;
}

// ---- texts with tabs or gaps

// How a reader of scans sets off what stands in italics or bold.
std::string without_marking(std::string_view text) {
  std::string out(text);
  for (const std::string_view mark : {"<i>", "</i>", "<b>", "</b>", "**"}) replace_all(out, mark, "");
  return out;
}

struct Piece {
  std::size_t begin;  // in code points
  std::size_t end;
  std::string_view text;
};

// What gaps of two blanks or more part.
std::vector<Piece> pieces_of(std::string_view line) {
  std::vector<Piece> pieces;
  std::size_t position = 0;
  std::size_t counted = 0;
  for (std::size_t at = line.find_first_not_of(' '); at < line.size();) {
    const std::size_t gap = std::min(line.find("  ", at), line.size());
    position += count_code_points(line.substr(counted, at - counted));
    const std::string_view text = trimmed(line.substr(at, gap - at), " \r");
    pieces.push_back({position, position + count_code_points(text), text});
    counted = at;
    at = std::min(line.find_first_not_of(' ', gap), line.size());
  }
  return pieces;
}

// Where the columns of aligned text begin: of the heading's pieces, and of the line below where that has more of them
// under one of these.
class AlignedColumns {
 public:
  // Takes the first line with the most pieces; the lines below narrow its columns.
  void add(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
      const bool is_known = std::any_of(begins_.begin(), begins_.end(), [&](std::size_t begin) {
        return begin + 1 >= piece.begin && begin <= piece.begin + 1;
      });
      if (!is_known) begins_.push_back(piece.begin);
    }
    std::sort(begins_.begin(), begins_.end());
  }

  bool empty() const { return begins_.empty(); }

  // Where a long text leaves one blank before the month in the next column, both parts; else the piece.
  std::vector<Piece> cut(const Piece& piece) const {
    for (auto at = std::upper_bound(begins_.begin(), begins_.end(), piece.begin); at != begins_.end(); ++at) {
      const std::size_t begin = *at;
      if (begin >= piece.end) break;
      const std::size_t length = bytes_of(piece.text, begin - piece.begin);
      const std::string_view behind = piece.text.substr(length);
      constexpr std::size_t kLongest = 60;  // bytes of a list of months
      if (piece.text[length - 1] != ' ' || behind.size() > kLongest || !named_periods(behind)) continue;
      return {{piece.begin, begin - 1, trimmed(piece.text.substr(0, length))}, {begin, piece.end, behind}};
    }
    return {piece};
  }

  std::uint32_t of(const Piece& piece) const {
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), piece.begin + 1);
    return after == begins_.begin() ? 0 : static_cast<std::uint32_t>(after - begins_.begin() - 1);
  }

 private:
  static std::size_t bytes_of(std::string_view text, std::size_t code_points) {
    std::size_t at = 0;
    for (; code_points > 0 && at < text.size(); --code_points) at += std::max<std::size_t>(decode(text, at).length, 1);
    return at;
  }

  std::vector<std::size_t> begins_;
};

constexpr std::size_t kFewestColumns = 4;  // of a line that heads an aligned table
constexpr std::size_t kHeadingLines = 4;

// The lines in which the heading of an aligned table stands.
AlignedColumns aligned_columns(const std::vector<std::string_view>& lines) {
  AlignedColumns columns;
  constexpr std::size_t kLongestHeading = 4096;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].size() > kLongestHeading) continue;
    const std::vector<Piece> pieces = pieces_of(lines[i]);
    const bool names_indicators = contains_any_case(lines[i], "indikator") || contains_any_case(lines[i], "indicator");
    if (pieces.size() < kFewestColumns || !names_indicators) continue;
    columns.add(pieces);
    for (std::size_t below = i + 1; below < lines.size() && below < i + kHeadingLines; ++below) {
      if (lines[below].size() > kLongestHeading) continue;
      const std::vector<Piece> more = pieces_of(lines[below]);
      const bool is_of_numbers = more.size() > 3 && std::all_of(more.begin(), more.end(), [](const Piece& piece) {
                                   return piece.text.size() <= 4;
                                 });
      if (is_of_numbers) columns.add(more);
    }
    break;
  }
  return columns;
}

void add_line(SheetWriter& write, std::uint32_t number, std::string_view line, const AlignedColumns* aligned) {
  if (aligned && !aligned->empty()) {
    std::vector<GridCell> cells;
    for (const Piece& piece : pieces_of(line)) {
      if (!cells.empty() && cells.back().text.size() > kMostCellBytes) break;
      for (const Piece& part : aligned->cut(piece)) {
        const std::uint32_t column = aligned->of(part);
        if (!cells.empty() && cells.back().column >= column) {
          cells.back().text += ' ' + std::string(part.text);
        } else {
          cells.push_back(
              {column, static_cast<std::uint32_t>(part.begin + 1), GridCell::Kind::text, without_marking(part.text)});
        }
      }
    }
    for (GridCell& cell : cells) write.add(number, std::move(cell));
    return;
  }
  std::uint32_t column = 0;
  std::size_t position = 1;
  for (const std::string_view part : split(line, '\t')) {
    write.add(number, {column++, static_cast<std::uint32_t>(position), GridCell::Kind::text, without_marking(part)});
    position += count_code_points(part) + 1;
  }
}

}  // namespace

TableRead<std::string> as_utf8(std::string bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    bytes = from_utf16(std::string_view(bytes).substr(2), bytes[0] == '\xFE');
  if (bytes.starts_with(kUtf8Mark)) bytes.erase(0, kUtf8Mark.size());
  replace_all(bytes, "\r\n", "\n");
  std::replace(bytes.begin(), bytes.end(), '\r', '\n');
  std::size_t line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    at += ascii_run(std::string_view(bytes).substr(at));
    if (at == bytes.size()) break;
    const CodePoint c = decode(bytes, at);
    if (c.length == 1 && c.value == 0)
      return table_error(phrase("line {0} holds a byte that is zero, as no text does", line),
                         phrase("save it as UTF-8, or as .xlsx: Excel calls that `CSV UTF-8`"));
    if (c.length == 0)
      return table_error(phrase("line {0} is not UTF-8 text", line),
                         phrase("save it as UTF-8, or as .xlsx: Excel calls that `CSV UTF-8`"));
    if (c.value == '\n') ++line;
    at += c.length;
  }
  return bytes;
}

TableRead<GridBook> read_separated(std::string_view text) { return read_parted(text, std::nullopt); }

TableRead<GridBook> read_tabbed(std::string_view text) { return read_parted(text, '\t'); }

TableRead<GridBook> read_text(std::string_view text) {
  GridBook book = book_of(TableForm::text);
  GridSize size;
  SheetWriter write(book.sheets[0], size);
  std::vector<std::string_view> lines = split(text, '\n');
  const bool has_tabs = text.find('\t') != std::string_view::npos;
  const AlignedColumns aligned = has_tabs ? AlignedColumns() : aligned_columns(lines);
  for (std::size_t i = 0; i < lines.size() && !write.error(); ++i)
    add_line(write, static_cast<std::uint32_t>(i + 1), lines[i], has_tabs ? nullptr : &aligned);
  if (write.error()) return tl::unexpected(*write.error());
  book.is_aligned = !has_tabs && !aligned.empty();
  return book;
}

}  // namespace rbplan
