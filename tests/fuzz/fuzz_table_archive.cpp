// Any bytes as an office file.
#include <cstdint>

#include "tables.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rbplan::fuzzing::import_table("a.xlsx", std::string(data, data + size));
  return 0;
}
