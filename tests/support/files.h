// Files of the source tree, for tests.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace rbplan::testing {

std::filesystem::path source_dir();

std::string read_file(const std::filesystem::path& path);

// The files of a folder of the source tree with that ending, sorted.
std::vector<std::filesystem::path> files_in(const std::string& folder, const std::string& ending);

// Compares `actual` with the golden file and reports a difference. With RBPLAN_ACCEPT=1 in the environment a file
// that differs is rewritten and the difference shown; the check fails all the same, so that accepting never passes.
void check_golden(const std::filesystem::path& golden, const std::string& actual);

// The first line in which two texts differ, for a message.
std::string first_difference(const std::string& expected, const std::string& actual);

}  // namespace rbplan::testing
