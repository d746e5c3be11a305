// What docx and xlsx share (ECMA-376 part 2): parts in a zip, what each is, how they hang together.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"

namespace rbplan {

struct Part {
  std::string name;  // `word/document.xml`
  std::string type;
  std::string bytes;
};

struct CoreProperties {
  std::string_view title;
  std::string_view creator;  // empty: left out
  Language language;
};

// A relationship of a part to another, or to a place outside.
struct Relation {
  std::string_view type;  // the last piece of its URI
  std::string target;
};

// What a part is: of a family `wordprocessingml`, a `footer`.
std::string office_type(std::string_view family, std::string_view part);

// The part of relationships; each is named rId1, rId2... as they come.
std::string relations(const std::vector<Relation>& all);

// The whole file. The first part is the one that is opened, `related` are what it needs, by the names seen from it.
std::string office_file(std::vector<Part> parts, const std::vector<Relation>& related, const CoreProperties& about);

// The space of relationships inside of parts.
constexpr std::string_view kOfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string_view language_tag(Language language);  // `id-ID`

}  // namespace rbplan
