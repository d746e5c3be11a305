#include "tables/headings.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "tables/periods.h"
#include "tables/printed.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostHeadingLines = 4;

// Words of a heading's cell in lower case, one blank between, no punctuation.
std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : fold_case(text)) {
    const bool is_sign = std::string_view(" \n.:*()-_").find(c) != std::string_view::npos;
    if (!is_sign) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trimmed(out));
}

// How a heading is recognised: by all of its text, its beginning, or a part.
enum class How { whole, begins, holds };

struct HeadingWord {
  std::string_view word;
  How how;
  ColumnRole role;
};

// The first that fits decides.
constexpr HeadingWord kHeadingWords[] = {
    {"no", How::whole, ColumnRole::number},
    {"no urut", How::whole, ColumnRole::number},
    {"nomor", How::whole, ColumnRole::number},
    {"number", How::whole, ColumnRole::number},
    {"kode", How::whole, ColumnRole::number},
    {"code", How::whole, ColumnRole::number},
    {"realisasi", How::holds, ColumnRole::carried_out},
    {"capaian", How::begins, ColumnRole::carried_out},
    {"achievement", How::begins, ColumnRole::carried_out},
    {"status", How::whole, ColumnRole::carried_out},
    {"kendala", How::begins, ColumnRole::carried_out},
    {"hambatan", How::begins, ColumnRole::carried_out},
    {"tindak lanjut", How::begins, ColumnRole::carried_out},
    {"rencana tindak lanjut", How::begins, ColumnRole::carried_out},
    {"data dukung", How::holds, ColumnRole::evidence},
    {"bukti", How::begins, ColumnRole::evidence},
    {"eviden", How::begins, ColumnRole::evidence},
    {"indikator", How::holds, ColumnRole::indicator},
    {"indicator", How::holds, ColumnRole::indicator},
    {"sub kegiatan", How::begins, ColumnRole::sub_activity},
    {"subkegiatan", How::begins, ColumnRole::sub_activity},
    {"sub activity", How::begins, ColumnRole::sub_activity},
    {"program", How::begins, ColumnRole::program},
    {"area", How::begins, ColumnRole::program},
    {"penanggung", How::begins, ColumnRole::owner},
    {"penanggungjawab", How::begins, ColumnRole::owner},
    {"pic", How::whole, ColumnRole::owner},
    {"pj", How::whole, ColumnRole::owner},
    {"pelaksana", How::whole, ColumnRole::owner},
    {"owner", How::whole, ColumnRole::owner},
    {"person in charge", How::whole, ColumnRole::owner},
    {"anggaran", How::begins, ColumnRole::budget},
    {"pagu", How::begins, ColumnRole::budget},
    {"biaya", How::begins, ColumnRole::budget},
    {"budget", How::begins, ColumnRole::budget},
    {"ket", How::whole, ColumnRole::note},
    {"keterangan", How::begins, ColumnRole::note},
    {"catatan", How::begins, ColumnRole::note},
    {"note", How::begins, ColumnRole::note},
    {"remark", How::begins, ColumnRole::note},
    {"jumlah anggaran", How::begins, ColumnRole::budget},
    {"satuan", How::whole, ColumnRole::unit},
    {"unit", How::whole, ColumnRole::unit},
    {"target", How::begins, ColumnRole::target},
    {"jumlah", How::begins, ColumnRole::target},
    {"total", How::begins, ColumnRole::target},
    {"volume", How::whole, ColumnRole::target},
    {"jadwal", How::begins, ColumnRole::schedule},
    {"pelaksanaan", How::begins, ColumnRole::schedule},
    {"waktu", How::begins, ColumnRole::schedule},
    {"bulan", How::begins, ColumnRole::schedule},
    {"periode", How::begins, ColumnRole::schedule},
    {"rencana", How::whole, ColumnRole::schedule},
    {"triwulan", How::begins, ColumnRole::schedule},
    {"schedule", How::begins, ColumnRole::schedule},
    {"month", How::begins, ColumnRole::schedule},
    {"rencana aksi", How::begins, ColumnRole::activity},
    {"kegiatan", How::holds, ColumnRole::activity},
    {"activity", How::begins, ColumnRole::activity},
};

