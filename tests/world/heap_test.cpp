#include "world/heap.h"

#include <doctest/doctest.h>
#include <malloc.h>

#include <initializer_list>

namespace rbplan {
namespace {

#ifndef RBPLAN_SANITIZED  // which brings a heap of its own

TEST_CASE("memory that is expected is there at once, however much is free in pieces, and not once more") {
  set_up_heap();
  for (const std::size_t bytes : {std::size_t{1} << 16, std::size_t{3} << 20, std::size_t{100} << 20}) {
    expect_memory(bytes);
    const struct mallinfo2 has = mallinfo2();
    CHECK(has.keepcost >= bytes);
    expect_memory(bytes);
    CHECK(mallinfo2().arena == has.arena);
  }
}

#endif

}  // namespace
}  // namespace rbplan
