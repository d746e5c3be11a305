// A file copied under a name that is free: whole or not at all, and never over another.
#pragma once
#include <string>
#include <tl/expected.hpp>

#include "world/reader.h"

namespace rbplan {

struct CopyError {
  bool is_taken = false;  // there is a file of that name
  std::string reason;     // else the system's words; empty where the source changed meanwhile
};

// The size and the SHA-256 of what was copied, which is on disk then. A process that dies leaves nothing of the name.
tl::expected<FileDigest, CopyError> copy_file(const std::string& from, const std::string& to);

// Takes away what copy_file() made, as long as it is what it was.
void take_back_copy(const std::string& path, const FileDigest& copied);

}  // namespace rbplan
