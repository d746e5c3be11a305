#include "world/progress_line.h"

#include <cstdio>

namespace rbplan {
namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kBetween = std::chrono::milliseconds(100);
constexpr const char* kEraseLine = "\r\x1b[K";  // ECMA-48 8.3.41, EL

}  // namespace

ProgressLine::ProgressLine(bool shown, std::function<std::string(std::size_t)> line)
    : shown_(shown), line_(std::move(line)), next_(std::chrono::steady_clock::now() + kPatience) {}

ProgressLine::~ProgressLine() {
  if (drawn_) std::fputs(kEraseLine, stderr);
}

void ProgressLine::one_more() {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kBetween;
  drawn_ = true;
  std::fputs((kEraseLine + line_(done_)).c_str(), stderr);
}

}  // namespace rbplan
