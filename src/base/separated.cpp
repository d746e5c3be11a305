#include "base/separated.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kSeparatorLine = "sep=";
constexpr std::string_view kSeparators = ";\t,";

// In how many rows a separator stands, and how often.
std::pair<std::size_t, std::size_t> uses_of(char separator, std::string_view text) {
  SeparatedText cells(text, 0, separator);
  std::size_t rows = 0;
  SeparatedCell cell;
  for (bool is_first = true; cells.next(cell); is_first = cell.ends_row) rows += is_first && !cell.ends_row ? 1 : 0;
  return {rows, static_cast<std::size_t>(std::count(text.begin(), text.end(), separator))};
}

char usual_separator(std::string_view text) {
  constexpr std::size_t kBeginning = std::size_t{1} << 16;
  const std::string_view beginning = text.substr(0, kBeginning);
  return *std::max_element(kSeparators.begin(), kSeparators.end(),
                           [&](char a, char b) { return uses_of(a, beginning) < uses_of(b, beginning); });
}

// Numbers and dots, such as a spreadsheet would make a date or a number of: `1.2.3.4`, `1.2.3.a`.
bool is_id_like(std::string_view text) {
  return !text.empty() && is_digit(text[0]) && text.find('.') != std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || is_letter_or_digit(c); });
}

std::string as_meant(std::string_view text) {
  text = without_blanks(text);
  constexpr std::string_view kBegin = "=\"";
  if (text.starts_with(kBegin) && text.size() > kBegin.size() && text.ends_with('"')) {
    std::string inside(text.substr(kBegin.size(), text.size() - kBegin.size() - 1));
    replace_all(inside, "\"\"", "\"");
    return std::string(without_blanks(inside));
  }
  const bool is_guarded = text.starts_with('\'') && (begins_formula(text.substr(1)) || is_id_like(text.substr(1)));
  return std::string(text.substr(is_guarded ? 1 : 0));
}

}  // namespace

SeparatedText::SeparatedText(std::string_view text, std::size_t begin, std::optional<char> separator)
    : text_(text), at_(begin), separator_(separator.value_or(',')) {
  if (separator) return;
  if (ascii_lower(text_.substr(at_, kSeparatorLine.size())) != kSeparatorLine) {
    separator_ = usual_separator(text_.substr(at_));
    return;
  }
  const std::size_t sign = at_ + kSeparatorLine.size();
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  if (sign < end && text_[sign] != '\r') separator_ = text_[sign];
  at_ = std::min(end + 1, text_.size());
}

bool SeparatedText::next(SeparatedCell& cell) {
  if (at_ >= text_.size()) return false;
  cell = {at_, at_, {}, 0, true, false};
  const bool is_quoted = text_[at_] == '"';
  std::string inside = is_quoted ? quoted(cell) : std::string();
  const std::size_t behind = at_;
  while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
  cell.ends_row = at_ == text_.size() || text_[at_] == '\n';
  cell.end = at_ > behind && cell.ends_row && text_[at_ - 1] == '\r' ? at_ - 1 : at_;
  const std::string_view rest = text_.substr(behind, cell.end - behind);
  cell.behind_quote = is_quoted && !without_blanks(rest).empty() ? behind : cell.end;
  cell.text = as_meant(is_quoted ? inside.append(rest) : rest);
  ++at_;
  return true;
}

// Two quotes are one of the text.
std::string SeparatedText::quoted(SeparatedCell& cell) {
  std::string text;
  for (++at_;;) {
    const std::size_t quote = std::min(text_.find('"', at_), text_.size());
    text += text_.substr(at_, quote - at_);
    cell.is_closed = quote < text_.size();
    at_ = std::min(quote + 1, text_.size());
    if (!cell.is_closed || text_.substr(at_, 1) != "\"") break;
    text += '"';
    ++at_;
  }
  replace_all(text, "\r\n", "\n");
  return text;
}

}  // namespace rbplan
