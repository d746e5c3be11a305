// The keys of one record.
#pragma once
#include "load/shape.h"
#include "model/progress.h"

namespace rbplan {

// A record without its line; nothing where any of it is refused: why goes into the problems of `shape`.
std::optional<Record> read_record(Shape& shape, Node node);

}  // namespace rbplan
