#include "findings/github.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestMessage = 4000;  // bytes; the runner cuts at 4,096 characters

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "notice";
  }
  return {};
}

// As the runner undoes it, `%25` last.
std::string command_data(std::string text) {
  replace_all(text, "%", "%25");
  replace_all(text, "\r", "%0D");
  replace_all(text, "\n", "%0A");
  return text;
}

std::string command_property(std::string text) {
  text = command_data(std::move(text));
  replace_all(text, ":", "%3A");
  replace_all(text, ",", "%2C");
  return visible(text);
}

// The runner drops columns of what stands on several lines; its last column is inclusive.
std::string command_place(const Finding& finding) {
  if (finding.end.line == finding.begin.line) {
    return fmt::format("line={},endLine={},col={},endColumn={}", finding.begin.line, finding.end.line,
                       finding.begin.column, std::max(finding.begin.column, finding.end.column - 1));
  }
  const std::size_t last = finding.end.column > 1 ? finding.end.line : finding.end.line - 1;
  return fmt::format("line={},endLine={}", finding.begin.line, last);
}

}  // namespace

// A forge shows ten of a severity: the worst stand first, and the last line says how many there are.
std::string render_github(const FindingsContent& content) {
  std::string out;
  for (const Finding& one : worst_first(findings_of(content))) {
    out += fmt::format("::{} file={},{},title={}::{}\n", command_of(one.kind->severity), command_property(one.path),
                       command_place(one), one.kind->code,
                       command_data(cut_to(sentence(one, OtherPlaces::all), kLongestMessage)));
  }
  return out + verdict(content, Words()) + '\n';
}

}  // namespace rbplan
