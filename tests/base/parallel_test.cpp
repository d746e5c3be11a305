#include "base/parallel.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace rbplan::testing {
namespace {

TEST_CASE("each piece of work is done once, on whatever thread") {
  for (const std::size_t count : {0u, 1u, 2u, 1000u}) {
    std::vector<std::atomic<int>> done(count);
    on_all_cores(count, [&](std::size_t i) { ++done[i]; });
    for (const auto& times : done) CHECK(times == 1);
  }
  CHECK(cores() >= 1);
}

TEST_CASE("what a thread throws reaches who asked") {
  CHECK_THROWS_AS(on_all_cores(100,
                               [](std::size_t i) {
                                 if (i == 57) throw std::runtime_error("57");
                               }),
                  std::runtime_error);
}

}  // namespace
}  // namespace rbplan::testing
