#include "load/yaml.h"

#include <algorithm>

#include "load/accounting.h"
#include "load/refusal.h"
#include "load/usual.h"
#include "load/yaml_cpp.h"

namespace rbplan {
namespace {

// Gives nodes their spans, and looks for what yaml-cpp passes over.
YamlDocument finished(const SourceText& source, ParsedYaml parsed) {
  YamlDocument& document = parsed.document;
  measure_nulls(source.bytes(), document.nodes);
  find_directives(source, document, parsed.problems);
  document.problems = parsed.problems.take();
  if (parsed.refusal && document.problems.empty()) {
    document.problems.push_back(explain_refusal(source, document.nodes, *parsed.refusal));
  } else if (const auto quote = find_unclosed_quoted(source, document.nodes)) {
    document.problems.push_back(*quote);
  } else if (parsed.stopped) {
    document.problems.push_back(*parsed.stopped);
  }
  account(source, document);
  measure_collections(source.bytes(), document.nodes);
  if (document.problems.empty() && (document.nodes.empty() || document.nodes[0].kind == YamlNode::Kind::null)) {
    document.problems.push_back(
        {Kind::empty_file, {source.bom_length(), source.bom_length()}, {}, HelpLine{Help::begin_with_version, {}}, {}});
  }
  return std::move(document);
}

}  // namespace

bool is_null_word(std::string_view text) { return text == "~" || text == "null" || text == "Null" || text == "NULL"; }

YamlDocument read_by_parser(const SourceText& source) { return finished(source, parse_yaml(source)); }

YamlDocument read_yaml(const SourceText& source, Reading reading) {
  auto usual = read_usual(source);
  if (!usual) return read_by_parser(source);
  if (reading == Reading::checked) usual->misread = find_misread(*usual, read_by_parser(source));
  return std::move(*usual);
}

std::optional<std::size_t> find_misread(const YamlDocument& usual, const YamlDocument& parsed) {
  if (!parsed.problems.empty()) return parsed.problems[0].span.begin;
  const auto [ours, its] =
      std::mismatch(usual.nodes.begin(), usual.nodes.end(), parsed.nodes.begin(), parsed.nodes.end());
  if (ours != usual.nodes.end()) return ours->begin;
  if (its != parsed.nodes.end()) return its->begin;
  const auto [comment, its_comment] =
      std::mismatch(usual.comments.begin(), usual.comments.end(), parsed.comments.begin(), parsed.comments.end());
  if (comment != usual.comments.end()) return comment->begin;
  return its_comment != parsed.comments.end() ? std::optional(its_comment->begin) : std::nullopt;
}

}  // namespace rbplan
