#include "world/sha256.h"

namespace rbplan {

Sha256::Sha256(LineEnds ends) : ends_(ends) { sha256_init(&sum_); }

void Sha256::add_as_is(std::string_view bytes) {
  sha256_update(&sum_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

void Sha256::add(std::string_view bytes) {
  if (ends_ == LineEnds::as_they_are) return add_as_is(bytes);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    if (after_return_ && c != '\n') out += '\r';
    after_return_ = c == '\r';
    if (after_return_) continue;
    if (c == '\n' && ends_ == LineEnds::crlf) out += '\r';
    out += c;
  }
  add_as_is(out);
}

std::string Sha256::digits() {
  if (after_return_) add_as_is("\r");
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&sum_, sizeof digest, digest);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace rbplan
