#include "support/files.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace rbplan::testing {

std::filesystem::path source_dir() { return RBPLAN_SOURCE_DIR; }

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> files_in(const std::string& folder, const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / folder)) {
    if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string first_difference(const std::string& expected, const std::string& actual) {
  const auto wanted = split(expected, '\n');
  const auto got = split(actual, '\n');
  std::size_t i = 0;
  while (i < wanted.size() && i < got.size() && wanted[i] == got[i]) ++i;
  const auto line = [&](const auto& lines) {
    return i < lines.size() ? std::string(lines[i]) : std::string("(nothing)");
  };
  return "line " + std::to_string(i + 1) + "\n  expected: " + line(wanted) + "\n  actual:   " + line(got);
}

void check_golden(const std::filesystem::path& golden, const std::string& actual) {
  const std::string expected = read_file(golden);
  if (expected == actual && std::filesystem::exists(golden)) return;
  const char* accept = std::getenv("RBPLAN_ACCEPT");
  const bool accepts = accept && std::string(accept) == "1";
  if (accepts) std::ofstream(golden, std::ios::binary) << actual;
  const std::string next =
      accepts ? "accepted; run again to see it pass" : "RBPLAN_ACCEPT=1 accepts what is printed now";
  FAIL_CHECK(golden.string() << " differs at " << first_difference(expected, actual) << "\n  " << next);
}

}  // namespace rbplan::testing
