// The parts of a docx that hold no text of its document.
#pragma once
#include <string>
#include <string_view>

#include "base/words.h"

namespace rbplan {

// The space that begins every part.
constexpr std::string_view kWordMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string docx_styles(Language language);
std::string docx_settings();
std::string docx_footer(const Words& words);  // `page 1 of 3`

}  // namespace rbplan
