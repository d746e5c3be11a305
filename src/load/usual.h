// YAML in the form that plans are written in, read without the parser, which takes a thousand instructions for a byte.
//
// In the usual form a line says by itself what it is: nothing, a comment, `key: value`, `key:` with deeper lines behind
// it, `- value` or `- key: value`. Keys are lower-case words, in double quotes too within brackets. A value ends on its
// line, and is quoted text with no escapes but \" and \\, bare text that begins with a letter or a digit, or brackets
// around the like. All of it is one mapping, perhaps behind `---`. Whatever else there is, and all that may be a
// mistake, is for the parser to read, and to tell: from here no problem comes.
#pragma once
#include <optional>

#include "load/yaml.h"

namespace rbplan {

// The document, the same as the parser's to the last place; nothing where not all of it is in the usual form.
std::optional<YamlDocument> read_usual(const SourceText& source);

// The JSON value in brackets that begins at `begin` and ends with its line at `end`, likewise.
std::optional<YamlDocument> read_usual_json(const SourceText& source, std::size_t begin, std::size_t end);

}  // namespace rbplan
