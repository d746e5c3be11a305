// A document as WordprocessingML (ECMA-376 part 1, 17).
#pragma once
#include <string>

#include "render/document.h"
#include "render/paper.h"

namespace rbplan {

std::string render_docx(const Document& document, Paper paper);

}  // namespace rbplan
