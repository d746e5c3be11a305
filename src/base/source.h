// A file's text with the places in it.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rbplan {

// A half-open range of byte offsets. No file that is read has as many as their type can hold.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr Span() = default;
  constexpr Span(std::size_t from, std::size_t to)
      : begin(static_cast<std::uint32_t>(from)), end(static_cast<std::uint32_t>(to)) {}

  friend bool operator==(const Span&, const Span&) = default;
};

// A value and the bytes it was read from.
template <class T>
struct Located {
  T value{};
  Span span{};
};

struct Place {
  std::size_t line = 1;    // 1-based
  std::size_t column = 1;  // 1-based, counts code points; a byte order mark is not counted
};

class SourceText {
 public:
  // Of a revision of git where one is named.
  SourceText(std::string path, std::string bytes, std::string revision = {});

  const std::string& path() const { return path_; }
  const std::string& revision() const { return revision_; }  // empty: the file lies where its path says
  // How people are told of it: its path, `REVISION:PATH` of one that git has.
  std::string name() const { return revision_.empty() ? path_ : revision_ + ':' + path_; }
  std::string_view bytes() const { return bytes_; }
  std::size_t bom_length() const { return bom_; }

  // Forgets what stands behind the line of a byte. Places up to there stay what they are.
  void keep_up_to(std::size_t offset);

  // The place of a byte; past the end is the end.
  Place place(std::size_t offset) const;

  // The line number of a byte, 1-based; cheaper than its place.
  std::size_t line_of(std::size_t offset) const;

  // The bytes of a line (1-based) without its break and without a byte order mark.
  std::string_view line(std::size_t number) const;

  // The offset of the first byte of a line (1-based), a byte order mark left out.
  std::size_t line_begin(std::size_t number) const;

 private:
  std::string path_;
  std::string bytes_;
  std::string revision_;
  std::size_t bom_ = 0;
  struct Mark {
    std::size_t offset;
    std::size_t column;  // code points from the line's beginning to it
  };

  void mark_long_line(std::size_t begin, std::size_t end);

  std::vector<std::size_t> starts_;  // of each line
  std::vector<Mark> marks_;          // inside long lines, so that a column is not counted over megabytes
};

}  // namespace rbplan
