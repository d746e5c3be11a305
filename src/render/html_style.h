// The looks of HTML files.
#pragma once
#include <string>

#include "render/paper.h"

namespace rbplan {

// On pages that stand otherwise than the first one is what has the class `turned`. With what a page that is searched
// has beside other documents.
std::string html_style(Paper paper, bool is_landscape, bool is_searched);

}  // namespace rbplan
