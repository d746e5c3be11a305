#include "findings/comment.h"

#include <fmt/format.h>

#include <map>

#include "base/comment.h"
#include "base/text.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

CommentSection section_of(const Finding& worst, const Words& words) {
  return {fmt::format("<code>{}</code>: {}", html(visible(worst.path)), said_counts(counts_of({*worst.file}), words)),
          worst.kind->severity == Severity::error};
}

std::string item(const Finding& finding, const Words& words) {
  std::string out =
      fmt::format("- `{}:{}` **{}[{}]**: {}", finding.begin.line, finding.begin.column, word_of(finding.kind->severity),
                  finding.kind->code, comment_span(message(*finding.diagnostic, words)));
  const auto add = [&](std::string_view label, const std::string& text) {
    out += fmt::format("\\\n  {} {}", words(label), comment_span(text));
  };
  for (const Related& related : finding.diagnostic->related) add("note:", said_place(finding, related, words));
  if (finding.diagnostic->help) add("help:", message(*finding.diagnostic->help, words));
  return out + '\n';
}

// The findings behind `first`, as the files have them.
std::vector<FileFindings> rest_of(const std::vector<Finding>& findings, std::size_t first) {
  std::vector<FileFindings> rest;
  for (std::size_t i = first; i < findings.size(); ++i)
    rest.push_back({findings[i].file->source, {*findings[i].diagnostic}});
  return rest;
}

}  // namespace

std::string render_comment(const FindingsContent& content) {
  const Words& words = content.words;
  const std::vector<Finding> findings = worst_first(findings_of(content));
  Comment comment{"validate", verdict(content, words), {}, {}, [&](std::size_t shown) {
                    return left_out_line(said_counts(counts_of(rest_of(findings, shown)), words), words);
                  }};
  std::map<const FileFindings*, std::size_t> sections;
  for (const Finding& one : findings) {
    const auto [section, is_new] = sections.emplace(one.file, comment.sections.size());
    if (is_new) comment.sections.push_back(section_of(one, words));
    comment.items.push_back({section->second, item(one, words)});
  }
  return fitted(comment, content.limit);
}

}  // namespace rbplan
