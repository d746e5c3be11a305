#include "tables/headings.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "model/year.h"
#include "tables/heading_periods.h"
#include "tables/heading_words.h"
#include "tables/periods.h"
#include "tables/printed.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostHeadingLines = 4;

// The cells of a line that are no headings, where those of an indicator and of another of the annex's stand in it.
std::optional<std::vector<const GridCell*>> unknown_headings(const GridLine& row) {
  constexpr std::size_t kFewestHeadings = 4;
  if (row.cells.size() < kFewestHeadings) return std::nullopt;
  std::array<bool, 5> has = {};
  std::vector<const GridCell*> unknown;
  for (const GridCell& cell : row.cells) {
    const bool is_numbered = take_apart(cell.text).kind != Printed::Kind::none;
    const ColumnRole role =
        cell.kind == GridCell::Kind::text && !is_numbered ? role_of_words(cell.text) : ColumnRole::unknown;
    if (is_of_a_row(role)) has.at(static_cast<std::size_t>(role)) = true;
    if (role == ColumnRole::unknown && !periods_headed(cell.text) && !is_number_of_period(cell.text))
      unknown.push_back(&cell);
  }
  const bool heads_rows =
      has.at(static_cast<std::size_t>(ColumnRole::indicator)) && std::count(has.begin(), has.end(), true) >= 2;
  return heads_rows ? std::optional(unknown) : std::nullopt;
}

// Such a line begins a table, where nearly all of it are headings.
bool begins_heading(const GridLine& row) {
  const auto unknown = unknown_headings(row);
  return unknown && unknown->size() * 4 <= row.cells.size();
}

// A number below NO, which no line of column numbers is: a row's, whatever else its words are.
bool is_numbered_row(const GridLine& heading, const GridLine& row) {
  const GridCell& number = row.cells.front();
  const auto above = std::find_if(heading.cells.begin(), heading.cells.end(),
                                  [&](const GridCell& cell) { return cell.column == number.column; });
  return above != heading.cells.end() && role_of_words(above->text) == ColumnRole::number &&
         take_number(number.text).kind != Printed::Kind::none;
}

// Whether a cell holds the next column numbers, and only these: `(3)`, `(3)(4)`, and -3, as workbooks take `(3)`.
bool are_column_numbers(const GridCell& cell, int& wanted) {
  constexpr std::string_view kSigns = " ().-";
  const int first = wanted;
  for (std::size_t at = cell.text.find_first_not_of(kSigns); at < cell.text.size();
       at = cell.text.find_first_not_of(kSigns, at)) {
    const std::size_t end = std::min(cell.text.find_first_of(kSigns, at), cell.text.size());
    if (cell.text.substr(at, end - at) != std::to_string(wanted++)) return false;
    at = end;
  }
  return wanted > first;
}

// `(1) (2) (3)` below all columns.
bool numbers_columns(const GridLine& row, std::uint32_t first_column) {
  if (row.cells.size() < 3 || row.cells[0].column > first_column) return false;
  int wanted = 1;
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [&](const GridCell& cell) { return are_column_numbers(cell, wanted); });
}

// `2025`, `Tahun 2025`
bool is_year(std::string_view text) {
  const std::string words = plain_words(text);
  const std::size_t blank = words.rfind(' ');
  const bool has_word = blank != std::string::npos && (words.starts_with("tahun ") || words.starts_with("ta "));
  const auto number = parse_whole(has_word ? std::string_view(words).substr(blank + 1) : std::string_view(words));
  return number && *number >= kFirstYear && *number <= kLastYear;
}

// A word of a lower line of a heading.
bool continues_heading(const GridCell& cell) {
  return is_number_of_period(cell.text) || periods_headed(cell.text) ||
         role_of_words(cell.text) != ColumnRole::unknown || ends_heading(cell.text) || is_share(cell.text) ||
         contains_any_case(cell.text, "kumulatif") || contains_any_case(cell.text, "semester");
}

// A lower line of a heading; beside its words a year may stand in it, and beside names of periods a few words that are
// not known.
bool continues_heading(const GridLine& row) {
  const auto& cells = row.cells;
  const GridCell* const initials = cells.data() + initials_in(row);
  const auto others = std::count_if(cells.begin(), cells.end(), [&](const GridCell& cell) {
    const bool is_initial = &cell >= initials && &cell < initials + kMonths;
    return !is_initial && !continues_heading(cell) && !is_year(cell.text);
  });
  const bool has_year =
      std::any_of(cells.begin(), cells.end(), [](const GridCell& cell) { return is_year(cell.text); });
  const bool has_word = std::any_of(cells.begin(), cells.end(), [](const GridCell& cell) {
    return role_of_words(cell.text) != ColumnRole::unknown || ends_heading(cell.text);
  });
  if (others == 0 && (has_word || !has_year)) return true;
  const auto named = std::count_if(cells.begin(), cells.end(),
                                   [](const GridCell& cell) { return periods_headed(cell.text).has_value(); });
  return named > 0 && others * 3 <= named;
}

