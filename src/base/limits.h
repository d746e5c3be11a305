// Limits that readers and writers share.
#pragma once
#include <cstddef>

namespace rbplan {

constexpr std::size_t kLargestFileMiB = 32;
constexpr std::size_t kLargestFile = kLargestFileMiB << 20;  // bytes, of a plan and of a progress file

}  // namespace rbplan
