#include "base/ansi.h"

#include "base/text.h"

#include <fmt/format.h>

namespace rbplan {
namespace {

// All but what RFC 3986, 2.3 leaves unreserved, and the slashes of a path.
std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-._~/").find(c) != std::string_view::npos;
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string painted(std::string text, std::string_view code) {
  return code.empty() ? std::move(text) : fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string linked(std::string text, const FilePlace& place, const LinkForm& links) {
  if (links.form.empty()) return text;
  std::string url = links.form;
  replace_all(url, "{host}", percent_encoded(links.host));
  replace_all(url, "{line}", fmt::format("{}", place.line));
  replace_all(url, "{column}", fmt::format("{}", place.column));
  const bool is_absolute = place.path.starts_with('/');
  replace_all(url, "{path}", percent_encoded(is_absolute ? place.path : links.folder + '/' + place.path));
  // The id holds the lines of a wrapped text together.
  return fmt::format("\x1b]8;id={}-{};{}\x1b\\{}\x1b]8;;\x1b\\", place.line, place.column, url, text);
}

}  // namespace rbplan
