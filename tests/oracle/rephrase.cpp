#include "oracle/rephrase.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace rbplan::testing {
namespace {

constexpr std::string_view kBlanks = " \t";

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_header(std::string_view line) {
  const std::string_view header = line.substr(indentation(line));
  if (!header.starts_with('|') && !header.starts_with('>')) return false;
  const std::size_t end = header.find_first_not_of("+-123456789", 1);
  return end == std::string_view::npos || header[end] == ' ';
}

// `x\ ` and any blanks behind it as `x\x20`. Behind an even number of backslashes the blank is not escaped.
std::string write_out_escaped_blank(const std::string& line) {
  const std::size_t last = line.find_last_not_of(kBlanks);
  if (last == std::string::npos || line[last] != '\\' || line.substr(last + 1, 1) != " ") return line;
  const std::size_t before = line.find_last_not_of('\\', last);
  const std::size_t backslashes = before == std::string::npos ? last + 1 : last - before;
  return backslashes % 2 == 1 ? line.substr(0, last) + "\\x20" : line;
}

// `- \t|` as `- |`.
std::string without_tab_behind_dash(const std::string& line) {
  const std::size_t dash = indentation(line);
  const std::size_t next = line.find_first_not_of(kBlanks, dash + 1);
  const bool has_tab = line.substr(dash, 1) == "-" && line.find('\t', dash) < next;
  if (!has_tab || next == std::string::npos || !is_header(line.substr(next))) return line;
  return line.substr(0, dash) + "- " + line.substr(next);
}

std::string rephrase_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.find_first_not_of(kBlanks) == std::string_view::npos && line.find('\t') != std::string_view::npos) return {};
  return without_tab_behind_dash(write_out_escaped_blank(std::string(line)));
}

void move_header(std::vector<std::string>& lines, std::size_t at) {
  const auto is_text = [](const std::string& line) { return indentation(line) < line.size(); };
  const auto text = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines.end(), is_text);
  if (text == lines.end() || indentation(*text) >= indentation(lines[at])) return;
  lines[at].erase(0, indentation(lines[at]) - indentation(*text));
}

}  // namespace

std::string rephrase(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) lines.push_back(rephrase_line(line));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_header(lines[i])) move_header(lines, i);
  }
  const bool ends_in_blanks = !lines.back().empty() && lines.back().find_first_not_of(' ') == std::string::npos;
  return join(lines, "\n") + (ends_in_blanks ? "\n" : "");
}

}  // namespace rbplan::testing
