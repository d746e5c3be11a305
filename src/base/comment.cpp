#include "base/comment.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/markdown.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestText = 1000;  // bytes
constexpr std::string_view kEndOfSection = "\n</details>\n";

std::string beginning_of(const CommentSection& section) {
  return fmt::format("\n<details{}>\n<summary>{}</summary>\n\n", section.is_open ? " open" : "", section.head);
}

struct Shown {
  std::size_t section;
  std::string text;
};

}  // namespace

std::string fitted(const Comment& comment, std::size_t limit) {
  std::string out = fmt::format("<!-- rbplan {} -->\n**{}**\n", comment.command, comment.verdict);
  std::size_t size = out.size();
  const std::size_t room = limit - std::min(limit, comment.cut_line(0).size());
  std::vector<Shown> sections;
  std::size_t shown = 0;
  for (; shown < comment.items.size(); ++shown) {
    const CommentItem& item = comment.items[shown];
    auto section =
        std::find_if(sections.begin(), sections.end(), [&](const Shown& one) { return one.section == item.section; });
    const bool is_new = section == sections.end();
    const std::string text = (is_new ? beginning_of(comment.sections[item.section]) : std::string()) + item.text;
    size += text.size() + (is_new ? kEndOfSection.size() : 0);
    if (size > room) break;
    if (is_new) section = sections.insert(sections.end(), {item.section, {}});
    section->text += text;
  }
  for (const Shown& section : sections) out.append(section.text).append(kEndOfSection);
  if (shown < comment.items.size()) out += comment.cut_line(shown);
  return without_commands(std::move(out));
}

std::string left_out_line(const std::string& what, const Words& words) {
  return '\n' + words.say("left out here, or this would be too long: {0}", what) + '\n';
}

std::string html(std::string text) {
  replace_all(text, "&", "&amp;");
  replace_all(text, "<", "&lt;");
  replace_all(text, ">", "&gt;");
  return text;
}

std::string comment_span(const std::string& text) { return code_span(cut_to(text, kLongestText)); }

}  // namespace rbplan
