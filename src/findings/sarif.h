// SARIF 2.1.0.
#pragma once
#include <string>

#include "findings/formats.h"

namespace rbplan {

std::string render_sarif(const FindingsContent& content);

}  // namespace rbplan
