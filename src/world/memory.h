// Files in memory, for tests and for the examples of explanation pages.
#pragma once
#include <map>

#include "world/reader.h"

namespace rbplan {

class Memory : public Reader {
 public:
  // Paths have `/` between folders, which exist by being named, and start from the root, without its `/`.
  explicit Memory(std::map<std::string, std::string> files = {})
      : files_(std::make_shared<std::map<std::string, std::string>>(std::move(files))) {}

  void add(const std::string& path, std::string bytes) { (*files_)[key(path)] = std::move(bytes); }

  void set_input(std::string bytes) { input_ = std::move(bytes); }

  std::unique_ptr<Reader> in(const std::string& folder) const override;
  std::string real_path(const std::string& path) const override { return '/' + key(path); }
  std::optional<std::string> resolved(const std::string& path) const override;
  tl::expected<FileDigest, ReadError> digest(const std::string& path, LineEnds ends) const override;
  FileKind kind(const std::string& path) const override;
  tl::expected<std::string, ReadError> read(const std::string& path, std::size_t most) const override;
  tl::expected<std::string, ReadError> read_input(std::size_t most) const override;
  tl::expected<std::string, ReadError> read_pipe(const std::string& path, std::size_t most) const override;
  tl::expected<std::vector<FolderEntry>, ReadError> list(const std::string& folder) const override;
  std::size_t folders_above() const override { return 0; }

 private:
  std::string key(const std::string& path) const;

  std::shared_ptr<std::map<std::string, std::string>> files_;  // shared by the readers that in() makes
  std::string prefix_;                                         // of the folder that paths start from
  std::string input_;
};

}  // namespace rbplan
