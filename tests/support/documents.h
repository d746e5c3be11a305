// What was read of a file, to compare two ways of reading it.
#pragma once
#include <algorithm>

#include "load/yaml.h"

namespace rbplan::testing {

inline bool is_same(const Span& a, const Span& b) { return a.begin == b.begin && a.end == b.end; }

inline bool is_same(const YamlNode& a, const YamlNode& b) {
  return a.kind == b.kind && a.style == b.style && a.is_empty == b.is_empty && a.next == b.next &&
         is_same(a.span(), b.span()) && a.text == b.text;
}

inline bool is_same(const Diagnostic& a, const Diagnostic& b) {
  return a.kind == b.kind && is_same(a.span, b.span) && message(a, Words()) == message(b, Words());
}

template <class T>
bool are_same(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return is_same(x, y); });
}

inline bool is_same(const YamlDocument& a, const YamlDocument& b) {
  return are_same(a.nodes, b.nodes) && are_same(a.comments, b.comments) && are_same(a.problems, b.problems);
}

}  // namespace rbplan::testing
