#include "query/change_values.h"

#include "base/text.h"

namespace rbplan {

std::optional<std::string> text_of(const std::optional<Text>& text) {
  return text ? std::optional(text->value) : std::nullopt;
}

std::optional<std::string> text_of(const std::vector<Text>& texts) {
  std::vector<std::string> values;
  for (const Text& text : texts) values.push_back(text.value);
  return values.empty() ? std::nullopt : std::optional(join(values, "; "));
}

std::optional<Span> place_of(const std::vector<Text>& texts) {
  return texts.empty() ? std::nullopt : std::optional(Span{texts.front().span.begin, texts.back().span.end});
}

}  // namespace rbplan
