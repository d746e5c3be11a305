// A YAML document as a flat tree of nodes, each with its place.
//
// yaml-cpp's events are recorded first and given their spans from the bytes afterwards, so that reading the bytes
// again can grow stricter without touching what the decoder sees.
#pragma once
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"

namespace rbplan {

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  // block: | and >, and collections without brackets; cut: bare text in braces that its commas part
  enum class Style : std::uint8_t { plain, quoted, block, flow, cut };

  Kind kind = Kind::null;
  Style style = Style::plain;
  bool is_empty = false;         // a null that is not written at all
  bool is_behind_colon = false;  // of such a null
  std::uint32_t next = 0;        // the index after this node and all below it
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view text;  // of a scalar, decoded: where it stands in the file as it is, that very place

  Span span() const { return {begin, end}; }
  bool is_plain() const { return kind == Kind::scalar && style == Style::plain; }
};

// Nodes in the order of the file: a sequence is followed by its items, a mapping by key, value, key, value...
// After a problem of severity error the nodes are not to be used. The source outlives the document.
struct YamlDocument {
  std::vector<YamlNode> nodes;
  std::list<std::string> decoded;  // texts that the file has in another form: with escapes, or over several lines
  std::vector<Span> comments;      // each from its `#` to the end of its line
  Diagnostics problems;
};

// With `halves` on two cores, where the file has a list of programs that can be parted between two of them. What is
// read is the same.
YamlDocument read_yaml(const SourceText& source, bool halves = false);

}  // namespace rbplan
