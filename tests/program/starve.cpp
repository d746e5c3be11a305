// Memory that runs out. Linked into the program with --wrap for malloc, calloc and realloc, so that the allocation with
// the number RBPLAN_STARVE fails, and with RBPLAN_STARVE_ON all behind it. With RBPLAN_STARVE_COUNT their number is
// written to standard error at the end. Counting begins where C++ does: without what libc takes before, it ends the
// process itself.
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace {

bool is_begun = false;
std::atomic<unsigned long> made = 0;

unsigned long number_of(const char* name) {
  const char* text = std::getenv(name);
  unsigned long number = 0;
  if (text) std::from_chars(text, text + std::strlen(text), number);
  return number;
}

[[gnu::constructor(101)]] void begin() { is_begun = true; }

bool fails() {
  if (!is_begun) return false;
  static const unsigned long first = number_of("RBPLAN_STARVE");
  static const bool goes_on = std::getenv("RBPLAN_STARVE_ON") != nullptr;
  const unsigned long now = ++made;
  const bool is_missing = first != 0 && (now == first || (goes_on && now > first));
  if (is_missing) errno = ENOMEM;
  return is_missing;
}

struct Count {
  ~Count() {
    if (!std::getenv("RBPLAN_STARVE_COUNT")) return;
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), made.load()).ptr;
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, digits.data(), std::size_t(end - digits.data()));
  }
} count;

}  // namespace

extern "C" {

void* __real_malloc(std::size_t size);
void* __real_calloc(std::size_t count, std::size_t size);
void* __real_realloc(void* old, std::size_t size);

void* __wrap_malloc(std::size_t size) { return fails() ? nullptr : __real_malloc(size); }
void* __wrap_calloc(std::size_t items, std::size_t size) { return fails() ? nullptr : __real_calloc(items, size); }
void* __wrap_realloc(void* old, std::size_t size) { return fails() ? nullptr : __real_realloc(old, size); }
}
