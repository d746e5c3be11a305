#include "findings/json.h"

namespace rbplan {
namespace {

Value related_value(const SourceText& source, const Related& related) {
  const SourceText& other = related.source ? *related.source : source;
  const Place place = other.place(related.span.begin);
  return Object{
      {"path", other.name()}, {"line", place.line}, {"column", place.column}, {"message", message(related, Words())}};
}

Value diagnostic_value(const SourceText& source, const Diagnostic& diagnostic) {
  const Place begin = source.place(diagnostic.span.begin);
  const Place end = source.place(diagnostic.span.end);
  const KindFacts& kind = facts(diagnostic.kind);
  List related;
  for (const Related& one : diagnostic.related) related.push_back(related_value(source, one));
  return Object{
      {"path", source.name()},
      {"line", begin.line},
      {"column", begin.column},
      {"end_line", end.line},
      {"end_column", end.column},
      {"severity", std::string(word_of(kind.severity))},
      {"code", std::string(kind.code)},
      {"message", message(diagnostic, Words())},
      {"help", diagnostic.help ? Value(message(*diagnostic.help, Words())) : Value()},
      {"related", std::move(related)},
  };
}

}  // namespace

List diagnostics_list(const std::vector<FileFindings>& files) {
  List list;
  for (const FileFindings& file : files) {
    for (const Diagnostic& diagnostic : file.diagnostics) list.push_back(diagnostic_value(*file.source, diagnostic));
  }
  return list;
}

Object diagnostics_summary(const std::vector<FileFindings>& files) {
  return {{"errors", count(files, Severity::error)},
          {"warnings", count(files, Severity::warning)},
          {"notes", count(files, Severity::note)},
          {"files", files.size()}};
}

ValueType diagnostic_type() {
  ValueType severity;
  severity.kind = ValueType::Kind::one_of;
  severity.words = all_words<Severity>();
  ValueType code;
  code.pattern = "^RB[1-9][0-9]{2}$";
  const std::vector<ValueType::Member> place = {{"path", {}}, {"line", integer_from(1)}, {"column", integer_from(1)}};
  std::vector<ValueType::Member> related = place;
  related.push_back({"message", {}});
  std::vector<ValueType::Member> members = place;
  members.insert(members.end(), {{"end_line", integer_from(1)},
                                 {"end_column", integer_from(1)},
                                 {"severity", severity},
                                 {"code", code},
                                 {"message", {}},
                                 {"help", or_null({})},
                                 {"related", list_of(object_of(std::move(related)))}});
  return object_of(std::move(members));
}

ValueType diagnostics_summary_type() {
  return object_of({{"errors", integer_from(0)},
                    {"warnings", integer_from(0)},
                    {"notes", integer_from(0)},
                    {"files", integer_from(0)}});
}

}  // namespace rbplan
