// Problems as a comment of a pull request, in Markdown.
#pragma once
#include <string>

#include "findings/formats.h"

namespace rbplan {

// At most `content.limit` bytes: the least severe are cut, and it says how many.
std::string render_comment(const FindingsContent& content);

}  // namespace rbplan
