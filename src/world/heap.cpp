#include "world/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <thread>

namespace rbplan {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kLargePage = std::size_t{2} << 20;
constexpr int kUsualStep = 128 << 10;
constexpr std::size_t kLargestStep = std::size_t{64} << 20;
constexpr std::size_t kMost = std::size_t{1} << 30;  // that is asked for at once

const auto kFirstThread = std::this_thread::get_id();

std::uintptr_t end_of_heap() { return reinterpret_cast<std::uintptr_t>(::sbrk(0)); }

std::uintptr_t up_to(std::uintptr_t place, std::size_t of) { return (place + of - 1) / of * of; }

// By one piece that no free memory is enough for.
void grow(std::size_t bytes, std::size_t is_free) {
  mallopt(M_TOP_PAD, static_cast<int>(bytes - kPage));
  void* volatile piece = std::malloc(is_free + 1);  // volatile: compilers leave out a pair that does nothing
  std::free(piece);
  mallopt(M_TOP_PAD, kUsualStep);
}

}  // namespace

void set_up_heap() {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
}

void expect_memory(std::size_t bytes) {
  if (std::this_thread::get_id() != kFirstThread)
    return;  // another thread has a heap of its own, so that none waits for the other
  const struct mallinfo2 has = mallinfo2();
  if (has.keepcost >= bytes || bytes > kMost) return;
  // Many files are read one by one: as much as they took so far.
  const std::size_t step = std::clamp(std::min(has.arena, kLargestStep), bytes, kMost);
  const bool is_large = step >= kLargePage;
  const std::uintptr_t from = up_to(end_of_heap(), kPage);
  grow(up_to(from + step, is_large ? kLargePage : kPage) - from, has.fordblks);
  if (end_of_heap() <= from) return;
  ::madvise(reinterpret_cast<void*>(from), end_of_heap() - from, is_large ? MADV_HUGEPAGE : MADV_POPULATE_WRITE);
}

}  // namespace rbplan
