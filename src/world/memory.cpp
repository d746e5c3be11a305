#include "world/memory.h"

#include <filesystem>
#include <limits>

#include "world/sha256.h"

namespace rbplan {
namespace {

std::string as_prefix(std::string folder) {
  if (folder == "." || folder.empty()) return {};
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

}  // namespace

std::unique_ptr<Reader> Memory::in(const std::string& folder) const {
  auto inside = std::make_unique<Memory>(*this);
  inside->prefix_ += as_prefix(folder);
  return inside;
}

// As a path from the root, without `.` and `..`.
std::string Memory::key(const std::string& path) const {
  const std::string whole = path.starts_with('/') ? path.substr(1) : prefix_ + path;
  std::string text = std::filesystem::path('/' + whole).lexically_normal().string().substr(1);
  if (text.ends_with('/')) text.pop_back();
  return text;
}

std::optional<std::string> Memory::resolved(const std::string& path) const {
  return kind(path) == FileKind::missing ? std::nullopt : std::optional(real_path(path));
}

tl::expected<FileDigest, ReadError> Memory::digest(const std::string& path, LineEnds ends) const {
  const auto bytes = read(path, std::numeric_limits<std::size_t>::max());
  if (!bytes) return tl::unexpected(bytes.error());
  Sha256 sum(ends);
  sum.add(*bytes);
  return FileDigest{bytes->size(), sum.digits()};
}

FileKind Memory::kind(const std::string& path) const {
  if (files_->count(key(path)) > 0) return FileKind::file;
  const std::string prefix = as_prefix(key(path));
  const auto first = files_->lower_bound(prefix);
  const bool is_folder = prefix.empty() || (first != files_->end() && first->first.starts_with(prefix));
  return is_folder ? FileKind::folder : FileKind::missing;
}

tl::expected<std::string, ReadError> Memory::read(const std::string& path, std::size_t most) const {
  const auto found = files_->find(key(path));
  if (found == files_->end()) {
    const auto why = kind(path) == FileKind::folder ? ReadError::Why::is_folder : ReadError::Why::missing;
    return tl::unexpected(ReadError{why, {}});
  }
  if (found->second.size() > most) return tl::unexpected(ReadError{ReadError::Why::too_large, {}});
  return found->second;
}

tl::expected<std::string, ReadError> Memory::read_input(std::size_t most) const {
  if (input_.size() > most) return tl::unexpected(ReadError{ReadError::Why::too_large, {}});
  return input_;
}

tl::expected<std::string, ReadError> Memory::read_pipe(const std::string&, std::size_t) const {
  return tl::unexpected(ReadError{ReadError::Why::not_a_file, {}});  // there are none
}

tl::expected<std::vector<FolderEntry>, ReadError> Memory::list(const std::string& folder) const {
  const std::string prefix = as_prefix(key(folder));
  std::map<std::string, FileKind> names;
  for (const auto& [path, bytes] : *files_) {
    if (!path.starts_with(prefix)) continue;
    const std::string rest = path.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    names[rest.substr(0, slash)] = slash == std::string::npos ? FileKind::file : FileKind::folder;
  }
  std::vector<FolderEntry> entries;
  entries.reserve(names.size());
  for (const auto& [name, kind] : names) entries.push_back({name, kind, false});
  return entries;
}

}  // namespace rbplan
