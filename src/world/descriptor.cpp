#include "world/descriptor.h"

#include <unistd.h>

#include <cerrno>

namespace rbplan {

Descriptor::~Descriptor() {
  const int error = errno;  // of what failed before
  close();
  errno = error;
}

int Descriptor::close() {
  const int fd = release();
  return fd < 0 ? 0 : ::close(fd);
}

tl::expected<std::string, int> read_all(int fd, std::size_t expected, std::size_t most) {
  std::string bytes(expected + 1, '\0');  // one more, to see the end in one call
  std::size_t filled = 0;
  for (;;) {
    const ssize_t n = ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tl::unexpected(errno);
    filled += static_cast<std::size_t>(n);
    if (n == 0) break;
    if (filled > most) return tl::unexpected(EFBIG);
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

bool for_each_piece(int fd, const std::function<bool(std::string_view)>& take) {
  std::string piece(kPieceOfFile, '\0');
  for (;;) {
    const ssize_t n = ::read(fd, piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    if (!take(std::string_view(piece).substr(0, static_cast<std::size_t>(n)))) return false;
  }
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace rbplan
