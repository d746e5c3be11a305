// The folder that -C names.
#pragma once
#include <memory>

#include "session/env.h"

namespace rbplan {

// The files as seen from the folder of -C; where one is no folder, its name.
tl::expected<std::unique_ptr<Reader>, std::string> folder_asked(const Env& env, const CommandLine& line);

// The same world with other files.
Env with_files(const Env& env, const Reader& files);

}  // namespace rbplan
