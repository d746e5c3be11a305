#include "findings/formats.h"

#include "base/json.h"
#include "findings/comment.h"
#include "findings/github.h"
#include "findings/gitlab.h"
#include "findings/json.h"
#include "findings/junit.h"
#include "findings/rdjson.h"
#include "findings/sarif.h"

namespace rbplan {
namespace {

std::string write_text(const FindingsContent& content) {
  return render_text(content.files, content.style, content.words);
}

std::string write_json(const FindingsContent& content) {
  JsonObject document;
  document.add(content.envelope);
  document.add("diagnostics", diagnostics_list(content.files));
  document.add("summary", diagnostics_summary(content.files));
  return std::move(document).text();
}

}  // namespace

const FindingsFormats& all_findings_formats() {
  static const FindingsFormats formats = {
      {"text", ".txt", "for people", write_text},
      {"json", ".json", "one object, with the problems and how many there are", write_json},
      {"github", ".github.txt", "workflow commands, which make annotations on GitHub", render_github},
      {"sarif", ".sarif", "SARIF 2.1.0, as GitHub's code scanning takes it", render_sarif},
      {"gitlab", ".gitlab.json", "the report that GitLab calls Code Quality", render_gitlab},
      {"junit", ".xml", "JUnit's XML: a test a file and rule", render_junit},
      {"rdjson", ".rdjson", "for reviewdog, also on Gitea and Forgejo", render_rdjson},
      {"md", ".md", "a comment of a pull request", render_comment, true},
  };
  return formats;
}

}  // namespace rbplan
