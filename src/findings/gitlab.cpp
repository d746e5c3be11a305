#include "findings/gitlab.h"

#include "base/json.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::note:
      return "info";
  }
  return {};
}

}  // namespace

std::string render_gitlab(const FindingsContent& content) {
  List list;
  Fingerprints fingerprints;
  for (const Finding& one : findings_of(content)) {
    const Object lines = {{"begin", one.begin.line}, {"end", one.end.line}};
    list.push_back(Object{{"description", sentence(one, OtherPlaces::all)},
                          {"check_name", one.kind->code},
                          {"fingerprint", fingerprints.next(one)},
                          {"severity", gitlab_severity(one.kind->severity)},
                          {"location", Object{{"path", one.path}, {"lines", lines}}}});
  }
  return to_json(list);
}

}  // namespace rbplan
