// Open files, and reading and writing all of their bytes.
#pragma once
#include <sys/stat.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace rbplan {

constexpr mode_t kNewFileMode = 0666;             // less what the user's mask takes away
constexpr std::size_t kPieceOfFile = 64U << 10U;  // bytes read at once

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  int release() { return std::exchange(fd_, -1); }  // for another to close
  int close();  // 0, or -1 with errno set; the descriptor is gone either way (close(2))

 private:
  int fd_;
};

// The bytes up to the end, `expected` of them perhaps; an error is errno, EFBIG where there are more than `most`.
tl::expected<std::string, int> read_all(int fd, std::size_t expected, std::size_t most);

// All bytes, piece by piece; false where one could not be read, errno says why, or was not taken.
bool for_each_piece(int fd, const std::function<bool(std::string_view)>& take);

// False where not all could be written: errno says why.
bool write_all(int fd, std::string_view bytes);

}  // namespace rbplan