bool fits(const HeadingWord& known, std::string_view words) {
  switch (known.how) {
    case How::whole:
      return words == known.word;
    case How::begins:
      return words.starts_with(known.word);
    case How::holds:
      return words.find(known.word) != std::string_view::npos;
  }
  return false;
}

ColumnRole role_of_words(std::string_view text) {
  const std::string words = plain_words(text);
  constexpr std::size_t kLongestHeading = 80;
  if (words.size() > kLongestHeading) return ColumnRole::unknown;
  const auto* const found = std::find_if(std::begin(kHeadingWords), std::end(kHeadingWords),
                                         [&](const HeadingWord& known) { return fits(known, words); });
  return found == std::end(kHeadingWords) ? ColumnRole::unknown : found->role;
}

// A period beside words that tell what stands below it: `Target TW I`, `TW II (kumulatif)`.
std::optional<Periods> periods_headed(std::string_view text) {
  if (auto named = periods_named(text)) return named;
  std::vector<std::string> left;
  const std::string words = plain_words(text);
  for (const std::string_view word : split(std::string_view(words), ' ')) {
    constexpr std::array<std::string_view, 4> kBeside = {"target", "rencana", "kumulatif", "cumulative"};
    if (std::find(kBeside.begin(), kBeside.end(), word) == kBeside.end()) left.emplace_back(word);
  }
  return periods_named(join(left, " "));
}

bool is_number_of_period(std::string_view text) {
  const std::string_view bare = trimmed(text, " .()");
  return small_roman_or_number(bare) > 0 || (is_digits(bare) && parse_month(bare));
}

// An indicator's column beside another of the annex's begins a table, where nearly all of the line are headings.
bool begins_heading(const GridLine& row) {
  constexpr std::size_t kFewestHeadings = 4;
  if (row.cells.size() < kFewestHeadings) return false;
  std::array<bool, 5> has = {};
  std::vector<const GridCell*> others;
  for (const GridCell& cell : row.cells) {
    const bool is_numbered = take_apart(cell.text).kind != Printed::Kind::none;
    const ColumnRole role =
        cell.kind == GridCell::Kind::text && !is_numbered ? role_of_words(cell.text) : ColumnRole::unknown;
    if (is_of_a_row(role)) has.at(static_cast<std::size_t>(role)) = true;
    if (role == ColumnRole::unknown) others.push_back(&cell);
  }
  if (!has.at(static_cast<std::size_t>(ColumnRole::indicator)) || std::count(has.begin(), has.end(), true) < 2)
    return false;
  const auto unknown = std::count_if(others.begin(), others.end(), [](const GridCell* cell) {
    return !periods_headed(cell->text) && !is_number_of_period(cell->text);
  });
  return static_cast<std::size_t>(unknown) * 4 <= row.cells.size();
}

bool is_column_number(const GridCell& cell, int wanted) {
  const std::string_view bare = trimmed(cell.text, " ().");
  return is_digits(bare) && bare == std::to_string(wanted);
}

// `(1) (2) (3)` below all columns.
bool numbers_columns(const GridLine& row, std::uint32_t first_column) {
  if (row.cells.size() < 3 || row.cells[0].column > first_column) return false;
  int wanted = 1;
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [&](const GridCell& cell) { return is_column_number(cell, wanted++); });
}

// A word of a lower line of a heading.
bool continues_heading(const GridCell& cell) {
  return is_number_of_period(cell.text) || periods_headed(cell.text) ||
         role_of_words(cell.text) != ColumnRole::unknown || contains_any_case(cell.text, "kumulatif") ||
         contains_any_case(cell.text, "semester");
}

// The column's words in each line, those that reach over it from the left or by a merged cell too.
class HeadingLines {
 public:
  HeadingLines(const GridSheet& sheet, std::size_t begin, std::size_t end) : sheet_(sheet), begin_(begin), end_(end) {}

