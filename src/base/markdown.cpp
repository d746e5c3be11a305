#include "base/markdown.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kNothing = "\xE2\x80\x8B";  // U+200B
constexpr std::size_t kMostTicks = 60;                 // cmark knows no code span behind more than 80

// With so few ticks in a row that they can be fenced, and how many that are.
std::pair<std::string, std::size_t> with_short_runs(std::string_view text) {
  std::string out;
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    if (run == kMostTicks && c == '`') {
      out += kNothing;
      run = 0;
    }
    out += c;
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return {out, longest};
}

bool begins_address(std::string_view text) {
  return text.starts_with("://") || ascii_lower(text.substr(0, 4)) == "www.";
}

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_[]|~";  // CommonMark 2.4
  std::string out;
  const std::string shown = visible_line(text);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      if (kMarkup.find(c) != std::string_view::npos) out += '\\';
      out += c;
      if (c == '@' || c == '#' || begins_address(std::string_view(shown).substr(i))) out += kNothing;
    }
  }
  return out;
}

std::string code_span(std::string_view text) {
  auto [shown, run] = with_short_runs(visible_line(text));
  const bool needs_blanks = shown.empty() || shown.starts_with('`') || shown.ends_with('`') || shown.starts_with(' ');
  if (needs_blanks) shown = ' ' + shown + ' ';
  const std::string ticks(run + 1, '`');
  return ticks + shown + ticks;
}

}  // namespace rbplan
