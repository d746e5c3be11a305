#include "findings/junit.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

// Controls, which XML 1.0 cannot hold, are visible already; U+FFFE and U+FFFF are not.
std::string xml(std::string text) {
  replace_all(text, "&", "&amp;");
  replace_all(text, "<", "&lt;");
  replace_all(text, ">", "&gt;");
  replace_all(text, "\"", "&quot;");
  replace_all(text, "\xEF\xBF\xBE", "\\ufffe");
  replace_all(text, "\xEF\xBF\xBF", "\\uffff");
  return text;
}

// A file and a rule, or a file in which nothing was found.
struct TestCase {
  std::string name;
  Severity severity = Severity::note;
  std::vector<std::string> lines = {};
};

std::vector<TestCase> cases_of(const FindingsContent& content) {
  std::vector<TestCase> cases;
  const std::vector<Finding> findings = findings_of(content);
  auto next = findings.begin();
  for (const FileFindings& file : content.files) {
    const std::string path = visible(path_in(content.folder, file.source->path()));
    if (file.diagnostics.empty()) cases.push_back({path});
    std::map<std::string_view, TestCase> by_code;
    for (; next != findings.end() && next->file == &file; ++next) {
      TestCase& one = by_code[next->kind->code];
      one.name = fmt::format("{} {}", path, next->kind->code);
      one.severity = next->kind->severity;
      one.lines.push_back(fmt::format("{}:{}:{}: {}[{}]: {}", path, next->begin.line, next->begin.column,
                                      word_of(one.severity), next->kind->code, sentence(*next, OtherPlaces::all)));
    }
    for (auto& [code, one] : by_code) cases.push_back(std::move(one));
  }
  return cases;
}

std::string failure_of(const TestCase& one) {
  const std::string lines = xml(join(one.lines, "\n"));
  std::string in_attribute = lines;
  replace_all(in_attribute, "\n", "&#10;");
  return fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>", word_of(one.severity), in_attribute, lines);
}

}  // namespace

std::string render_junit(const FindingsContent& content) {
  const std::vector<TestCase> cases = cases_of(content);
  std::size_t failures = 0;
  std::string inner;
  for (const TestCase& one : cases) {
    if (!one.lines.empty()) ++failures;
    inner += fmt::format("    <testcase name=\"{}\" classname=\"rbplan\"", xml(one.name));
    inner += one.lines.empty() ? "/>\n" : fmt::format(">{}</testcase>\n", failure_of(one));
  }
  const std::string counts = fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\"", cases.size(), failures);
  return without_commands(
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rbplan validate\" {0}>\n"
                  "  <testsuite name=\"rbplan validate\" {0}>\n{1}  </testsuite>\n</testsuites>\n",
                  counts, inner));
}

}  // namespace rbplan
