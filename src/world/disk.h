// The machine's files.
#pragma once
#include "world/reader.h"

namespace rbplan {

class Disk : public Reader {
 public:
  // Relative paths start from `folder`; the empty one is the current folder.
  explicit Disk(std::string folder = {}) : folder_(std::move(folder)) {}

  std::unique_ptr<Reader> in(const std::string& folder) const override;
  std::string real_path(const std::string& path) const override;
  std::optional<std::string> resolved(const std::string& path) const override;
  tl::expected<FileDigest, ReadError> digest(const std::string& path, LineEnds ends) const override;
  FileKind kind(const std::string& path) const override;
  tl::expected<std::string, ReadError> read(const std::string& path, std::size_t most) const override;
  tl::expected<std::string, ReadError> read_input(std::size_t most) const override;
  tl::expected<std::string, ReadError> read_pipe(const std::string& path, std::size_t most) const override;
  tl::expected<std::vector<FolderEntry>, ReadError> list(const std::string& folder) const override;
  std::size_t folders_above() const override;

 private:
  std::string full(const std::string& path) const;

  std::string folder_;
};

}  // namespace rbplan
