// Command lines that are told, to be typed or copied.
#pragma once
#include <string>
#include <vector>

namespace rbplan {

// Words as a shell reads them back (POSIX, Shell Command Language, 2.2), with a blank between two; visible() changes
// nothing in them.
std::string shell_line(const std::vector<std::string>& words);

}  // namespace rbplan