// Whether a word goes on with what stands above it, and is none of a group's: `KEGIATAN` below `SUB`.
bool goes_on(const std::string& above, const std::string& word) {
  return !is_number_of_period(word) && !periods_headed(word) && !is_year(word) &&
         role_of_words(above + ' ' + word) != ColumnRole::unknown;
}

// The column's words in each line, those that reach over it from the left or by a merged cell too.
class HeadingLines {
 public:
  HeadingLines(const GridSheet& sheet, std::size_t begin, std::size_t end) : sheet_(sheet), begin_(begin), end_(end) {
    const auto first = std::lower_bound(sheet.merges.begin(), sheet.merges.end(), sheet.rows[begin].number,
                                        [](const GridMerge& one, std::uint32_t row) { return one.first_row < row; });
    for (auto at = first; at != sheet.merges.end() && at->first_row <= sheet.rows[end - 1].number; ++at) {
      std::uint32_t& last = merged_[{at->first_row, at->first_column}];
      last = std::max(last, std::min<std::uint32_t>(at->last_column, kMostTableColumns - 1));
    }
    for (std::size_t row = begin; row < end; ++row) {
      const GridCell* left = nullptr;
      for (const GridCell& cell : sheet.rows[row].cells) {
        if (left) add_columns(row, *left, cell.column);
        left = &cell;
      }
      add_columns(row, *left, kMostTableColumns);
    }
    std::sort(columns_.begin(), columns_.end());
    columns_.erase(std::unique(columns_.begin(), columns_.end()), columns_.end());
  }

  const std::vector<std::uint32_t>& columns() const { return columns_; }

  std::vector<std::string> words_of(std::uint32_t column) const {
    std::vector<std::string> words;
    bool is_alone = false;  // the last of them heads this column alone
    for (std::size_t row = begin_; row < end_; ++row) {
      const GridCell* cell = own(row, column);
      const bool is_own = cell != nullptr;
      if (!cell) cell = reaching(row, column);
      if (!cell || (!words.empty() && words.back() == cell->text)) continue;
      if (is_own && is_alone && goes_on(words.back(), cell->text)) {
        words.back() += ' ' + cell->text;
      } else {
        words.push_back(cell->text);
      }
      is_alone = is_own && !is_group(row, column);
    }
    return words;
  }

 private:
  const GridCell* own(std::size_t row, std::uint32_t column) const {
    const auto& cells = sheet_.rows[row].cells;
    const auto found =
        std::find_if(cells.begin(), cells.end(), [&](const GridCell& cell) { return cell.column == column; });
    return found == cells.end() ? nullptr : &*found;
  }

  // The last of the columns that a cell is merged over; nothing where it is not merged.
  std::optional<std::uint32_t> last_column(std::size_t row, const GridCell& cell) const {
    const auto found = merged_.find({sheet_.rows[row].number, cell.column});
    return found == merged_.end() ? std::nullopt : std::optional(found->second);
  }

  // Of a cell and those that it is merged over, up to the next cell.
  void add_columns(std::size_t row, const GridCell& cell, std::uint32_t next) {
    const std::uint32_t last = last_column(row, cell).value_or(cell.column);
    for (std::uint32_t column = cell.column; column <= last && column < next; ++column) columns_.push_back(column);
  }

  // Whether what stands there heads the next column too.
  bool is_group(std::size_t row, std::uint32_t column) const {
    const auto next = std::upper_bound(columns_.begin(), columns_.end(), column);
    return next != columns_.end() && !own(row, *next) && reaching(row, *next) == own(row, column);
  }

  // A cell to the left that no line parts from this column: it heads what stands below in several columns.
  const GridCell* reaching(std::size_t row, std::uint32_t column) const {
    const GridCell* nearest = nullptr;
    for (const GridCell& cell : sheet_.rows[row].cells) {
      if (cell.column < column) nearest = &cell;
    }
    if (!nearest) return nullptr;
    if (const auto last = last_column(row, *nearest)) return *last >= column ? nearest : nullptr;
    // It has words of its own right below where it stands, as a group has.
    for (std::size_t below = row + 1; below < end_; ++below) {
      if (own(below, column) && own(below, nearest->column)) return nearest;
    }
    return nullptr;
  }

  const GridSheet& sheet_;
  std::size_t begin_;
  std::size_t end_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> merged_;  // last columns by number of row and first
  std::vector<std::uint32_t> columns_;
};

// What stands below a period, and is neither its mark nor its amount.
bool is_beside_periods(ColumnRole role) {
  return role == ColumnRole::budget || role == ColumnRole::unit || role == ColumnRole::owner ||
         role == ColumnRole::note || role == ColumnRole::evidence;
}

