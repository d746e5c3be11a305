// A YAML document as a flat tree of nodes, each with its place.
//
// yaml-cpp's events are recorded first and given their spans from the bytes afterwards, so that reading the bytes
// again can grow stricter without touching what the decoder sees.
#pragma once
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"

namespace rbplan {

constexpr std::size_t kBytesPerNode = 16;  // at least of plans as they are written; only to reserve

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

  friend bool operator==(const YamlNode&, const YamlNode&) = default;
};

// Nodes in the order of the file: a sequence is followed by its items, a mapping by key, value, key, value...
// After a problem of severity error the nodes are not to be used. The source outlives the document.
struct YamlDocument {
  std::vector<YamlNode> nodes;
  std::list<std::string> decoded;  // texts that the file has in another form: with escapes, or over several lines
  std::vector<Span> comments;      // each from its `#` to the end of its line
  Diagnostics problems;
  std::optional<std::size_t> misread;  // where this is not as the parser reads the file: a fault of ours
};

// Whether bare text is what YAML calls nothing.
bool is_null_word(std::string_view text);

// How sure the reading is to be.
enum class Reading { quick, checked };

// A file in the usual form is read without the parser; to be checked, by the parser too.
YamlDocument read_yaml(const SourceText& source, Reading reading = Reading::quick);

// By yaml-cpp, whose reading is the one that counts.
YamlDocument read_by_parser(const SourceText& source);

// The first place that the parser reads otherwise than `usual` has it.
std::optional<std::size_t> find_misread(const YamlDocument& usual, const YamlDocument& parsed);

}  // namespace rbplan
