// A form of an office's own, with values in place of its keys: `{{KEY}}`; `{{row.KEY}}` in what is repeated for each
// row of a list, which `{{#LIST}}` names. Everything else in the file stays as it is, byte for byte.
#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/words.h"
#include "render/rows.h"

namespace rbplan {

// What can be filled in.
struct TemplateData {
  Rows head;                // one row: what stands once
  std::vector<Rows> lists;  // the first is meant where none is named
};

// In the language of the words. The message names the place.
struct TemplateError {
  std::string message;
  std::string help = {};  // may be empty
};

// The file, or every error.
using FilledTemplate = tl::expected<std::string, std::vector<TemplateError>>;

FilledTemplate fill_docx(std::string_view bytes, const TemplateData& data, const Words& words);
FilledTemplate fill_xlsx(std::string_view bytes, const TemplateData& data, const Words& words);

}  // namespace rbplan
