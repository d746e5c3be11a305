#include "archive/xml_scanner.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;  // decode() takes no surrogate for a character
}

bool begins_name(char c) {
  return c == '_' || (is_letter_or_digit(c) && !is_digit(c)) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_name(char c) { return begins_name(c) || is_digit(c) || c == '-' || c == '.' || c == ':'; }

// The character that `#65` or `#x41` names; nothing where it names none.
std::optional<char32_t> numbered_character(std::string_view reference) {
  reference.remove_prefix(1);
  const bool is_hex = reference.starts_with('x');
  if (is_hex) reference.remove_prefix(1);
  constexpr std::string_view kDigits = "0123456789abcdef";
  char32_t value = 0;
  for (const char c : ascii_lower(reference)) {
    const std::size_t digit = kDigits.substr(0, is_hex ? 16 : 10).find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * (is_hex ? 16 : 10) + static_cast<char32_t>(digit);
    if (value > 0x10FFFF) return std::nullopt;
  }
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (reference.empty() || is_surrogate || !is_character(value)) return std::nullopt;
  return value;
}

constexpr std::pair<std::string_view, char> kEntities[] = {
    {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};

constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

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
      if (reference.starts_with('#')) append_utf8(out, numbered_character(reference).value_or(U'\uFFFD'));
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

void XmlScanner::fail(Why why, std::size_t at) {
  if (!error_) error_ = XmlError{why, at};
  at_ = bytes_.size();
}

std::optional<XmlError> XmlScanner::scan() {
  check_characters();
  if (error_) return error_;
  read_declaration();
  while (at_ < bytes_.size()) {
    if (bytes_[at_] == '<') {
      read_markup();
    } else {
      read_text();
    }
  }
  if (!error_ && (!open_.empty() || tree_.nodes_.empty())) fail(Why::malformed, bytes_.size());
  return error_;
}

void XmlScanner::check_characters() {
  for (std::size_t at = 0; at < bytes_.size();) {
    at += ascii_run(bytes_.substr(at));
    if (at == bytes_.size()) return;
    const auto [c, length] = decode(bytes_, at);
    if (length == 0) return fail(Why::not_utf8, at);
    if (!is_character(c)) return fail(Why::character, at);
    at += length;
  }
}

void XmlScanner::check_references(std::size_t begin, std::size_t end) {
  const std::string_view text = bytes_.substr(0, end);
  for (std::size_t at = text.find('&', begin); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t closed = text.find(';', at);
    if (closed == std::string_view::npos) return fail(Why::malformed, at);
    const std::string_view reference = text.substr(at + 1, closed - at - 1);
    const bool is_known = std::any_of(std::begin(kEntities), std::end(kEntities),
                                      [&](const auto& entity) { return entity.first == reference; });
    if (reference.starts_with('#') && !numbered_character(reference)) return fail(Why::character, at);
    if (!reference.starts_with('#') && !is_known) return fail(Why::entity, at);
  }
}

void XmlScanner::read_declaration() {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (is_at(kMark)) at_ += kMark.size();
  constexpr std::string_view kDeclaration = "<?xml";
  if (!is_at(kDeclaration) || bytes_.substr(at_ + kDeclaration.size()).find_first_of(kBlanks) != 0) return;
  const std::size_t end = bytes_.find("?>", at_);
  if (end == std::string_view::npos) return fail(Why::malformed, at_);
  const std::string declaration = ascii_lower(bytes_.substr(at_, end - at_));
  constexpr std::string_view kEncoding = "encoding";
  if (const std::size_t encoding = declaration.find(kEncoding); encoding != std::string::npos) {
    std::string_view value = trimmed(std::string_view(declaration).substr(encoding + kEncoding.size()), kBlanks);
    if (value.starts_with('=')) value = trimmed(value.substr(1), kBlanks);
    value = value.substr(0, 1 + value.substr(std::min<std::size_t>(1, value.size())).find_first_of("\"'"));
    if (value.size() < 2 || (value.substr(1) != "utf-8" && value.substr(1) != "us-ascii"))
      return fail(Why::not_utf8, at_ + encoding);
  }
  at_ = end + 2;
}

void XmlScanner::read_markup() {
  if (is_at("</")) return read_end();
  if (++tags_ > kMostTags) return fail(Why::too_many_tags, at_);
  if (is_at("<!--")) return skip_past("<!--", "-->", "--");
  if (is_at(kCdata)) return read_cdata();
  if (is_at("<?")) return skip_instruction();
  if (is_at("<!DOCTYPE")) return fail(Why::doctype, at_);
  read_start();
}

void XmlScanner::skip_instruction() {
  const std::size_t begin = at_;
  at_ += 2;
  if (ascii_lower(name()) == "xml") fail(Why::malformed, begin);
  if (error_) return;
  at_ = begin;
  skip_past("<?", "?>", "");
}

void XmlScanner::skip_past(std::string_view opening, std::string_view closing, std::string_view never) {
  const std::size_t begin = at_ + opening.size();
  const std::size_t end = bytes_.find(closing, begin);
  if (end == std::string_view::npos) return fail(Why::malformed, at_);
  if (!never.empty() && bytes_.find(never, begin) < end) return fail(Why::malformed, at_);
  at_ = end + closing.size();
}

void XmlScanner::read_text() {
  const std::size_t begin = at_;
  const std::size_t end = std::min(bytes_.find('<', begin), bytes_.size());
  const std::string_view text = bytes_.substr(begin, end - begin);
  if (open_.empty()) {
    if (text.find_first_not_of(kBlanks) != std::string_view::npos) return fail(Why::second_root, begin);
    at_ = end;
    return;
  }
  check_references(begin, end);
  if (text.find(kCdataEnd) != std::string_view::npos) fail(Why::malformed, begin);
  if (error_) return;
  at_ = end;
  add_text(begin);
}

void XmlScanner::read_cdata() {
  if (open_.empty()) return fail(Why::second_root, at_);
  const std::size_t begin = at_;
  skip_past(kCdata, kCdataEnd, "");
  if (!error_) add_text(begin);
}

void XmlScanner::add_text(std::size_t begin) {
  const auto from = static_cast<std::uint32_t>(begin);
  const auto to = static_cast<std::uint32_t>(at_);
  const auto place = static_cast<std::uint32_t>(tree_.nodes_.size());
  tree_.nodes_.push_back({from, to, from, to, open_.back(), place + 1, 0, true});
}

void XmlScanner::read_start() {
  const std::size_t begin = at_;
  if (open_.empty() && !tree_.nodes_.empty()) return fail(Why::second_root, begin);
  if (open_.size() == kDeepestXml) return fail(Why::too_deep, begin);
  ++at_;
  const auto [prefix, local] = split_name(name());
  if (error_) return;
  open(begin);
  read_attributes();
  if (error_) return;
  check_attributes(begin);
  const auto space = space_of(prefix);
  if (!space) return fail(Why::malformed, begin);
  if (error_) return;
  XmlTree::Node& node = tree_.nodes_[open_.back()];
  node.space = *space;
  const bool is_closed = bytes_[at_] == '/';
  at_ += is_closed ? 2 : 1;
  node.inner_begin = static_cast<std::uint32_t>(at_);
  if (is_closed) close(at_);
}

void XmlScanner::open(std::size_t begin) {
  const std::uint32_t parent = open_.empty() ? 0 : open_.back();
  open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size()));
  tree_.nodes_.push_back({static_cast<std::uint32_t>(begin), 0, 0, 0, parent, 0, 0, false});
}

