#include "findings/rdjson.h"

#include <algorithm>

#include "base/json.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

std::string_view rdjson_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::note:
      return "INFO";
  }
  return {};
}

// Columns count bytes.
Object position(const SourceText& source, std::size_t offset, std::size_t line) {
  const std::size_t at = std::min(offset, source.bytes().size());
  const std::size_t begin = source.line_begin(line);
  return {{"line", line}, {"column", std::max(at, begin) - begin + 1}};
}

}  // namespace

std::string render_rdjson(const FindingsContent& content) {
  List diagnostics;
  for (const Finding& one : findings_of(content)) {
    const Span span = one.diagnostic->span;
    const Object range = {{"start", position(one.source(), span.begin, one.begin.line)},
                          {"end", position(one.source(), std::max(span.begin, span.end), one.end.line)}};
    diagnostics.push_back(Object{{"message", sentence(one, OtherPlaces::all)},
                                 {"location", Object{{"path", one.path}, {"range", range}}},
                                 {"severity", rdjson_severity(one.kind->severity)},
                                 {"code", Object{{"value", one.kind->code}}}});
  }
  return to_json(Object{{"source", Object{{"name", "rbplan"}}}, {"diagnostics", std::move(diagnostics)}});
}

}  // namespace rbplan
