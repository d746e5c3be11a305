#include "load/cells.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kSeparatorLine = "sep=";
constexpr std::array kSeparators = {';', '\t', ','};

class CellReader {
 public:
  explicit CellReader(const SourceText& source) : bytes_(source.bytes()), at_(source.bom_length()) {}

  Cells read() {
    find_separator();
    while (at_ < bytes_.size() && !is_beyond_) row();
    cells_.problems = problems_.take();
    return std::move(cells_);
  }

 private:
  std::size_t line_end(std::size_t at) const { return std::min(bytes_.find('\n', at), bytes_.size()); }

  void find_separator() {
    if (ascii_lower(bytes_.substr(at_, kSeparatorLine.size())) == kSeparatorLine) {
      const std::size_t end = line_end(at_);
      if (end > at_ + kSeparatorLine.size()) cells_.separator = bytes_[at_ + kSeparatorLine.size()];
      at_ = std::min(end + 1, bytes_.size());
      return;
    }
    for (std::size_t begin = at_; begin < bytes_.size(); begin = line_end(begin) + 1) {
      const auto most = counts_of(bytes_.substr(begin, line_end(begin) - begin));
      const auto* const best = std::max_element(most.begin(), most.end());
      if (*best == 0) continue;
      cells_.separator = kSeparators[static_cast<std::size_t>(best - most.begin())];
      return;
    }
  }

  // How often each separator stands outside of quotes.
  static std::array<std::size_t, kSeparators.size()> counts_of(std::string_view line) {
    std::array<std::size_t, kSeparators.size()> counts{};
    bool is_quoted = false;
    for (const char c : line) {
      if (c == '"') is_quoted = !is_quoted;
      for (std::size_t i = 0; !is_quoted && i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i] ? 1 : 0;
    }
    return counts;
  }

  void row() {
    CellRow row;
    const std::size_t begin = at_;
    const std::size_t end = line_end(begin);
    row.span = {begin, end > begin && bytes_[end - 1] == '\r' ? end - 1 : end};
    for (bool goes_on = true; goes_on && !is_beyond_;) {
      goes_on = cell(row);
      if (row.cells.size() > kMostCellColumns) {
        beyond(row.cells.back().span, kMostCellColumns, noun::columns);
      } else if (++count_ > kMostCellsOfText) {
        beyond(row.cells.back().span, kMostCellsOfText, noun::values);
      }
    }
    const bool is_empty =
        std::all_of(row.cells.begin(), row.cells.end(), [](const TextCell& one) { return one.text.empty(); });
    if (!is_empty) cells_.rows.push_back(std::move(row));
  }

  // Whether another cell follows in the row.
  bool cell(CellRow& row) {
    const std::size_t begin = at_;
    std::string text;
    if (at_ < bytes_.size() && bytes_[at_] == '"') text = quoted();
    const std::size_t behind = at_;
    while (at_ < bytes_.size() && bytes_[at_] != cells_.separator && bytes_[at_] != '\n') ++at_;
    std::size_t end = at_;
    if (end > behind && bytes_[end - 1] == '\r') --end;
    const std::string_view rest = bytes_.substr(behind, end - behind);
    if (behind > begin && !without_blanks(rest).empty())
      problem({Kind::text_behind_quote, {behind, end}, {}, HelpLine{Help::quote_doubled, {}}, {}});
    if (behind == begin) text = rest;
    row.cells.push_back({{begin, end}, as_meant(text)});
    const bool goes_on = at_ < bytes_.size() && bytes_[at_] == cells_.separator;
    if (at_ < bytes_.size()) ++at_;
    return goes_on;
  }

  // From its quote on; two quotes are one of the text.
  std::string quoted() {
    const std::size_t begin = at_++;
    std::string text;
    for (;;) {
      const std::size_t quote = bytes_.find('"', at_);
      if (quote == std::string_view::npos) break;
      text += bytes_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (bytes_.substr(at_, 1) != "\"") return with_line_feeds(std::move(text));
      text += '"';
      ++at_;
    }
    problem({Kind::unclosed_quote, {begin, begin + 1}, {}, HelpLine{Help::close_quote, {}}, {}});
    at_ = bytes_.size();
    return {};
  }

  static std::string with_line_feeds(std::string text) {
    replace_all(text, "\r\n", "\n");
    return text;
  }

  static std::string as_meant(std::string_view text) {
    text = without_blanks(text);
    constexpr std::string_view kBegin = "=\"";
    if (text.starts_with(kBegin) && text.size() > kBegin.size() && text.ends_with('"')) {
      std::string inside(text.substr(kBegin.size(), text.size() - kBegin.size() - 1));
      replace_all(inside, "\"\"", "\"");
      return std::string(without_blanks(inside));
    }
    const bool is_guarded = text.starts_with('\'') && begins_formula(text.substr(1));
    return std::string(text.substr(is_guarded ? 1 : 0));
  }

  void beyond(Span span, std::size_t most, Noun what) {
    is_beyond_ = true;
    problem({Kind::too_many_values, {span.begin, span.begin}, {static_cast<std::int64_t>(most), what}, {}, {}});
  }

  void problem(Diagnostic diagnostic) { problems_.add(std::move(diagnostic)); }

  std::string_view bytes_;
  std::size_t at_;
  Cells cells_;
  Problems problems_;
  std::size_t count_ = 0;  // cells
  bool is_beyond_ = false;
};

}  // namespace

Cells read_cells(const SourceText& source) { return CellReader(source).read(); }

}  // namespace rbplan
