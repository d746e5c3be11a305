// XML of a part, whole and strict, as a flat tree that knows where each element stands in its bytes.
//
// What a parser of XML would forgive or expand is refused (kinds below), so that what is read here is what every office
// program reads. Tags and levels are limited while they are read; walks go from node to node and call nothing twice.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/words.h"

namespace rbplan {

constexpr std::size_t kMostTags = 2'000'000;  // elements of a part
constexpr std::size_t kDeepestXml = 256;      // levels

struct XmlError {
  enum class Why {
    not_utf8,   // bytes, or an encoding that is declared
    character,  // one that XML 1.0 cannot hold, as it is or as `&#xD800;`
    doctype,
    entity,       // other than the five of XML
    second_root,  // or text beside the one
    attribute_twice,
    too_many_tags,
    too_deep,
    malformed,  // anything else that is not well-formed, prefixes without a namespace among it
  };
  Why why = Why::malformed;
  std::size_t at = 0;  // byte
};

// A sentence without a full stop, and without the part's name.
Phrase said(const XmlError& error);

// Where an attribute stands among the bytes of its part.
struct XmlAttribute {
  std::size_t begin;  // of the blanks before its name
  std::size_t value;  // of what stands between its quotes
  std::size_t value_end;
  std::size_t end() const { return value_end + 1; }
};

class XmlTree;

// An element or a piece of text; refers to its tree. None where there is none.
class XmlNode {
 public:
  XmlNode() = default;
  explicit operator bool() const { return tree_ != nullptr; }
  friend bool operator==(const XmlNode& a, const XmlNode& b) { return a.tree_ == b.tree_ && a.index_ == b.index_; }

  bool is_text() const;
  std::string_view name() const;  // without its prefix; of a text empty
  std::string_view tag() const;   // with it
  std::string_view prefix() const { return tag().substr(0, tag().size() - name().size()); }  // `w:`
  std::string_view space() const;                                        // the URI of its namespace, empty for none
  bool is(std::string_view name) const { return this->name() == name; }  // in whatever namespace
  bool is(std::string_view space, std::string_view name) const { return is(name) && this->space() == space; }

  // By its name without the prefix; what declares a namespace is none.
  std::optional<std::string> attribute(std::string_view name) const;
  std::optional<XmlAttribute> find_attribute(std::string_view name) const;
  // What is said: of an element the text in it, at all levels; entities as what they stand for.
  std::string text() const;

  XmlNode parent() const;
  XmlNode first_child() const;
  XmlNode next() const;                        // behind it, with the same parent
  XmlNode child(std::string_view name) const;  // the first element of that name
  XmlNode next(std::string_view name) const;   // the first such element behind it
  XmlNode after() const;                       // in the order of the bytes: behind all that is in it
  XmlNode forward() const;                     // in that order: its first child, else what is behind it

  // Bytes of the part: of the whole, and of what stands between its tags. `<a/>` has nothing there: both are its end.
  std::size_t begin() const;
  std::size_t end() const;
  std::size_t inner_begin() const;
  std::size_t inner_end() const;
  std::string_view source() const;     // the bytes of the whole
  std::string_view all_bytes() const;  // of the part

 private:
  friend class XmlTree;
  XmlNode(const XmlTree* tree, std::uint32_t index);
  const XmlTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class XmlTree {
 public:
  // Parts of at most kMostUnpacked bytes.
  static tl::expected<XmlTree, XmlError> read(std::string bytes);

  XmlNode root() const { return {this, 0}; }
  const std::string& bytes() const { return bytes_; }
  std::size_t size() const { return nodes_.size(); }

 private:
  friend class XmlNode;
  friend class XmlScanner;
  struct Node {
    std::uint32_t begin, end, inner_begin, inner_end;
    std::uint32_t parent, after;  // places among the nodes; `after` is behind all that is in it
    std::uint32_t space;          // place among the spaces
    bool is_text;
  };
  std::string bytes_;
  std::vector<Node> nodes_;
  std::vector<std::string> spaces_ = {""};
};

// What text in XML says: line ends are LF, `&lt;` is `<`, CDATA is as it stands. Of text that an XmlTree has read.
std::string xml_unescaped(std::string_view text);

}  // namespace rbplan
