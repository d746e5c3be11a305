#include "base/parallel.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace rbplan {

std::size_t cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<std::size_t>(std::max(CPU_COUNT(&set), 1));
}

void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work) {
  on_cores(count > 1 ? cores() : 1, count, work);
}

void on_cores(std::size_t threads, std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr thrown;
  std::mutex mutex;
  const auto take_some = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      thrown = std::current_exception();
    }
  };
  std::vector<std::jthread> others;
  try {
    for (std::size_t i = 1; i < count && i < threads; ++i) others.emplace_back(take_some);
  } catch (const std::system_error&) {  // no further thread is to be had: those that there are do the work
  }
  take_some();
  others.clear();  // joins them
  if (thrown) std::rethrow_exception(thrown);
}

void on_cores_for(std::size_t rows, std::size_t count, const std::function<void(std::size_t)>& work) {
  on_cores(rows >= kManyRows ? cores() : 1, count, work);
}

}  // namespace rbplan
