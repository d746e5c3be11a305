// JUnit's XML, with a testcase a file and rule.
#pragma once
#include <string>

#include "findings/formats.h"

namespace rbplan {

std::string render_junit(const FindingsContent& content);

}  // namespace rbplan
