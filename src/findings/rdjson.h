// The Reviewdog Diagnostic Format.
#pragma once
#include <string>

#include "findings/formats.h"

namespace rbplan {

std::string render_rdjson(const FindingsContent& content);

}  // namespace rbplan