// How many zeros an amount of rupiah lacks: `(ribu rupiah)`, `(dalam juta)`, `(Rp 000)`, `(x Rp1.000)`.
std::size_t zeros_of(std::string_view heading) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 4> kWords = {
      {{"ribu", 3}, {"juta", 6}, {"miliar", 9}, {"milyar", 9}}};
  for (const auto& [word, zeros] : kWords) {
    if (contains_any_case(heading, word)) return zeros;
  }
  std::string compact = fold_case(heading);
  std::erase_if(compact, [](char c) { return !is_letter_or_digit(c); });
  const std::size_t begin = compact.find("000");
  if (begin == std::string::npos) return 0;
  const std::size_t end = std::min(compact.find_first_not_of('0', begin), compact.size());
  std::string_view before = std::string_view(compact).substr(0, begin);
  if (before.ends_with('1')) before.remove_suffix(1);
  const bool counts = before.ends_with("rp") || before.ends_with("rupiah") || before.ends_with('x') ||
                      heading.find("(000") != std::string_view::npos;
  return counts && (end - begin) % 3 == 0 ? end - begin : 0;
}

HeadedColumn headed(std::uint32_t column, const std::vector<std::string>& words) {
  HeadedColumn out{column};
  out.heading = join(words, " / ");
  std::replace(out.heading.begin(), out.heading.end(), '\n', ' ');
  std::vector<ColumnRole> roles;
  for (const std::string& word : words) {
    roles.push_back(role_of_words(word));
    out.levels = std::max(out.levels, levels_named(word).size());
  }
  if (std::find(roles.begin(), roles.end(), ColumnRole::carried_out) != roles.end()) {
    out.role = ColumnRole::carried_out;
    return out;
  }
  for (const ColumnRole role : roles) {
    if (is_beside_periods(role)) out.role = role;
  }
  if (out.role == ColumnRole::budget) out.zeros = zeros_of(out.heading);
  if (!is_of_a_row(roles.front()) && out.role == ColumnRole::unknown) {
    const std::vector<NamedPeriod> named = periods_of(words);
    out.periods = in_order(named);
    for (const NamedPeriod& one : named) {
      out.year = one.year;
      out.is_of_half_years = out.is_of_half_years || one.is_half_year;
    }
    out.holds_amounts = says_any(words, "target");
    out.is_cumulative = says_any(words, "kumulatif") || says_any(words, "cumulative");
  }
  if (!out.periods.empty()) {
    out.role = ColumnRole::period;
    return out;
  }
  for (auto role = roles.rbegin(); role != roles.rend() && out.role == ColumnRole::unknown; ++role) out.role = *role;
  const bool is_of_periods = out.role == ColumnRole::schedule || out.role == ColumnRole::target;
  out.goes_by_group = is_of_periods && roles.back() == ColumnRole::unknown && !is_year(words.back());
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

// One column may hold several levels, but for those that another column holds; its numbers may say that it holds more
// than its heading does.
void share_levels(Heading& heading) {
  bool has_shared = false;
  for (HeadedColumn& column : heading.columns) {
    if (has_shared) column.levels = 1;
    if (column.levels < 2) continue;
    has_shared = true;
    std::size_t most = 1;
    const auto first = static_cast<std::size_t>(column.role);
    while (first + most < static_cast<std::size_t>(ColumnRole::indicator) &&
           !heading.has(static_cast<ColumnRole>(first + most)))
      ++most;
    column.most_levels = most;
    column.levels = std::min(column.levels, most);
  }
}

// Codes left of all texts are the numbers of the rows where no column has these.
void read_codes_as_numbers(Heading& heading) {
  const auto first_text = std::find_if(heading.columns.begin(), heading.columns.end(),
                                       [](const HeadedColumn& column) { return is_of_a_row(column.role); });
  if (heading.has(ColumnRole::number)) return;
  const auto code = std::find_if(heading.columns.begin(), first_text,
                                 [](const HeadedColumn& column) { return column.role == ColumnRole::code; });
  if (code == first_text) return;
  code->role = ColumnRole::number;
  code->holds_codes = true;
}

}  // namespace

std::vector<std::string> words_in_the_way(const GridLine& row) {
  std::vector<std::string> words;
  for (const GridCell* cell : unknown_headings(row).value_or(std::vector<const GridCell*>()))
    words.push_back(shown(*cell));
  return words;
}

std::optional<Heading> heading_at(const GridSheet& sheet, std::size_t row) {
  if (row >= sheet.rows.size() || !begins_heading(sheet.rows[row])) return std::nullopt;
  const std::uint32_t first_column = sheet.rows[row].cells.front().column;
  Heading heading{row, row + 1, {}};
  std::size_t end = row + 1;
  while (end < sheet.rows.size() && end - row < kMostHeadingLines && !numbers_columns(sheet.rows[end], first_column) &&
         !is_numbered_row(sheet.rows[row], sheet.rows[end]) && continues_heading(sheet.rows[end]))
    ++end;
  const HeadingLines lines(sheet, row, end);
  for (const std::uint32_t column : lines.columns()) heading.columns.push_back(headed(column, lines.words_of(column)));
  read_shares(heading.columns);
  read_bare_months(heading.columns);
  read_unknown_periods(heading.columns);
  share_levels(heading);
  read_codes_as_numbers(heading);
  heading.end = end;
  if (end < sheet.rows.size() && numbers_columns(sheet.rows[end], first_column)) ++heading.end;
  return heading;
}

}  // namespace rbplan
