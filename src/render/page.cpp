#include "render/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::size_t kLeastRight = 30;  // columns; narrower, the right side stands below the left

// What a page shows the output of.
enum class Shows { validate, edit, command };

std::string output_label(Shows shows, const Words& words) {
  switch (shows) {
    case Shows::validate:
      return std::string(words("what rbplan validate says:"));
    case Shows::edit:
      return std::string(words("what rbplan validate --base HEAD says:"));
    case Shows::command:
      return std::string(words("what it says:"));
  }
  return {};
}

// `yaml plans/2021.yaml after indicator.yaml` shows the end of a file, `yaml plans/2021.yaml` a whole one; `before` and
// `after` in the place of `yaml` an edit.
std::string block_label(std::string_view info, Shows shows, const Words& words) {
  const auto parts = split(info, ' ');
  if (info == "command") return std::string(words("the command:"));
  if (parts.size() < 2) return output_label(shows, words);
  const std::string file = parts[0] == "before"  ? words.say("{0} as committed", parts[1])
                           : parts[0] == "after" ? words.say("{0} as edited", parts[1])
                                                 : std::string(parts[1]);
  return parts.size() > 2 ? words.say("{0}, further down:", file) : file + ':';
}

class PageText {
 public:
  PageText(std::size_t columns, const Words& words) : columns_(columns), words_(words) {}

  std::string text(std::string_view page) {
    for (const std::string_view line : split(page.substr(0, page.find_last_not_of('\n') + 1), '\n')) add(line);
    end_paragraph();
    return std::move(out_);
  }

 private:
  void add(std::string_view line) {
    if (line.starts_with("```")) {
      end_paragraph();
      in_block_ = !in_block_;
      if (line == "```command") shows_ = Shows::command;
      if (line.starts_with("```before ")) shows_ = Shows::edit;
      if (in_block_) out_ += fmt::format("{}\n\n", block_label(line.substr(3), shows_, words_));
    } else if (in_block_) {
      out_ += line.empty() ? "\n" : fmt::format("    {}\n", line);
    } else if (line.empty()) {
      end_paragraph();
      out_ += '\n';
    } else if (line.starts_with("    ")) {
      add_indented(line.substr(4));
    } else {
      if (!paragraph_.empty()) paragraph_ += ' ';
      paragraph_ += line.starts_with("# ") ? line.substr(2) : line;
    }
  }

  void add_indented(std::string_view line) {
    const auto [left, right] = split_columns(line);
    if (right.empty()) {
      end_paragraph();
      out_ += fmt::format("  {}\n", line);
    } else {
      pairs_.emplace_back(left, right);
    }
  }

  void end_paragraph() {
    out_ += two_columns(pairs_, columns_);
    pairs_.clear();
    if (paragraph_.empty()) return;
    for (const std::string& line : wrap(paragraph_, columns_)) out_ += line + '\n';
    paragraph_.clear();
  }

  std::size_t columns_;
  const Words& words_;
  std::string out_;
  std::string paragraph_;
  Pairs pairs_;
  bool in_block_ = false;
  Shows shows_ = Shows::validate;
};

}  // namespace

std::string two_columns(const Pairs& pairs, std::size_t columns) {
  std::size_t widest = 0;
  std::size_t widest_right = 0;
  for (const auto& [left, right] : pairs) {
    widest = std::max(widest, display_width(left));
    widest_right = std::max(widest_right, display_width(right));
  }
  const bool below = widest + 4 + std::min(kLeastRight, widest_right) > columns;
  const std::size_t right_at = below ? 6 : widest + 4;
  std::string out;
  for (const auto& [left, right] : pairs) {
    std::string line = "  " + left;
    if (below || right.empty()) {
      out += line + '\n';
      line.clear();
    }
    if (right.empty()) continue;  // it speaks for itself
    for (const std::string& part : wrap(right, columns - right_at)) {
      out += line + std::string(right_at - display_width(line), ' ') + part + '\n';
      line.clear();
    }
  }
  return out;
}

std::string render_page(std::string_view page, std::size_t columns, const Words& words) {
  return PageText(columns, words).text(page);
}

}  // namespace rbplan
