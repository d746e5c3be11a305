// Work on all cores.
#pragma once
#include <cstddef>
#include <functional>

namespace rbplan {

// How many cores this process may use; at least 1.
std::size_t cores();

// Calls `work` with 0 to `count` - 1, each once, on as many threads as there are cores. What one throws is thrown again
// when all have ended.
void on_all_cores(std::size_t count, const std::function<void(std::size_t i)>& work);

// The same on at most so many threads; on one, in order.
void on_cores(std::size_t threads, std::size_t count, const std::function<void(std::size_t i)>& work);

// As on_all_cores(), on this thread alone where `rows` are fewer than it takes to make threads worth while.
void on_cores_for(std::size_t rows, std::size_t count, const std::function<void(std::size_t i)>& work);

// How many rows make it worth while to start threads for them.
constexpr std::size_t kManyRows = 4096;

}  // namespace rbplan
