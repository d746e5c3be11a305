// Any bytes as a text, as CSV and as TSV.
#include <cstdint>

#include "tables.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const char* name : {"a.txt", "a.csv", "a.tsv"})
    rbplan::fuzzing::import_table(name, std::string(data, data + size));
  return 0;
}
