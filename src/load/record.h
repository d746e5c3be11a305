// The keys of one record.
#pragma once
#include "load/shape.h"
#include "model/progress.h"

namespace rbplan {

// A record without its line. What is refused goes into the problems of `shape`; such a record is not to be used.
Record read_record(Shape& shape, Node node);

}  // namespace rbplan
