// Files as the program sees them: on disk, or in memory for tests.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/words.h"

namespace rbplan {

enum class FileKind { missing, file, folder, pipe, other };  // other: a device, a socket

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::other;  // behind a link: of what it leads to
  bool is_link = false;
};

struct ReadError {
  enum class Why { missing, is_folder, not_a_file, too_large, no_permission, changing, misread, failed } why;
  std::string reason;  // the system's words for `failed`, the number of the line for `misread`
};

// Whether a path ends as those of plans and progress files do.
inline bool is_yaml_name(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

// What a person is told: `does not exist`, `Permission denied`...
std::string reason_text(const ReadError& error, const Words& words);

enum class LineEnds { as_they_are, lf, crlf };

struct FileDigest {
  std::uintmax_t size = 0;  // bytes
  std::string sha256;
};

class Reader {
 public:
  virtual ~Reader() = default;

  // A reader whose relative paths start from `folder`.
  virtual std::unique_ptr<Reader> in(const std::string& folder) const = 0;

  // The whole path of a file, from `/`.
  virtual std::string real_path(const std::string& path) const = 0;

  // The same with every link on the way followed; nothing where there is no such file.
  virtual std::optional<std::string> resolved(const std::string& path) const = 0;

  // The same where there is one, else the whole path.
  std::string followed(const std::string& path) const { return resolved(path).value_or(real_path(path)); }

  // The size and the SHA-256 of a regular file of any size; a path that ends in a link is refused.
  virtual tl::expected<FileDigest, ReadError> digest(const std::string& path, LineEnds ends) const = 0;

  virtual FileKind kind(const std::string& path) const = 0;

  // The bytes of a file of at most `most` bytes.
  virtual tl::expected<std::string, ReadError> read(const std::string& path, std::size_t most) const = 0;

  // As read(), of what is piped into the program.
  virtual tl::expected<std::string, ReadError> read_input(std::size_t most) const = 0;

  // As read(), of a named pipe (`<(...)` of a shell); waits for its writer.
  virtual tl::expected<std::string, ReadError> read_pipe(const std::string& path, std::size_t most) const = 0;

  // The names in a folder without `.` and `..`, sorted by byte.
  virtual tl::expected<std::vector<FolderEntry>, ReadError> list(const std::string& folder) const = 0;

  // How many folders stand above the one that relative paths start from.
  virtual std::size_t folders_above() const = 0;
};

}  // namespace rbplan
