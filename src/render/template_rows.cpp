#include "render/template_rows.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace rbplan {
namespace {

bool is_in_word(char c) {
  return is_letter_or_digit(c) || c == '_' || c == '.' || c == '$' || c == '\\' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Reads a formula from left to right.
class Ranges {
 public:
  explicit Ranges(std::string_view formula) : formula_(formula) {}

  std::vector<CellRange> all() {
    while (at_ < formula_.size()) read();
    return std::move(found_);
  }

 private:
  bool is_at(char c, std::size_t at) const { return at < formula_.size() && formula_[at] == c; }

  void read() {
    const char c = formula_[at_];
    if (c == '"') {
      at_ = behind_quotes('"');
    } else if (c == '[') {
      skip_brackets();
    } else if (c == '\'' || is_in_word(c)) {
      read_word();
    } else {
      ++at_;
    }
  }

  // Behind the closing one; a doubled one is a sign of the text.
  std::size_t behind_quotes(char quote) const {
    std::size_t at = at_ + 1;
    while (at < formula_.size() && (formula_[at] != quote || is_at(quote, at + 1))) at += formula_[at] == quote ? 2 : 1;
    return std::min(at + 1, formula_.size());
  }

  void skip_brackets() {
    std::size_t depth = 0;
    for (; at_ < formula_.size(); ++at_) {
      if (formula_[at_] == '[') ++depth;
      if (formula_[at_] == ']' && --depth == 0) break;
    }
    ++at_;
  }

  std::string_view word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < formula_.size() && is_in_word(formula_[end])) ++end;
    return formula_.substr(begin, end - begin);
  }

  void read_word() {
    const std::size_t begin = at_;
    std::string name;
    if (formula_[begin] == '\'') {
      at_ = behind_quotes('\'');
      name = formula_.substr(begin + 1, at_ - begin - 2);
      replace_all(name, "''", "'");
    } else {
      name = word_at(begin);
      at_ = begin + name.size();
    }
    if (is_at('!', at_)) {
      ++at_;
      const bool is_outside = (begin > 0 && formula_[begin - 1] == ']') || name.find(']') != std::string::npos;
      const bool is_run = (begin > 0 && formula_[begin - 1] == ':') || name.find(':') != std::string::npos;
      const std::string_view word = word_at(at_);
      if (is_outside) {
        at_ += word.size();
        if (is_at(':', at_)) at_ += 1 + word_at(at_ + 1).size();
      } else if (!word.empty()) {
        add(at_, word, is_run ? std::string() : name, is_run);
      }
    } else if (formula_[begin] != '\'' && !is_at('(', at_)) {
      add(begin, word_at(begin), {}, false);
    }
  }

  void add(std::size_t begin, std::string_view word, std::string sheet, bool is_on_any) {
    at_ = begin + word.size();
    std::string_view other = is_at(':', at_) ? word_at(at_ + 1) : std::string_view();
    if (is_at('!', at_ + 1 + other.size())) other = {};  // a sheet's name
    CellRange range{begin, at_, std::move(sheet), is_on_any};
    const CellAddress first = cell_address(word);
    const CellAddress last = cell_address(other);
    if (first.row > 0) {
      range.first = range.last = first.row;
      if (last.row > 0) range.last = last.row;
    } else if (row_of_name(word) > 0 && row_of_name(other) > 0) {
      range.first = row_of_name(word);
      range.last = row_of_name(other);
    } else if (!is_column_name(word) || !is_column_name(other)) {
      return;
    }
    if (first.row == 0 || last.row > 0) range.end = at_ = at_ + 1 + other.size();
    if (range.first > range.last) std::swap(range.first, range.last);
    found_.push_back(std::move(range));
  }

  std::string_view formula_;
  std::size_t at_ = 0;
  std::vector<CellRange> found_;
};

// `$B$12` with another row.
std::string with_row(std::string_view cell, std::size_t row) {
  const std::size_t digits = cell.find_last_not_of("0123456789") + 1;
  return std::string(cell.substr(0, digits)) + std::to_string(row);
}

}  // namespace

std::vector<CellRange> ranges_in(std::string_view formula) { return Ranges(formula).all(); }

bool is_same_sheet(std::string_view a, std::string_view b) { return fold_case(a) == fold_case(b); }

void RowShift::repeat(std::size_t row, std::size_t copies) { repeated_[row] = {copies - 1, below_added(row) - row}; }

std::size_t RowShift::below_added(std::size_t row) const {
  const auto at = repeated_.lower_bound(row);
  if (at == repeated_.begin()) return row;
  const Added& above = std::prev(at)->second;
  return row + above.above + above.copies;
}

std::size_t RowShift::copies(std::size_t row) const {
  const auto found = repeated_.find(row);
  return found == repeated_.end() ? 0 : found->second.copies;
}

std::size_t RowShift::moved(std::size_t row) const { return std::min(below_added(row), kLastSheetRow); }

std::size_t RowShift::last(std::size_t row) const { return std::min(below_added(row) + copies(row), kLastSheetRow); }

bool RowShift::fits(std::size_t row) const { return below_added(row) + copies(row) <= kLastSheetRow; }

bool RowShift::reaches(const CellRange& range) const {
  return !repeated_.empty() && range.last >= repeated_.begin()->first;
}

std::string RowShift::moved_cell(std::string_view cell) const {
  const std::size_t row = cell_address(cell).row;
  return row == 0 ? std::string(cell) : with_row(cell, moved(row));
}

std::string RowShift::moved_range(std::string_view range, bool grows) const {
  const auto ends = split(range, ':');
  const auto row = [](std::string_view end) {
    const CellAddress place = cell_address(end);
    return place.row > 0 ? place.row : row_of_name(end);
  };
  const std::size_t first = row(ends.front());
  if (first == 0) return std::string(range);
  if (ends.size() == 1 && (!grows || last(first) == moved(first))) return with_row(ends.front(), moved(first));
  return with_row(ends.front(), moved(first)) + ':' + with_row(ends.back(), last(row(ends.back())));
}

std::string RowShift::moved_ranges(std::string_view ranges) const {
  std::vector<std::string> moved;
  for (const std::string_view range : split(ranges, ' ')) {
    if (!range.empty()) moved.push_back(moved_range(range, true));
  }
  return join(moved, " ");
}

std::string RowShift::moved_formula(std::string_view formula, std::string_view own, std::string_view sheet,
                                    bool grows) const {
  std::string out;
  std::size_t at = 0;
  for (const CellRange& range : ranges_in(formula)) {
    if (!is_same_sheet(range.sheet.empty() ? own : range.sheet, sheet)) continue;
    out += formula.substr(at, range.begin - at);
    out += moved_range(formula.substr(range.begin, range.end - range.begin), grows);
    at = range.end;
  }
  return out += formula.substr(at);
}

}  // namespace rbplan
