// In text without quotes a blank and `#` begin a remark, so that `SK #1 Tim` is read as `SK`.
#include <algorithm>

#include "base/text.h"
#include "check/rules.h"

namespace rbplan {
namespace {

// Where the value of a line begins: behind its last colon, else behind its dash.
std::size_t value_begin(std::string_view line) {
  const std::size_t colon = line.rfind(": ");
  if (colon != std::string_view::npos) return colon + 2;
  const std::size_t dash = std::min(line.find_first_not_of(' '), line.size());
  return line.substr(dash).starts_with("- ") ? dash + 2 : line.size();
}

// Whether text without quotes ends a line.
bool ends_in_bare_text(std::string_view line) {
  const std::string_view value = trimmed(line.substr(value_begin(line)), " ");
  if (value.empty() || std::string_view("\"'[{|>").find(value[0]) != std::string_view::npos) return false;
  return std::any_of(value.begin(), value.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

}  // namespace

Diagnostics remarks_apart(const Subject& subject) {
  Diagnostics found;
  const std::string_view bytes = subject.source.bytes();
  for (const Span& comment : subject.comments) {
    const std::size_t number = subject.source.line_of(comment.begin);
    const std::size_t at = comment.begin - subject.source.line_begin(number);
    const bool is_numbering = comment.begin + 1 < comment.end && is_digit(bytes[comment.begin + 1]);
    if (!is_numbering || at == 0 || !ends_in_bare_text(subject.source.line(number).substr(0, at))) continue;
    found.push_back({Kind::remark_in_text, comment, {}, HelpLine{Help::put_text_in_quotes, {}}, {}});
  }
  return found;
}

}  // namespace rbplan
