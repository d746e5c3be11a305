#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/comment.h"
#include "base/enum_words.h"
#include "base/text.h"
#include "view/changes.h"

namespace rbplan {
namespace {

// What needs a decision first.
int weight(const ListedChange& one) {
  if (one.severity == "error") return 0;
  if (one.severity == "warning") return 1;
  return one.severity == "note" ? 2 : 3;
}

std::string item(const ListedChange& one, const Words& words) {
  const Change& change = *one.change;
  std::string out = "- ";
  if (change.id) out += comment_span(*change.id) + ": ";
  out += comment_span(change_text(one, words));
  if (!one.code.empty()) out += fmt::format(" **{}[{}]**", one.severity, one.code);
  const std::string name = name_of(one);
  if (!name.empty()) out += "\\\n  " + comment_span(name);
  return out + '\n';
}

// Of the plan's head, or of a program; with the plan where there are several.
std::string head_of(const ListedChange& one, bool has_several, const Words& words) {
  std::string head = has_several ? plan_line(*one.change) + ": " : std::string();
  const std::string program = program_line(one);
  head += program.empty() ? std::string(words("the plan's head")) : program;
  return fmt::format("<code>{}</code>", html(visible_line(head)));
}

}  // namespace

std::string diff_comment(const std::vector<ListedChange>& changes, std::size_t skipped, std::size_t limit,
                         const Words& words) {
  std::vector<ListedChange> ordered = by_program(changes);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const ListedChange& a, const ListedChange& b) { return weight(a) < weight(b); });
  const bool has_several = !changes.empty() && changes.front().edit != changes.back().edit;
  std::string verdict = verdict_line(changes, words);
  if (skipped > 0) {
    const std::string left_out =
        words.count(skipped, "{0} plan with errors is not compared", "{0} plans with errors are not compared");
    verdict = changes.empty() ? left_out : verdict + "; " + left_out;
  }
  Comment comment{"diff", std::move(verdict), {}, {}, [&](std::size_t shown) {
                    return left_out_line(words.count(changes.size() - shown, "{0} change", "{0} changes"), words);
                  }};
  std::map<std::pair<const Edit*, std::string>, std::size_t> sections;
  for (const ListedChange& one : ordered) {
    const auto [section, is_new] = sections.emplace(std::pair(one.edit, program_line(one)), sections.size());
    if (is_new) comment.sections.push_back({head_of(one, has_several, words), weight(one) < 2});
    comment.items.push_back({section->second, item(one, words)});
  }
  return fitted(comment, limit);
}

}  // namespace rbplan
