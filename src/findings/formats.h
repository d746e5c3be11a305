// The list of formats in which problems are written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "findings/text.h"

namespace rbplan {

// Problems, before they have a form.
struct FindingsContent {
  Object envelope;  // what a JSON object begins with
  const std::vector<FileFindings>& files;
  TextStyle style;
  const Words& words;
  std::string_view version;  // of rbplan
  std::string folder;        // in which it works; paths are seen from it
  std::size_t unread;        // how many files could not be read
  std::size_t limit;         // bytes, of formats that take one
};

struct FindingsFormat {
  std::string_view name;
  std::string_view suffix;  // of a file
  std::string_view about;   // a phrase
  std::string (*write)(const FindingsContent& content);
  bool takes_limit = false;
};

using FindingsFormats = std::vector<FindingsFormat>;

// The first one is meant where none is named.
const FindingsFormats& all_findings_formats();

}  // namespace rbplan
