// One JSON value as a tree of nodes with places: RapidJSON's reader, asked after every token where it stands.
#pragma once
#include <optional>

#include "load/yaml.h"

namespace rbplan {

struct JsonLine {
  YamlDocument document;              // JSON is YAML's flow style
  std::size_t end = 0;                // behind the value
  std::optional<Diagnostic> problem;  // then the nodes are not to be used
  bool breaks_off = false;            // the problem is that the text ends too early
};

// Reads the value that begins at `begin`; it ends before `end`, as a line does.
JsonLine read_json_line(const SourceText& source, std::size_t begin, std::size_t end);

}  // namespace rbplan
