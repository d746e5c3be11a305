#include "archive/xml_reader.h"

#include <algorithm>
#include <charconv>

#include "archive/xml_scanner.h"
#include "base/text.h"

namespace rbplan {

Phrase said(const XmlError& error) {
  switch (error.why) {
    case XmlError::Why::not_utf8:
      return phrase("it is not UTF-8 text");
    case XmlError::Why::character:
      return phrase("it holds a character that XML cannot hold");
    case XmlError::Why::doctype:
      return phrase("it declares a document type, which office files do not");
    case XmlError::Why::entity:
      return phrase("it uses an entity, which office files do not");
    case XmlError::Why::second_root:
      return phrase("something stands beside its outermost element");
    case XmlError::Why::attribute_twice:
      return phrase("an element has an attribute twice");
    case XmlError::Why::too_many_tags:
      return phrase("it has more than {0} elements", kMostTags);
    case XmlError::Why::too_deep:
      return phrase("its elements stand more than {0} levels deep", kDeepestXml);
    case XmlError::Why::malformed:
      break;
  }
  return phrase("it is no well-formed XML");
}

tl::expected<XmlTree, XmlError> XmlTree::read(std::string bytes) {
  XmlTree tree;
  tree.bytes_ = std::move(bytes);
  if (auto error = XmlScanner(tree).scan()) return tl::unexpected(*error);
  return tree;
}

XmlNode::XmlNode(const XmlTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

bool XmlNode::is_text() const { return tree_->nodes_[index_].is_text; }

namespace {

constexpr std::string_view kBehindName = " \t\r\n/>=";

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

std::string_view XmlNode::tag() const {
  if (is_text()) return {};
  const std::string_view bytes = tree_->bytes_;
  const std::size_t begin = this->begin() + 1;
  return bytes.substr(begin, bytes.find_first_of(kBehindName, begin) - begin);
}

std::string_view XmlNode::name() const { return without_prefix(tag()); }

std::string_view XmlNode::space() const { return tree_->spaces_[tree_->nodes_[index_].space]; }

std::optional<XmlAttribute> XmlNode::find_attribute(std::string_view name) const {
  if (is_text()) return std::nullopt;
  const std::string_view bytes = tree_->bytes_;
  std::size_t behind = begin() + 1 + tag().size();
  for (;;) {
    const std::size_t at = bytes.find_first_not_of(" \t\r\n", behind);
    if (bytes[at] == '>' || bytes[at] == '/') return std::nullopt;
    const std::string_view whole = bytes.substr(at, bytes.find_first_of(kBehindName, at) - at);
    const std::size_t value = bytes.find_first_of("\"'", at) + 1;
    const XmlAttribute found{behind, value, bytes.find(bytes[value - 1], value)};
    const bool declares = whole == "xmlns" || whole.starts_with("xmlns:");
    if (!declares && without_prefix(whole) == name) return found;
    behind = found.end();
  }
}

std::optional<std::string> XmlNode::attribute(std::string_view name) const {
  const auto found = find_attribute(name);
  if (!found) return std::nullopt;
  std::string text = tree_->bytes_.substr(found->value, found->value_end - found->value);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return xml_unescaped(text);
}

std::string XmlNode::text() const {
  if (is_text()) return xml_unescaped(source());
  std::string out;
  const std::uint32_t behind = tree_->nodes_[index_].after;
  for (std::uint32_t i = index_ + 1; i < behind; ++i) {
    if (tree_->nodes_[i].is_text) out += XmlNode(tree_, i).text();
  }
  return out;
}

XmlNode XmlNode::parent() const { return index_ == 0 ? XmlNode() : XmlNode(tree_, tree_->nodes_[index_].parent); }

XmlNode XmlNode::first_child() const {
  return index_ + 1 < tree_->nodes_[index_].after ? XmlNode(tree_, index_ + 1) : XmlNode();
}

XmlNode XmlNode::next() const {
  if (index_ == 0) return {};
  const std::uint32_t behind = tree_->nodes_[index_].after;
  return behind < tree_->nodes_[tree_->nodes_[index_].parent].after ? XmlNode(tree_, behind) : XmlNode();
}

XmlNode XmlNode::child(std::string_view name) const {
  XmlNode node = first_child();
  return !node || node.is(name) ? node : node.next(name);
}

XmlNode XmlNode::next(std::string_view name) const {
  XmlNode node = next();
  while (node && !node.is(name)) node = node.next();
  return node;
}

XmlNode XmlNode::after() const {
  const std::uint32_t behind = tree_->nodes_[index_].after;
  return behind < tree_->nodes_.size() ? XmlNode(tree_, behind) : XmlNode();
}

XmlNode XmlNode::forward() const { return index_ + 1 < tree_->nodes_.size() ? XmlNode(tree_, index_ + 1) : XmlNode(); }

std::size_t XmlNode::begin() const { return tree_->nodes_[index_].begin; }
std::size_t XmlNode::end() const { return tree_->nodes_[index_].end; }
std::size_t XmlNode::inner_begin() const { return tree_->nodes_[index_].inner_begin; }
std::size_t XmlNode::inner_end() const { return tree_->nodes_[index_].inner_end; }

std::string_view XmlNode::all_bytes() const { return tree_->bytes_; }

std::string_view XmlNode::source() const { return std::string_view(tree_->bytes_).substr(begin(), end() - begin()); }

namespace {

constexpr std::pair<std::string_view, char> kEntities[] = {
    {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};

constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

// Of `#65` or `#x41`.
char32_t numbered_character(std::string_view reference) {
  const bool is_hex = reference.starts_with("#x");
  std::uint32_t value = 0;
  std::from_chars(reference.data() + (is_hex ? 2 : 1), reference.data() + reference.size(), value, is_hex ? 16 : 10);
  return value;
}

}  // namespace

std::string xml_unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(kCdata)) {
      const std::size_t end = text.find(kCdataEnd, at);
      out += text.substr(at + kCdata.size(), end - at - kCdata.size());
      at = end + kCdataEnd.size();
    } else if (text[at] == '\r') {
      if (text.substr(at + 1, 1) != "\n") out += '\n';
      ++at;
    } else if (text[at] == '&') {
      const std::size_t end = text.find(';', at);
      const std::string_view reference = text.substr(at + 1, end - at - 1);
      if (reference.starts_with('#')) append_utf8(out, numbered_character(reference));
      for (const auto& [entity, character] : kEntities) {
        if (reference == entity) out += character;
      }
      at = end + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace rbplan
