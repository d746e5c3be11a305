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

// Why the parser gave up at `given_up` with `complaint`, after it had read `nodes`.
Diagnostic explain_refusal(const SourceText& source, const std::vector<YamlNode>& nodes, std::string_view complaint,
                           std::size_t given_up);

}  // namespace rbplan
