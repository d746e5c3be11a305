#include "cli/roff.h"

#include <fmt/format.h>

#include "base/text.h"

namespace rbplan {
namespace {

// A backslash and a minus as such; groff would take others for escapes and hyphens.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '`' || c == '\'') {
      out += c == '`' ? "\\(ga" : "\\(aq";
    } else {
      out += c;
    }
  }
  return out;
}

std::string quoted(std::string_view text) {
  std::string inside = escaped(text);
  for (std::size_t at = inside.find('"'); at != std::string::npos; at = inside.find('"', at + 4))
    inside.replace(at, 1, "\\(dq");
  return '"' + inside + '"';
}

}  // namespace

Roff::Roff(std::string_view title, int section, std::string_view foot, std::string_view manual) {
  macro(fmt::format(".TH {} {} \"\" {} {}", title, section, quoted(foot), quoted(manual)));
}

void Roff::macro(std::string_view line) { out_ += fmt::format("{}\n", line); }

// A line that begins with a dot or a quote would be a macro.
void Roff::line(std::string_view text) {
  const std::string safe = escaped(text);
  out_ += fmt::format("{}{}\n", safe.starts_with('.') ? "\\&" : "", safe);
}

void Roff::section(std::string_view name) { macro(fmt::format(".SH {}", quoted(name))); }
void Roff::subsection(std::string_view name) { macro(fmt::format(".SS {}", quoted(name))); }

void Roff::paragraph(std::string_view text) {
  macro(".PP");
  line(text);
}

void Roff::name_line(std::string_view name, std::string_view what) {
  out_ += fmt::format("{} \\- {}\n", name, escaped(what));
}

void Roff::pair(std::string_view term, std::string_view text) {
  macro(".TP");
  macro(fmt::format(".B {}", quoted(term)));
  line(text);
}

void Roff::code(std::string_view text) {
  macro(".PP");
  macro(".EX");
  for (const std::string_view one : split(text, '\n')) line(std::string(one.empty() ? 0 : 4, ' ') + std::string(one));
  macro(".EE");
}

void Roff::markdown(std::string_view page) {
  std::string text;
  const auto end_paragraph = [&] {
    if (!text.empty()) paragraph(text);
    text.clear();
  };
  bool is_in_block = false;
  std::vector<std::string_view> block;
  for (const std::string_view one : split(page, '\n')) {
    if (one.starts_with("```")) {
      end_paragraph();
      if (is_in_block) code(join(block, "\n"));
      block.clear();
      is_in_block = !is_in_block;
    } else if (is_in_block) {
      block.push_back(one);
    } else if (one.starts_with("    ")) {
      end_paragraph();
      const auto [left, right] = split_columns(one.substr(4));
      if (right.empty()) {
        code(left);
      } else {
        pair(left, right);
      }
    } else if (one.empty() || one.starts_with("# ")) {
      end_paragraph();
    } else {
      text += fmt::format("{}{}", text.empty() ? "" : " ", one);
    }
  }
  end_paragraph();
}

}  // namespace rbplan