  std::vector<std::string> words_of(std::uint32_t column) const {
    std::vector<std::string> words;
    for (std::size_t row = begin_; row < end_; ++row) {
      const GridCell* cell = own(row, column);
      if (!cell) cell = reaching(row, column);
      if (cell && (words.empty() || words.back() != cell->text)) words.push_back(cell->text);
    }
    return words;
  }

  std::vector<std::uint32_t> columns() const {
    std::vector<std::uint32_t> all;
    for (std::size_t row = begin_; row < end_; ++row) {
      for (const GridCell& cell : sheet_.rows[row].cells) all.push_back(cell.column);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

 private:
  const GridCell* own(std::size_t row, std::uint32_t column) const {
    const auto& cells = sheet_.rows[row].cells;
    const auto found =
        std::find_if(cells.begin(), cells.end(), [&](const GridCell& cell) { return cell.column == column; });
    return found == cells.end() ? nullptr : &*found;
  }

  // A cell to the left that no line parts from this column: it heads what stands below in several columns.
  const GridCell* reaching(std::size_t row, std::uint32_t column) const {
    const GridCell* nearest = nullptr;
    for (const GridCell& cell : sheet_.rows[row].cells) {
      if (cell.column < column) nearest = &cell;
    }
    if (!nearest) return nullptr;
    for (auto at = std::lower_bound(sheet_.merges.begin(), sheet_.merges.end(), sheet_.rows[row].number,
                                    [](const GridMerge&one, std::uint32_t wanted) { return one.first_row < wanted; });
         at != sheet_.merges.end() && at->first_row == sheet_.rows[row].number; ++at) {
      const GridMerge& merge = *at;
      const bool is_its = merge.first_row == sheet_.rows[row].number && merge.first_column == nearest->column;
      if (is_its) return merge.last_column >= column ? nearest : nullptr;
    }
    // It has words of its own right below where it stands, as a group has.
    for (std::size_t below = row + 1; below < end_; ++below) {
      if (own(below, column) && own(below, nearest->column)) return nearest;
    }
    return nullptr;
  }

  const GridSheet& sheet_;
  std::size_t begin_;
  std::size_t end_;
};

// The period of a column, by the lowest of its words that names one; a number needs what stands above.
Periods periods_of(const std::vector<std::string>& words, bool are_quarters) {
  std::optional<Periods> quarter;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    auto named = periods_headed(*word);
    if (named && named->size() == 1 && !named->front().is_month()) {
      if (!quarter) quarter = std::move(named);
    } else if (named) {
      return *named;
    }
  }
  const std::string_view last = trimmed(words.back(), " .()");
  const bool has_number = is_number_of_period(last);
  if (quarter && has_number && words.size() > 1) {  // `1 2 3` below each quarter
    const unsigned number =
        is_digits(last) ? static_cast<unsigned>(month_number(*parse_month(last))) : small_roman_or_number(last);
    const auto first = static_cast<unsigned>(quarter->front().first());
    const unsigned month = number >= first ? number : first + number - 1;
    if (quarter->front().holds(Month(month))) return {Period(Month(month))};
  }
  if (quarter) return *quarter;
  if (!has_number || words.size() < 2) return {};
  if (are_quarters || !is_digits(last))
    return small_roman_or_number(last) ? Periods{Period::of_quarter(small_roman_or_number(last))} : Periods();
  return {Period(*parse_month(last))};
}

// What stands below a period, and is neither its mark nor its amount.
bool is_beside_periods(ColumnRole role) {
  return role == ColumnRole::budget || role == ColumnRole::unit || role == ColumnRole::owner ||
         role == ColumnRole::note || role == ColumnRole::evidence;
}

// How many zeros an amount of rupiah lacks: `(ribu rupiah)`, `(dalam juta)`.
std::size_t zeros_of(std::string_view heading) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 5> kWords = {
      {{"ribu", 3}, {"rp000", 3}, {"juta", 6}, {"miliar", 9}, {"milyar", 9}}};
  for (const auto& [word, zeros] : kWords) {
    if (contains_any_case(heading, word)) return zeros;
  }
  return 0;
}

