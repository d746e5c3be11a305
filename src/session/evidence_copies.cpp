#include "session/evidence_copies.h"

#include <filesystem>

namespace rbplan {
namespace {

// `sk.pdf`, `sk-2.pdf`...
std::string numbered(const std::string& name, int number) {
  if (number == 1) return name;
  const std::filesystem::path path(name);
  return fmt::format("{}-{}{}", path.stem().string(), number, path.extension().string());
}

}  // namespace

EvidenceCopies::~EvidenceCopies() {
  if (is_dry_run_) return;
  for (const auto& [path, digest] : made_) env_.take_back_copy(path, digest);
}

tl::expected<std::string, std::string> EvidenceCopies::copy(const std::string& from, const std::string& name,
                                                            const FileDigest& digest) {
  if (!is_dry_run_) {
    if (auto problem = env_.make_folders(folder_)) return tl::unexpected(*std::move(problem));
  }
  for (int number = 1;; ++number) {
    std::string path = folder_ + '/' + numbered(name, number);
    if (const auto made = made_.find(path); made != made_.end()) {
      if (made->second.sha256 == digest.sha256) return path;
      continue;
    }
    if (env_.files.kind(path) != FileKind::missing) {
      const auto there = env_.files.digest(path, LineEnds::as_they_are);
      if (there && there->sha256 == digest.sha256) return path;
      continue;
    }
    if (is_dry_run_) {
      made_.emplace(path, digest);
      return path;
    }
    const auto copied = env_.copy_file(from, path);
    if (!copied && copied.error().is_taken) continue;
    if (!copied) return tl::unexpected(copied.error().reason);
    made_.emplace(path, *copied);
    if (copied->sha256 != digest.sha256) return tl::unexpected(std::string(env_.words("it changed while it was read")));
    return path;
  }
}

}  // namespace rbplan
