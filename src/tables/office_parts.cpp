#include "tables/office_parts.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "base/calendar.h"
#include "base/text.h"

namespace rbplan {

TableRead<XmlTree> read_part(PackageReader& package, const std::string& name) {
  auto bytes = package.read(name);
  if (!bytes) return table_error(said(bytes.error()));
  auto tree = XmlTree::read(*std::move(bytes));
  if (!tree) return table_error(said(tree.error()), phrase("in its part {0}", name));
  return *std::move(tree);
}

bool says_yes(const XmlNode& node, std::string_view attribute) {
  const auto value = node ? node.attribute(attribute) : std::nullopt;
  return value == "1" || value == "true" || value == "on";
}

bool is_on(const XmlNode& element) { return element && (!element.attribute("val") || says_yes(element, "val")); }

std::uint32_t whole_attribute(const XmlNode& node, std::string_view attribute, std::uint32_t otherwise) {
  const auto value = node.attribute(attribute);
  const auto number = value ? parse_whole(*value) : std::nullopt;
  return number ? static_cast<std::uint32_t>(*number) : otherwise;
}

std::string plain_number(std::string_view stored) {
  const std::string text(stored);
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0' || !std::isfinite(value)) return {};
  std::string digits = fmt::format("{:.15g}", value);
  if (digits.find('e') != std::string::npos) digits = fmt::format("{:.10f}", value);
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  return digits == "-0" ? "0" : digits;
}

bool is_tick_of(std::string_view font, char32_t code) {
  const bool is_second = font == "Wingdings 2";
  if (!font.starts_with("Wingdings")) return false;
  const char32_t low = code & 0xFF;
  return is_second ? low == 0x50 || low == 0x52 : low == 0xFC || low == 0xFE;
}

std::string text_in_font(const std::string& text, const std::string& font) {
  if (!font.starts_with("Wingdings")) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const std::size_t length = std::max<std::size_t>(c.length, 1);
    if (is_tick_of(font, c.value)) {
      out += kTick;
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

void CellText::add(std::string_view text, bool is_struck) {
  if (is_struck && !has_struck()) all_ = kept_;
  (is_struck ? struck_ : kept_) += text;
  if (has_struck()) all_ += text;
}

void CellText::add_line(const CellText& line) {
  const auto add_to = [](std::string& text, const std::string& more) {
    if (!is_blank(more)) text += (text.empty() ? "" : "\n") + more;
  };
  if (line.has_struck() && !has_struck()) all_ = kept_;
  if (has_struck() || line.has_struck()) add_to(all_, line.has_struck() ? line.all_ : line.kept_);
  add_to(kept_, line.kept_);
  add_to(struck_, line.struck_);
}

bool CellText::empty() const { return is_blank(kept_) && is_blank(struck_); }

void CellText::put_before(const std::string& text) {
  if (has_struck()) all_.insert(0, text);
  if (!is_blank(kept_)) kept_.insert(0, text);
}

void CellText::fill(GridCell& cell, const CellPlace& place, GridSheet& sheet) const {
  const bool is_partly_struck = !is_blank(struck_) && !is_blank(kept_);
  cell.is_struck = !is_blank(struck_) && !is_partly_struck;
  cell.text = cell.is_struck ? all_ : kept_;
  if (!is_partly_struck) return;
  GridCell left_out;
  left_out.text = tidy(struck_);
  sheet.unread.push_back({place, phrase("text that is struck through: {0}", shown(left_out))});
}

}  // namespace rbplan
