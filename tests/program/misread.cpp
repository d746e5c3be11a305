// Readers of the usual form that are wrong, in place of src/load/usual.cpp: of the last value of a file, or of a record,
// they have another end.
#include "load/usual.h"

#include "load/json_line.h"

namespace rbplan {
namespace {

std::optional<YamlDocument> wrong(YamlDocument document) {
  if (document.nodes.empty()) return std::nullopt;
  --document.nodes.back().end;
  return document;
}

}  // namespace

std::optional<YamlDocument> read_usual(const SourceText& source) { return wrong(read_by_parser(source)); }

std::optional<YamlDocument> read_usual_json(const SourceText& source, std::size_t begin, std::size_t end) {
  return wrong(read_by_rapidjson(source, begin, end).document);
}

}  // namespace rbplan
