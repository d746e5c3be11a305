#include "findings/sarif.h"

#include <fmt/format.h>

#include <map>

#include "base/json.h"
#include "base/text.h"
#include "diag/explain.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestDescription = 1000;  // what GitHub takes

Object text_object(std::string_view text) { return {{"text", text}}; }

// RFC 3986; a colon too, which would end a scheme.
std::string uri_of(const std::string& path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool is_plain = is_letter_or_digit(c) || std::string_view("/-._~").find(c) != std::string_view::npos;
    uri += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

Object physical_location(const std::string& path, Place begin, Place end) {
  return {{"artifactLocation", Object{{"uri", uri_of(path)}}},
          {"region", Object{{"startLine", begin.line},
                            {"startColumn", begin.column},
                            {"endLine", end.line},
                            {"endColumn", end.column}}}};
}

// `month_out_of_range` as MonthOutOfRange.
std::string rule_name(std::string_view name) {
  std::string out;
  for (const std::string_view word : split(name, '_'))
    out += ascii_upper(word.substr(0, 1)) + std::string(word.substr(1));
  return out;
}

// An explanation page's first paragraph, on one line.
std::string first_paragraph(std::string_view page) {
  page.remove_prefix(std::min(page.find("\n\n"), page.size()));
  page = trimmed(page, "\n");
  std::string text(page.substr(0, page.find("\n\n")));
  replace_all(text, "\n", " ");
  return text;
}

Object rule(const KindFacts& kind) {
  const std::string_view page = explanation_page(kind.code, Language::english).value_or("");
  const std::string_view heading = page.substr(0, page.find('\n'));
  const std::string title(heading.substr(std::min(heading.find(": ") + 2, heading.size())));
  const std::string about = cut_to(first_paragraph(page), kLongestDescription);
  return {{"id", kind.code},
          {"name", rule_name(kind.name)},
          {"shortDescription", text_object(title + '.')},
          {"fullDescription", text_object(about)},
          {"help", Object{{"text", page}, {"markdown", page}}},
          {"defaultConfiguration", Object{{"level", word_of(kind.severity)}}}};
}

List related_locations(const Finding& finding, const std::string& folder) {
  List list;
  for (const Related& related : finding.diagnostic->related) {
    const SourceText& source = source_of(finding, related);
    if (!source.revision().empty()) continue;
    list.push_back(
        Object{{"physicalLocation", physical_location(path_in(folder, source.path()), source.place(related.span.begin),
                                                      source.place(related.span.end))},
               {"message", text_object(visible(message(related, Words())))}});
  }
  return list;
}

}  // namespace

std::string render_sarif(const FindingsContent& content) {
  std::map<std::string_view, std::size_t> index_of;
  List rules;
  List results;
  Fingerprints fingerprints;
  for (const Finding& one : findings_of(content)) {
    const auto [known, is_new] = index_of.emplace(one.kind->code, rules.size());
    if (is_new) rules.push_back(rule(*one.kind));
    Object result = {{"ruleId", one.kind->code},
                     {"ruleIndex", known->second},
                     {"level", word_of(one.kind->severity)},
                     {"message", text_object(sentence(one, OtherPlaces::of_revisions))},
                     {"locations", List{Object{{"physicalLocation", physical_location(one.path, one.begin, one.end)}}}},
                     {"partialFingerprints", Object{{"rbplan/v1", fingerprints.next(one)}}}};
    if (List related = related_locations(one, content.folder); !related.empty())
      result.emplace_back("relatedLocations", std::move(related));
    results.push_back(std::move(result));
  }
  const Object driver = {{"name", "rbplan"}, {"version", content.version}, {"rules", std::move(rules)}};
  const Object run = {
      {"tool", Object{{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  return to_json(
      Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", List{run}}});
}

}  // namespace rbplan
