// Escape sequences for terminals: colour, and links to places in files.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace rbplan {

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";

// `text` with the parameters of SGR (ECMA-48 8.3.117) before it; as it is where `code` is empty.
std::string painted(std::string text, std::string_view code);

// A place in a file, both counted from 1.
struct FilePlace {
  std::string_view path;  // outlives it
  std::size_t line = 1;
  std::size_t column = 1;
};

// How links to files are made.
struct LinkForm {
  std::string form;    // such as `file://{host}{path}`; the words are {path}, {line}, {column}, {host}. Empty: no links
  std::string folder;  // that relative paths start from
  std::string host;
};

// `text` as a link (OSC 8) to the place; as it is where the form is empty.
std::string linked(std::string text, const FilePlace& place, const LinkForm& links);

// Printed text without escape sequences.
std::string without_escapes(std::string_view text);

// Printed messages with those lines wrapped that are wider than `columns`, as wrap() does it, the rest of a message
// hanging under its beginning. A line that begins with a blank or is a line of a file (`22 | year: 2021`) stands as it
// is, and so does a word wider than a line: whoever copies it needs it whole.
std::string wrap_messages(std::string_view lines, std::size_t columns);

}  // namespace rbplan
