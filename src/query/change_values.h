// What files say at keys that are compared, as text; and where. Nothing where a key is not there.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"

namespace rbplan {

template <template <class> class Maybe>
std::optional<std::string> text_of(const Maybe<Text>& text) {
  return text ? std::optional(text->value) : std::nullopt;
}
std::optional<std::string> text_of(const std::vector<Text>& texts);
std::optional<Span> place_of(const std::vector<Text>& texts);

// A number without zeros that say nothing, so that `100.0` is `100`.
std::string plain(const Measure& measure);

// Whether two lists differ that may read the same.
bool are_other_lists(const std::vector<Text>& was, const std::vector<Text>& now);
template <class Value>
bool are_other_lists(const Value&, const Value&) {
  return false;
}

template <template <class> class Maybe, class T>
std::optional<Span> place_of(const Maybe<Located<T>>& value) {
  return value ? std::optional(value->span) : std::nullopt;
}

}  // namespace rbplan
