// The periods of an indicator, or of a record: `months` or `quarters`, never both.
#pragma once
#include "load/keys.h"

namespace rbplan {

struct Schedule {
  std::vector<Located<Period>> periods;
  bool is_whole = true;  // whether that is all: no item was refused, and one list is given
  Span list;
  Span entry;  // of the list with its key
};

// What is refused goes into the problems of `shape`; where neither is given, months are missing.
Schedule read_schedule(Shape& shape, Keys& keys);

}  // namespace rbplan
