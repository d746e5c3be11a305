// A document as one HTML file: no network and no script is needed to read it.
#pragma once
#include <string>

#include "render/document.h"
#include "render/paper.h"

namespace rbplan {

// Told by landmarks, headings and words as well as by looks (WCAG 2.2 AA); prints with its headings on each page.
std::string render_html(const Document& document, Paper paper);

}  // namespace rbplan