void XmlScanner::close(std::size_t inner_end) {
  XmlTree::Node& node = tree_.nodes_[open_.back()];
  node.inner_end = static_cast<std::uint32_t>(inner_end);
  node.end = static_cast<std::uint32_t>(at_);
  node.after = static_cast<std::uint32_t>(tree_.nodes_.size());
  while (!bindings_.empty() && bindings_.back().first == open_.size()) {
    bound_[bindings_.back().second].pop_back();
    bindings_.pop_back();
  }
  open_.pop_back();
}

void XmlScanner::read_end() {
  const std::size_t begin = at_;
  if (open_.empty()) return fail(Why::malformed, begin);
  at_ += 2;
  const std::string_view closed = name();
  skip_blanks();
  const std::size_t opened_at = tree_.nodes_[open_.back()].begin + 1;
  const bool is_same =
      bytes_.substr(opened_at, closed.size()) == closed && !is_in_name(bytes_[opened_at + closed.size()]);
  if (error_ || !is_same || !is_at(">")) return fail(Why::malformed, begin);
  ++at_;
  close(begin);
}

// Up to `>` or `/>`.
void XmlScanner::read_attributes() {
  attributes_.clear();
  while (at_ < bytes_.size()) {
    const bool is_parted = skip_blanks();
    if (is_at(">") || is_at("/>")) return;
    const std::size_t begin = at_;
    const auto [prefix, local] = split_name(name());
    skip_blanks();
    if (error_ || !is_parted || !is_at("=")) return fail(Why::malformed, begin);
    ++at_;
    skip_blanks();
    if (!is_at("\"") && !is_at("'")) return fail(Why::malformed, begin);
    const std::size_t value = at_ + 1;
    const std::size_t end = bytes_.find(bytes_[at_], value);
    if (end == std::string_view::npos || bytes_.find('<', value) < end) return fail(Why::malformed, begin);
    check_references(value, end);
    if (error_) return;
    at_ = end + 1;
    attributes_.push_back({prefix, local});
    const std::string_view uri = bytes_.substr(value, end - value);
    if (prefix == "xmlns") bind(local, uri);
    if (prefix.empty() && local == "xmlns") bind("", uri);
  }
  fail(Why::malformed, bytes_.size());
}

