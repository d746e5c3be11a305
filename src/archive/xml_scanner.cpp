#include "archive/xml_scanner.h"

#include <expat.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace rbplan {
namespace {

using XmlWhy = XmlError::Why;

constexpr char kBehindSpace = '\n';  // between the URI of a namespace and a name; neither holds one

bool is_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;  // decode() takes no surrogate for a character
}

// What Expat says of it in one word with anything else that is malformed.
std::optional<XmlError> misspelt_character(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    at += ascii_run(bytes.substr(at));
    if (at == bytes.size()) break;
    const auto [c, length] = decode(bytes, at);
    if (length == 0) return XmlError{XmlWhy::not_utf8, at};
    if (!is_character(c)) return XmlError{XmlWhy::character, at};
    at += length;
  }
  return std::nullopt;
}

XmlWhy why_of(XML_Error error) {
  switch (error) {
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return XmlWhy::second_root;
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return XmlWhy::attribute_twice;
    case XML_ERROR_BAD_CHAR_REF:
      return XmlWhy::character;
    case XML_ERROR_UNDEFINED_ENTITY:
      return XmlWhy::entity;
    default:
      return XmlWhy::malformed;
  }
}

}  // namespace

// What Expat tells while it reads. No exception goes through its frames, and nothing is heard once it is to stop.
struct XmlScanner::Told {
  template <class Act>
  static void tell(void* self, Act act) noexcept {
    XmlScanner& scanner = *static_cast<XmlScanner*>(self);
    if (scanner.error_ || scanner.thrown_) return;
    try {
      act(scanner);
    } catch (...) {
      scanner.thrown_ = std::current_exception();
      XML_StopParser(scanner.parser_, XML_FALSE);
    }
  }

  static void declaration(void* self, const XML_Char*, const XML_Char* encoding, int) {
    tell(self, [&](XmlScanner& scanner) {
      const std::string named = ascii_lower(encoding ? encoding : "utf-8");
      if (named != "utf-8" && named != "us-ascii") scanner.fail(XmlWhy::not_utf8);
    });
  }
  static void doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    tell(self, [](XmlScanner& scanner) { scanner.fail(XmlWhy::doctype); });
  }
  static void start(void* self, const XML_Char* name, const XML_Char**) {
    tell(self, [&](XmlScanner& scanner) { scanner.open(name); });
  }
  static void end(void* self, const XML_Char*) {
    tell(self, [](XmlScanner& scanner) { scanner.close(); });
  }
  static void text(void* self, const XML_Char*, int) {
    tell(self, [](XmlScanner& scanner) { scanner.add_text(); });
  }
  static void cdata(void* self) {
    tell(self, [](XmlScanner& scanner) { scanner.add_text(); });
  }
};

XmlScanner::XmlScanner(XmlTree& tree) : tree_(tree) {}

std::optional<XmlError> XmlScanner::scan() {
  if (auto misspelt = misspelt_character(tree_.bytes_)) return misspelt;
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreateNS("UTF-8", kBehindSpace),
                                                                       XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  parser_ = parser.get();
  XML_SetUserData(parser_, this);
  XML_SetXmlDeclHandler(parser_, Told::declaration);
  XML_SetStartDoctypeDeclHandler(parser_, Told::doctype);
  XML_SetElementHandler(parser_, Told::start, Told::end);
  XML_SetCharacterDataHandler(parser_, Told::text);
  XML_SetCdataSectionHandler(parser_, Told::cdata, Told::cdata);
  const auto size = static_cast<int>(tree_.bytes_.size());
  if (XML_Parse(parser_, tree_.bytes_.data(), size, XML_TRUE) == XML_STATUS_OK) return std::nullopt;
  if (thrown_) std::rethrow_exception(thrown_);
  if (error_) return error_;
  if (XML_GetErrorCode(parser_) == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
  return XmlError{why_of(XML_GetErrorCode(parser_)), at()};
}

std::size_t XmlScanner::at() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_)); }

std::uint32_t XmlScanner::behind() const {
  return static_cast<std::uint32_t>(at()) + static_cast<std::uint32_t>(XML_GetCurrentByteCount(parser_));
}

void XmlScanner::fail(XmlWhy why) {
  error_ = XmlError{why, at()};
  XML_StopParser(parser_, XML_FALSE);
}

void XmlScanner::open(std::string_view name) {
  if (open_.size() == kDeepestXml) return fail(XmlWhy::too_deep);
  if (++tags_ > kMostTags) return fail(XmlWhy::too_many_tags);
  const std::size_t end_of_space = name.rfind(kBehindSpace);
  const std::string space(end_of_space == std::string_view::npos ? "" : name.substr(0, end_of_space));
  const auto [known, is_new] = spaces_.try_emplace(space, static_cast<std::uint32_t>(tree_.spaces_.size()));
  if (is_new) tree_.spaces_.push_back(space);
  const std::uint32_t parent = open_.empty() ? 0 : open_.back();
  open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size()));
  tree_.nodes_.push_back({static_cast<std::uint32_t>(at()), 0, behind(), 0, parent, 0, known->second, false});
}

void XmlScanner::close() {
  XmlTree::Node& node = tree_.nodes_[open_.back()];
  node.inner_end = static_cast<std::uint32_t>(at());  // of `<a/>` what is behind it
  node.end = behind();
  node.after = static_cast<std::uint32_t>(tree_.nodes_.size());
  open_.pop_back();
}

// Expat tells of a text piece by piece.
void XmlScanner::add_text() {
  const auto from = static_cast<std::uint32_t>(at());
  const auto place = static_cast<std::uint32_t>(tree_.nodes_.size());
  XmlTree::Node& last = tree_.nodes_.back();
  if (last.is_text && last.end == from) {
    last.end = last.inner_end = behind();
  } else {
    tree_.nodes_.push_back({from, behind(), from, behind(), open_.back(), place + 1, 0, true});
  }
}

}  // namespace rbplan
