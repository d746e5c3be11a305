// A document as GitHub-flavoured Markdown.
#pragma once
#include "render/document.h"

namespace rbplan {

// Text from files stands escaped: it makes no heading, link, mention, reference or HTML.
std::string render_markdown(const Document& document);

}  // namespace rbplan
