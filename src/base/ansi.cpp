#include "base/ansi.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kPlainInAddresses = "-._~/";

// All but what RFC 3986, 2.3 leaves unreserved, and the slashes of a path.
// The end of an escape sequence of painted() or linked() that begins at `at`.
std::size_t escape_end(std::string_view text, std::size_t at) {
  const bool is_link = text.substr(at, 2) == "\x1b]";
  const std::size_t end = is_link ? text.find("\x1b\\", at + 1) : text.find('m', at);
  return end == std::string_view::npos ? text.size() : end + (is_link ? 2 : 1);
}

bool stands_as_it_is(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return line.empty() || line[0] == ' ' || (digits > 0 && line.substr(digits).starts_with(" | "));
}

void add_wrapped(std::string& out, std::string_view line, std::size_t columns) {
  std::size_t used = 0;
  for (const std::string_view word : split(line, ' ')) {
    const std::size_t width = display_width(without_escapes(word));
    const bool begins = used == 0;
    if (!begins && used + 1 + width > columns) {
      out += "\n  ";
      used = 2;
    } else if (!begins) {
      out += ' ';
      ++used;
    }
    out += word;
    used += width;
  }
}

}  // namespace

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t escape = std::min(text.find('\x1b', at), text.size());
    out += text.substr(at, escape - at);
    at = escape < text.size() ? escape_end(text, escape) : escape;
  }
  return out;
}

std::string wrap_messages(std::string_view lines, std::size_t columns) {
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = lines.substr(at, end - at);
    const std::string plain = without_escapes(line);
    if (display_width(plain) <= columns || stands_as_it_is(plain)) {
      out += line;
    } else {
      add_wrapped(out, line, columns);
    }
    if (end < lines.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

std::string painted(std::string text, std::string_view code) {
  return code.empty() ? std::move(text) : fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string linked(std::string text, const FilePlace& place, const LinkForm& links) {
  if (links.form.empty()) return text;
  std::string url = links.form;
  replace_all(url, "{host}", percent_encoded(links.host, kPlainInAddresses));
  replace_all(url, "{line}", fmt::format("{}", place.line));
  replace_all(url, "{column}", fmt::format("{}", place.column));
  const bool is_absolute = place.path.starts_with('/');
  replace_all(url, "{path}",
              percent_encoded(is_absolute ? std::string(place.path) : fmt::format("{}/{}", links.folder, place.path),
                              kPlainInAddresses));
  // The id holds the lines of a wrapped text together.
  return fmt::format("\x1b]8;id={}-{};{}\x1b\\{}\x1b]8;;\x1b\\", place.line, place.column, url, text);
}

}  // namespace rbplan
