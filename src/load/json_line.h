// One JSON value as a tree of nodes with places: in the usual form, or by RapidJSON's reader, asked after every token
// where it stands.
#pragma once
#include <optional>

#include "load/yaml.h"

namespace rbplan {

constexpr std::size_t kDeepestJson = 16;  // levels; a record needs three

struct JsonLine {
  YamlDocument document;              // JSON is YAML's flow style
  std::optional<Diagnostic> problem;  // then the nodes are not to be used
  bool breaks_off = false;            // the problem is that the text ends too early
};

// Reads the value that begins at `begin`; only blanks stand between it and `end`, where the line ends.
JsonLine read_json_line(const SourceText& source, std::size_t begin, std::size_t end, Reading reading = Reading::quick);

// By RapidJSON, whose reading is the one that counts.
JsonLine read_by_rapidjson(const SourceText& source, std::size_t begin, std::size_t end);

}  // namespace rbplan
