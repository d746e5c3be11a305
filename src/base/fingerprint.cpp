#include "base/fingerprint.h"

#include <fmt/format.h>

#include <cstdint>

namespace rbplan {

std::string fingerprint(std::string_view text) {
  constexpr std::uint64_t kOffset = 0xCBF29CE484222325U;
  constexpr std::uint64_t kPrime = 0x100000001B3U;
  constexpr std::uint64_t kTwelveDigits = (std::uint64_t{1} << 48U) - 1;
  std::uint64_t value = kOffset;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * kPrime;
  return fmt::format("{:012x}", value & kTwelveDigits);
}

}  // namespace rbplan
