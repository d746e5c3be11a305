// SHA-256 (FIPS 180-4), of bytes as they are or as they would be with other line ends.
#pragma once
#include <nettle/sha2.h>

#include "world/reader.h"

namespace rbplan {

class Sha256 {
 public:
  explicit Sha256(LineEnds ends);

  void add(std::string_view bytes);
  std::string digits();  // 64, in lower case; ends the sum

 private:
  void add_as_is(std::string_view bytes);

  sha256_ctx sum_;
  LineEnds ends_;
  bool after_return_ = false;  // a CR was met that may be the first half of a line end
};

}  // namespace rbplan