bool says_any(const std::vector<std::string>& words, std::string_view part) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return contains_any_case(word, part); });
}

HeadedColumn headed(std::uint32_t column, const std::vector<std::string>& words) {
  HeadedColumn out{column};
  out.heading = join(words, " / ");
  std::replace(out.heading.begin(), out.heading.end(), '\n', ' ');
  std::vector<ColumnRole> roles;
  for (const std::string& word : words) roles.push_back(role_of_words(word));
  if (std::find(roles.begin(), roles.end(), ColumnRole::carried_out) != roles.end()) {
    out.role = ColumnRole::carried_out;
    return out;
  }
  for (const ColumnRole role : roles) {
    if (is_beside_periods(role)) out.role = role;
  }
  if (out.role == ColumnRole::budget) out.zeros = zeros_of(out.heading);
  if (!is_of_a_row(roles.front()) && out.role == ColumnRole::unknown) {
    const bool are_quarters = says_any(words, "triwulan") || says_any(words, "tw") || says_any(words, "quarter");
    out.periods = periods_of(words, are_quarters);
    out.holds_amounts = says_any(words, "target");
    out.is_cumulative = says_any(words, "kumulatif") || says_any(words, "cumulative");
  }
  if (!out.periods.empty()) {
    out.role = ColumnRole::period;
    return out;
  }
  for (auto role = roles.rbegin(); role != roles.rend() && out.role == ColumnRole::unknown; ++role) out.role = *role;
  return out;
}

}  // namespace

const HeadedColumn* Heading::at(std::uint32_t column) const {
  const auto found =
      std::lower_bound(columns.begin(), columns.end(), column,
                       [](const HeadedColumn& one, std::uint32_t wanted) { return one.column < wanted; });
  return found != columns.end() && found->column == column ? &*found : nullptr;
}

bool Heading::has(ColumnRole role) const {
  return std::any_of(columns.begin(), columns.end(), [&](const HeadedColumn& column) { return column.role == role; });
}

namespace {

// `1` to `12` side by side, with nothing above them: the months.
void read_bare_months(std::vector<HeadedColumn>& columns) {
  const auto is_month = [](const HeadedColumn& column, unsigned month) {
    return column.role == ColumnRole::unknown && trimmed(column.heading, " .()") == std::to_string(month);
  };
  for (std::size_t first = 0; first + kMonths <= columns.size(); ++first) {
    unsigned found = 0;
    while (found < kMonths && is_month(columns[first + found], found + 1)) ++found;
    if (found < kMonths) continue;
    for (unsigned month = 1; month <= kMonths; ++month) {
      columns[first + month - 1].role = ColumnRole::period;
      columns[first + month - 1].periods = {Period(Month(month))};
    }
    return;
  }
}

}  // namespace

std::optional<Heading> heading_at(const GridSheet& sheet, std::size_t row) {
  if (row >= sheet.rows.size() || !begins_heading(sheet.rows[row])) return std::nullopt;
  const std::uint32_t first_column = sheet.rows[row].cells.front().column;
  Heading heading{row, row + 1, {}};
  std::size_t end = row + 1;
  while (end < sheet.rows.size() && end - row < kMostHeadingLines && !numbers_columns(sheet.rows[end], first_column) &&
         std::all_of(sheet.rows[end].cells.begin(), sheet.rows[end].cells.end(), continues_heading))
    ++end;
  const HeadingLines lines(sheet, row, end);
  for (const std::uint32_t column : lines.columns()) heading.columns.push_back(headed(column, lines.words_of(column)));
  read_bare_months(heading.columns);
  heading.end = end;
  if (end < sheet.rows.size() && numbers_columns(sheet.rows[end], first_column)) ++heading.end;
  return heading;
}

}  // namespace rbplan