// Names are compared as what their prefixes stand for.
void XmlScanner::check_attributes(std::size_t at) {
  std::vector<std::pair<std::uint32_t, std::string_view>> names;
  for (const Attribute& attribute : attributes_) {
    const bool declares = attribute.prefix == "xmlns";
    const auto space =
        attribute.prefix.empty() || declares ? std::optional<std::uint32_t>(0) : space_of(attribute.prefix);
    if (!space) return fail(Why::malformed, at);
    names.emplace_back(declares ? static_cast<std::uint32_t>(-1) : *space, attribute.name);
  }
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) fail(Why::attribute_twice, at);
}

void XmlScanner::bind(std::string_view prefix, std::string_view uri) {
  std::string known = xml_unescaped(uri);
  const auto [space, is_new] = known_spaces_.try_emplace(known, static_cast<std::uint32_t>(tree_.spaces_.size()));
  if (is_new) tree_.spaces_.push_back(std::move(known));
  bound_[std::string(prefix)].push_back(space->second);
  bindings_.emplace_back(open_.size(), prefix);
}

std::optional<std::uint32_t> XmlScanner::space_of(std::string_view prefix) const {
  const auto found = bound_.find(prefix);
  if (found != bound_.end() && !found->second.empty()) return found->second.back();
  return prefix.empty() || prefix == "xml" ? std::optional<std::uint32_t>(0) : std::nullopt;
}

bool XmlScanner::skip_blanks() {
  const std::size_t begin = at_;
  at_ = std::min(bytes_.find_first_not_of(kBlanks, at_), bytes_.size());
  return at_ > begin;
}

std::string_view XmlScanner::name() {
  const std::size_t begin = at_;
  if (begin >= bytes_.size() || !begins_name(bytes_[begin])) return fail(Why::malformed, begin), std::string_view();
  while (at_ < bytes_.size() && is_in_name(bytes_[at_])) ++at_;
  return bytes_.substr(begin, at_ - begin);
}

std::pair<std::string_view, std::string_view> XmlScanner::split_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  const std::string_view local = name.substr(colon + 1);
  if (local.empty() || !begins_name(local[0]) || local.find(':') != std::string_view::npos) fail(Why::malformed, at_);
  return {name.substr(0, colon), local};
}

}  // namespace rbplan
