// A YAML document as a flat tree of nodes, each with its place.
//
// yaml-cpp's events are recorded first and given their spans from the bytes afterwards, so that reading the bytes
// again can grow stricter without touching what the decoder sees.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "diag/diagnostic.h"

namespace rbplan {

struct YamlNode {
  enum class Kind { null, scalar, sequence, mapping };
  enum class Style { plain, quoted, block, flow };  // block and flow of collections; block of scalars with | and >

  Kind kind = Kind::null;
  Style style = Style::plain;
  bool is_empty = false;  // a null that is not written at all
  Span span;
  std::string text;        // of a scalar, decoded
  std::uint32_t next = 0;  // the index after this node and all below it
};

// Nodes in the order of the file: a sequence is followed by its items, a mapping by key, value, key, value...
// After a problem of severity error the nodes are not to be used.
struct YamlDocument {
  std::vector<YamlNode> nodes;
  Diagnostics problems;
};

YamlDocument read_yaml(const SourceText& source);

}  // namespace rbplan
