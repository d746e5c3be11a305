// In text without quotes a blank and `#` begin a remark, so that `SK #1 Tim` is read as `SK`.
#include "base/text.h"
#include "check/rules.h"

namespace rbplan {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether text without quotes ends before `at`, a place in its line.
bool ends_bare_text(std::string_view line, std::size_t at) {
  const std::size_t last = line.find_last_not_of(' ', at - 1);
  const std::size_t colon = line.rfind(": ", at);
  if (last == std::string_view::npos || colon == std::string_view::npos) return false;
  const std::string_view value = line.substr(colon + 2, last - colon - 1);
  const std::size_t first = value.find_first_not_of(' ');
  if (first == std::string_view::npos || std::string_view("\"'[{|>").find(value[first]) != std::string_view::npos)
    return false;
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
    if (!is_numbering || at == 0 || !ends_bare_text(subject.source.line(number), at)) continue;
    found.push_back({Kind::remark_in_text, comment, {}, HelpLine{Help::put_text_in_quotes, {}}, {}});
  }
  return found;
}

}  // namespace rbplan
