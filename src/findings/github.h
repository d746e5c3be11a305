// Workflow commands of GitHub's runner, which make annotations.
#pragma once
#include <string>

#include "findings/formats.h"

namespace rbplan {

std::string render_github(const FindingsContent& content);

}  // namespace rbplan
