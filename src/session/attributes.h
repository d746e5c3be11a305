// What git must know of plans so that it loses nothing (gitattributes(5)).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "session/env.h"

namespace rbplan {

// The lines that .gitattributes lacks for a progress file, and for a piece of evidence where one is named, as git
// itself says from `folder`: the same may be said in other words, and elsewhere. Nothing where git cannot be asked.
std::optional<std::vector<std::string>> missing_attributes(const Env& env, const std::string& folder,
                                                           const std::string& progress,
                                                           const std::string& evidence = {});

}  // namespace rbplan
