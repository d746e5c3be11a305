// A line on the terminal that says how far a long task is, and that is gone when it ends.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

namespace rbplan {

// Says nothing within the first second, and nothing at all where it is not `shown`. Threads may report at once.
class ProgressLine {
 public:
  // `line` makes the text of how many are done.
  ProgressLine(bool shown, std::function<std::string(std::size_t done)> line);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void one_more();

 private:
  bool shown_;
  std::function<std::string(std::size_t)> line_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point next_;
  std::size_t done_ = 0;
  bool drawn_ = false;
};

}  // namespace rbplan
