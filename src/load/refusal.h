// What is wrong with YAML that yaml-cpp refuses or that plans do not use, in our words and at the right place.
//
// yaml-cpp keeps the place where its scanner gave up, which is often behind the mistake: a quote that is never closed
// is met at the next quote, a missing colon at the next one.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "load/yaml.h"

namespace rbplan {

constexpr std::size_t kDeepestYaml = 24;            // levels
constexpr std::size_t kMostYamlValues = 2'000'000;  // keys, values and lists

// A problem of the YAML at a place, with its help.
Diagnostic yaml_problem(const SourceText& source, Kind kind, std::size_t at);

// Quoted text whose next line is no deeper than its block: the quote that was meant to end it is missing.
std::optional<Diagnostic> find_unclosed_quoted(const SourceText& source, const std::vector<YamlNode>& nodes);

// Where the parser gave up, and what it complained of.
struct YamlRefusal {
  Kind kind = Kind::unreadable_yaml;
  bool is_behind_block_sign = false;  // at text on the line of the `|` or `>` of a block text
  std::size_t at = 0;
};

// Why the parser gave up after it had read `nodes`.
Diagnostic explain_refusal(const SourceText& source, const std::vector<YamlNode>& nodes, const YamlRefusal& refusal);

}  // namespace rbplan
