#include "findings/comment.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/markdown.h"
#include "base/text.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

constexpr std::string_view kFirstLine = "<!-- rbplan validate -->\n";  // by which a comment is found and replaced
constexpr std::size_t kLongestText = 1000;                             // bytes; the file has the rest
constexpr std::string_view kEndOfFile = "\n</details>\n";

std::string html(std::string text) {
  replace_all(text, "&", "&amp;");
  replace_all(text, "<", "&lt;");
  replace_all(text, ">", "&gt;");
  return text;
}

std::string beginning_of_file(const Finding& first, const Words& words) {
  const bool is_open = first.kind->severity == Severity::error;
  return fmt::format("\n<details{}>\n<summary><code>{}</code>: {}</summary>\n\n", is_open ? " open" : "",
                     html(visible(first.path)), said_counts(counts_of({*first.file}), words));
}

std::string span_of(const std::string& text) { return code_span(cut_to(text, kLongestText)); }

std::string item(const Finding& finding, const Words& words) {
  std::string out =
      fmt::format("- `{}:{}` **{}[{}]**: {}", finding.begin.line, finding.begin.column, word_of(finding.kind->severity),
                  finding.kind->code, span_of(message(*finding.diagnostic, words)));
  const auto add = [&](std::string_view label, const std::string& text) {
    out += fmt::format("\\\n  {} {}", words(label), span_of(text));
  };
  for (const Related& related : finding.diagnostic->related) add("note:", said_place(finding, related, words));
  if (finding.diagnostic->help) add("help:", message(*finding.diagnostic->help, words));
  return out + '\n';
}

std::string cut_line(const Counts& counts, const Words& words) {
  return '\n' + words.say("left out here, or this would be too long: {0}", said_counts(counts, words)) + '\n';
}

// The problems of one file that fit, worst first.
struct Section {
  const FileFindings* file;
  std::string text;
};

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
  std::string out = fmt::format("{}**{}**\n", kFirstLine, verdict(content, words));
  std::size_t size = out.size();
  const std::size_t room = content.limit - std::min(content.limit, cut_line(counts_of(content.files), words).size());
  std::vector<Section> sections;
  std::size_t shown = 0;
  for (; shown < findings.size(); ++shown) {
    const Finding& one = findings[shown];
    auto section = std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.file == one.file; });
    const bool is_new = section == sections.end();
    const std::string text = (is_new ? beginning_of_file(one, words) : std::string()) + item(one, words);
    size += text.size() + (is_new ? kEndOfFile.size() : 0);
    if (size > room) break;
    if (is_new) section = sections.insert(sections.end(), {one.file, {}});
    section->text += text;
  }
  for (const Section& section : sections) out.append(section.text).append(kEndOfFile);
  if (shown < findings.size()) out += cut_line(counts_of(rest_of(findings, shown)), words);
  return without_commands(std::move(out));
}

}  // namespace rbplan
