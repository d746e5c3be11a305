// yaml-cpp and all that is known of it: what it says, where it says it, and what it passes over.
#pragma once
#include <optional>

#include "load/refusal.h"
#include "load/yaml.h"

namespace rbplan {

// What yaml-cpp makes of some bytes of a file.
struct ParsedYaml {
  YamlDocument document;  // nodes with their beginnings; what has no end in the bytes is still to be measured
  Problems problems;      // of properties that plans do not use
  std::optional<YamlRefusal> refusal = {};  // where it gave up
  std::optional<Diagnostic> stopped = {};   // where we did
};

ParsedYaml parse_yaml(const SourceText& source);

// An empty value is marked at the next token; a null that is written, at its word.
void measure_nulls(std::string_view bytes, std::vector<YamlNode>& nodes);

// A collection ends with its last node, whose end is known; one in brackets behind the bracket.
void measure_collections(std::string_view bytes, std::vector<YamlNode>& nodes);

// A `%` at a line's start outside quotes: yaml-cpp drops such a line without a word.
void find_directives(const SourceText& source, const YamlDocument& document, Problems& problems);

}  // namespace rbplan
