// What files say at keys that are compared, as text; and where. Nothing where a key is not there.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"

namespace rbplan {

std::optional<std::string> text_of(const std::optional<Text>& text);
std::optional<std::string> text_of(const std::vector<Text>& texts);
std::optional<Span> place_of(const std::vector<Text>& texts);

template <class T>
std::optional<Span> place_of(const std::optional<Located<T>>& value) {
  return value ? std::optional(value->span) : std::nullopt;
}

}  // namespace rbplan
