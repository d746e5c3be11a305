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

}  // namespace rbplan
