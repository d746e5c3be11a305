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
};

struct FindingsFormat {
  std::string_view name;
  std::string_view suffix;  // of a file
  std::string_view about;   // a phrase
  std::string (*write)(const FindingsContent& content);
};

using FindingsFormats = std::vector<FindingsFormat>;

// The first one is meant where none is named.
const FindingsFormats& all_findings_formats();

}  // namespace rbplan
