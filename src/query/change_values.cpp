#include "query/change_values.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {

std::optional<std::string> text_of(const std::vector<Text>& texts) {
  std::vector<std::string> values;
  for (const Text& text : texts) values.push_back(text.value);
  return values.empty() ? std::nullopt : std::optional(join(values, "; "));
}

std::optional<Span> place_of(const std::vector<Text>& texts) {
  return texts.empty() ? std::nullopt : std::optional(Span{texts.front().span.begin, texts.back().span.end});
}

bool are_other_lists(const std::vector<Text>& was, const std::vector<Text>& now) {
  const auto is_same = [](const Text& a, const Text& b) { return a.value == b.value; };
  return !std::equal(was.begin(), was.end(), now.begin(), now.end(), is_same);
}

std::string plain(const Measure& measure) {
  std::string digits = measure.text;
  if (measure.is_grade) return digits;
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

}  // namespace rbplan
