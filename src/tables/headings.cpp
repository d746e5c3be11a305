#include "tables/headings.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/year.h"
#include "tables/heading_words.h"
#include "tables/periods.h"
#include "tables/printed.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostHeadingLines = 4;

// What the numbers below a heading count.
enum class PeriodSort { month, quarter, half_year };

// A period beside words that tell what stands below it: `Target TW I`, `TW II (kumulatif)`.
std::optional<std::vector<NamedPeriod>> periods_headed(std::string_view text) {
  if (auto named = named_periods(text)) return named;
  std::vector<std::string> left;
  const std::string words = plain_words(text);
  for (const std::string_view word : split(std::string_view(words), ' ')) {
    constexpr std::array<std::string_view, 4> kBeside = {"target", "rencana", "kumulatif", "cumulative"};
    if (std::find(kBeside.begin(), kBeside.end(), word) == kBeside.end()) left.emplace_back(word);
  }
  return named_periods(join(left, " "));
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

// A number below NO, which no line of column numbers is: a row's, whatever else its words are.
bool is_numbered_row(const GridLine& heading, const GridLine& row) {
  const GridCell& number = row.cells.front();
  const auto above = std::find_if(heading.cells.begin(), heading.cells.end(),
                                  [&](const GridCell& cell) { return cell.column == number.column; });
  return above != heading.cells.end() && role_of_words(above->text) == ColumnRole::number &&
         take_number(number.text).kind != Printed::Kind::none;
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
         role_of_words(cell.text) != ColumnRole::unknown || contains_any_case(cell.text, "kumulatif") ||
         contains_any_case(cell.text, "semester");
}

// A lower line of a heading; beside the names of periods a year may stand in it, and a few words that are not known.
bool continues_heading(const GridLine& row) {
  const auto& cells = row.cells;
  const auto others = std::count_if(
      cells.begin(), cells.end(), [](const GridCell& cell) { return !continues_heading(cell) && !is_year(cell.text); });
  const bool has_year =
      std::any_of(cells.begin(), cells.end(), [](const GridCell& cell) { return is_year(cell.text); });
  if (others == 0 && !has_year) return true;
  const auto named = std::count_if(cells.begin(), cells.end(),
                                   [](const GridCell& cell) { return periods_headed(cell.text).has_value(); });
  return named > 0 && others * 3 <= named;
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

unsigned period_number(std::string_view text) {
  return is_digits(text) ? static_cast<unsigned>(month_number(*parse_month(text))) : small_roman_or_number(text);
}

// `1 2 3` below each quarter, or 1 to 6 below each half-year.
std::optional<Period> month_below(Month first, unsigned months, unsigned number) {
  const unsigned begin = static_cast<unsigned>(first);
  const unsigned month = number >= begin ? number : begin + number - 1;
  return month < begin + months ? std::optional(Period(Month(month))) : std::nullopt;
}

// The period of a column, by the lowest of its words that names one; a number needs what stands above.
std::vector<NamedPeriod> periods_of(const std::vector<std::string>& words, PeriodSort sort) {
  std::optional<NamedPeriod> longer;  // than a month
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    auto named = periods_headed(*word);
    const bool is_longer =
        named && named->size() == 1 && (!named->front().period.is_month() || named->front().is_half_year);
    if (is_longer) {
      if (!longer) longer = named->front();
    } else if (named) {
      return *std::move(named);
    }
  }
  const std::string_view last = trimmed(words.back(), " .()");
  const unsigned number = is_number_of_period(last) && words.size() > 1 ? period_number(last) : 0;
  if (longer && number > 0 && is_digits(last)) {
    constexpr unsigned kHalfYear = kMonths / 2;
    const auto below = longer->is_half_year
                           ? month_below(Month(longer->period.number() + 1 - kHalfYear), kHalfYear, number)
                           : month_below(longer->period.first(), 3, number);
    if (below) return {{*below, false, longer->year}};
  }
  if (longer && !(longer->is_half_year && number > 0)) return {*longer};
  if (number == 0) return {};
  if (sort == PeriodSort::half_year && number <= 2) return {{Period(Month(number * kMonths / 2)), true}};
  if (sort == PeriodSort::quarter || !is_digits(last))
    return number <= kQuarters ? std::vector{NamedPeriod{Period::of_quarter(number)}} : std::vector<NamedPeriod>();
  return {{Period(Month(number))}};
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

PeriodSort sort_of(const std::vector<std::string>& words) {
  if (says_any(words, "triwulan") || says_any(words, "tw") || says_any(words, "quarter")) return PeriodSort::quarter;
  return says_any(words, "semester") || says_any(words, "smt") ? PeriodSort::half_year : PeriodSort::month;
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
    for (const NamedPeriod& one : periods_of(words, sort_of(words))) {
      out.periods.push_back(one.period);
      out.year = one.year;
      out.is_of_half_years = out.is_of_half_years || one.is_half_year;
    }
    std::sort(out.periods.begin(), out.periods.end());
    out.periods.erase(std::unique(out.periods.begin(), out.periods.end()), out.periods.end());
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

// The number of the first of some periods between two neighbours, the other of which may be the year's end; nothing
// where that many do not fit there.
std::optional<unsigned> first_between(const std::optional<Period>& before, const std::optional<Period>& after,
                                      std::size_t count) {
  if (before && after && before->is_month() != after->is_month()) return std::nullopt;
  const unsigned most = (before ? *before : *after).is_month() ? kMonths : kQuarters;
  const unsigned first = before ? before->number() + 1 : 1;
  return (after ? after->number() : most + 1) == first + count ? std::optional(first) : std::nullopt;
}

// Words that are not known among names of periods.
void read_unknown_periods(std::vector<HeadedColumn>& columns) {
  const auto is_unknown = [&](std::size_t at) {
    const bool is_one = at < columns.size() && !columns[at].heading.empty();
    return is_one && (columns[at].role == ColumnRole::unknown || columns[at].goes_by_group);
  };
  const auto is_period = [&](std::size_t at) { return at < columns.size() && columns[at].role == ColumnRole::period; };
  const auto one_at = [&](std::size_t at) {
    const bool is_one = is_period(at) && columns[at].periods.size() == 1;
    return is_one ? std::optional(columns[at].periods.front()) : std::nullopt;
  };
  for (std::size_t begin = 0; begin < columns.size(); ++begin) {
    std::size_t end = begin;
    while (is_unknown(end)) ++end;
    if (end == begin) continue;
    const bool is_among = begin > 0 && is_period(begin - 1) && is_period(end);
    const auto before = begin > 0 ? one_at(begin - 1) : std::nullopt;
    const auto after = one_at(end);
    const bool is_beside = is_among ? before && after : end == begin + 1 && (before || after);
    const auto first = is_beside ? first_between(before, after, end - begin) : std::nullopt;
    for (std::size_t at = begin; at < end && (first || is_among); ++at) {
      columns[at].role = first ? ColumnRole::period : ColumnRole::unknown_period;
      columns[at].is_guessed = first.has_value();
      if (!first) continue;
      const unsigned number = *first + static_cast<unsigned>(at - begin);
      columns[at].periods = {(before ? *before : *after).is_month() ? Period(Month(number))
                                                                    : Period::of_quarter(number)};
    }
    begin = end;
  }
}

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
  read_bare_months(heading.columns);
  read_unknown_periods(heading.columns);
  share_levels(heading);
  read_codes_as_numbers(heading);
  heading.end = end;
  if (end < sheet.rows.size() && numbers_columns(sheet.rows[end], first_column)) ++heading.end;
  return heading;
}

}  // namespace rbplan
