// Memory for RapidJSON, which does not look whether it got any.
#pragma once
#include <cstddef>
#include <cstdlib>
#include <new>

namespace rbplan {

// An allocator as RapidJSON wants it.
class JsonMemory {
 public:
  static constexpr bool kNeedFree = true;

  void* Malloc(std::size_t size) { return Realloc(nullptr, 0, size); }

  void* Realloc(void* old, std::size_t /*old_size*/, std::size_t size) {
    if (size == 0) {
      Free(old);
      return nullptr;
    }
    void* const got = std::realloc(old, size);
    if (!got) throw std::bad_alloc();
    return got;
  }

  static void Free(void* memory) { std::free(memory); }
};

}  // namespace rbplan
