// Whole paths, asked of the system.
#pragma once
#include <optional>
#include <string>

namespace rbplan {

// Where the process is; nothing where that cannot be told (getcwd(3)).
std::optional<std::string> current_folder();

// The whole path of a file with every link followed; nothing where there is no such file (realpath(3)).
std::optional<std::string> resolved_path(const std::string& path);

}  // namespace rbplan
