// The keys of one record.
#pragma once
#include "load/shape.h"
#include "model/progress.h"

namespace rbplan {

// Which plan a record is of, where it says so.
struct PlanNamed {
  std::optional<Text> office;
  std::optional<Located<std::int64_t>> year;
};

// A record without its line; nothing where any of it is refused: why goes into the problems of `shape`. It may name its
// plan where that is asked for.
std::optional<Record> read_record(Shape& shape, Node node, PlanNamed* plan = nullptr);

}  // namespace rbplan
