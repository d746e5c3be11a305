// The report that GitLab calls Code Quality.
#pragma once
#include <string>

#include "findings/formats.h"

namespace rbplan {

std::string render_gitlab(const FindingsContent& content);

}  // namespace rbplan
