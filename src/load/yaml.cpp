#include "load/yaml.h"

#include <algorithm>

#include "base/parallel.h"
#include "load/accounting.h"
#include "load/refusal.h"
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

// ---- two halves

// The line nearest to the middle that begins as an item of the list of programs does; nothing where there is none.
std::optional<std::size_t> middle_item(std::string_view bytes) {
  constexpr std::string_view kList = "\nprograms:\n";
  const std::size_t list = bytes.find(kList);
  if (list == std::string_view::npos) return std::nullopt;
  const std::size_t first = list + kList.size();
  const std::size_t dash = bytes.find_first_not_of(' ', first);
  if (dash == std::string_view::npos || bytes.substr(dash, 2) != "- ") return std::nullopt;
  const std::string item = '\n' + std::string(bytes.substr(first, dash + 2 - first));
  const std::size_t middle = first + (bytes.size() - first) / 2;
  const std::size_t before = bytes.rfind(item, middle);
  const std::size_t behind = bytes.find(item, middle);
  const bool has_before = before != std::string_view::npos && before >= first;
  if (behind == std::string_view::npos) return has_before ? std::optional(before + 1) : std::nullopt;
  const bool before_is_nearer = has_before && middle - before <= behind - middle;
  return (before_is_nearer ? before : behind) + 1;
}

// Puts the items of a list that is a document of its own behind those of the list that ends a mapping. False where the
// nodes are not of that form, or where one of them is placed by what follows it.
bool join(YamlDocument& document, YamlDocument&& more) {
  std::vector<YamlNode>& nodes = document.nodes;
  const auto is_block = [](const std::vector<YamlNode>& all, std::size_t i, YamlNode::Kind kind) {
    return i < all.size() && all[i].kind == kind && all[i].style == YamlNode::Style::block;
  };
  if (!is_block(nodes, 0, YamlNode::Kind::mapping) || !is_block(more.nodes, 0, YamlNode::Kind::sequence)) return false;
  std::size_t last = 1;
  while (last < nodes.size() && nodes[last].next < nodes.size()) last = nodes[last].next;
  if (!is_block(nodes, last, YamlNode::Kind::sequence)) return false;
  const auto is_null = [](const YamlNode& node) { return node.kind == YamlNode::Kind::null; };
  if (std::any_of(nodes.begin(), nodes.end(), is_null) || std::any_of(more.nodes.begin(), more.nodes.end(), is_null))
    return false;
  const auto shift = static_cast<std::uint32_t>(nodes.size() - 1);  // the list's own node is left out
  nodes.reserve(nodes.size() + more.nodes.size());
  for (std::size_t i = 1; i < more.nodes.size(); ++i) {
    nodes.push_back(more.nodes[i]);
    nodes.back().next += shift;
  }
  nodes[last].next = static_cast<std::uint32_t>(nodes.size());
  nodes[0].next = nodes[last].next;
  document.decoded.splice(document.decoded.end(), more.decoded);  // which moves no text
  return true;
}

// The document read as two; nothing where that cannot be done, or shows a problem. Whether the parts are the whole is
// not for the place of the cut to promise: the bytes are accounted for as always.
std::optional<YamlDocument> read_halves(const SourceText& source) {
  const std::string_view bytes = source.bytes();
  const auto cut = middle_item(bytes);
  if (!cut) return std::nullopt;
  std::optional<ParsedYaml> second;
  std::optional<ParsedYaml> first;
  on_all_cores(2, [&](std::size_t half) {
    (half == 0 ? first : second)
        .emplace(half == 0 ? parse_yaml(source, 0, *cut) : parse_yaml(source, *cut, bytes.size()));
  });
  if (!first->is_sound() || !second->is_sound()) return std::nullopt;
  if (!join(first->document, std::move(second->document))) return std::nullopt;
  YamlDocument document = finished(source, std::move(*first));
  return document.problems.empty() ? std::optional(std::move(document)) : std::nullopt;
}

}  // namespace

YamlDocument read_yaml(const SourceText& source, bool halves) {
  auto document = halves ? read_halves(source) : std::nullopt;
  if (document) return std::move(*document);
  return finished(source, parse_yaml(source, 0, source.bytes().size()));
}

}  // namespace rbplan
