#include "world/revision.h"

#include <charconv>
#include <string_view>

#include "base/text.h"
#include "world/memory.h"

namespace rbplan {
namespace {

struct Blob {
  std::string object;  // its name
  std::string path;    // from the top of the work tree
};

std::string without_line_end(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// `100644 blob OBJECT`, a tab and a path, a zero byte behind each (git-ls-tree(1)); 100755 where it can be executed.
std::vector<Blob> yaml_files(const std::string& listing) {
  std::vector<Blob> blobs;
  for (const std::string_view entry : split(std::string_view(listing), '\0')) {
    const std::size_t tab = entry.find('\t');
    const std::string_view kind = entry.substr(0, entry.rfind(' ', tab));
    const bool is_file = kind == "100644 blob" || kind == "100755 blob";
    if (tab == std::string_view::npos || !is_file || !entry.ends_with(".yaml")) continue;
    blobs.push_back(
        {std::string(entry.substr(kind.size() + 1, tab - kind.size() - 1)), std::string(entry.substr(tab + 1))});
  }
  return blobs;
}

// Of `OBJECT blob SIZE`, a line feed, the bytes and a line feed (git-cat-file(1), BATCH OUTPUT): the bytes, and `at`
// behind them. Nothing where it says anything else.
std::optional<std::string> next_blob(const std::string& told, std::size_t& at) {
  const std::size_t line_end = told.find('\n', at);
  if (line_end == std::string::npos) return std::nullopt;
  const std::string_view head = std::string_view(told).substr(at, line_end - at);
  const std::size_t blank = head.rfind(' ');
  std::size_t size = 0;
  if (blank == std::string_view::npos || head.find(" blob ") == std::string_view::npos) return std::nullopt;
  const char* const end = head.data() + head.size();
  const auto [stop, error] = std::from_chars(head.data() + blank + 1, end, size);
  if (error != std::errc() || stop != end || told.size() - line_end < size + 2) return std::nullopt;
  at = line_end + 1 + size + 1;
  return told.substr(line_end + 1, size);
}

}  // namespace

tl::expected<std::unique_ptr<Reader>, NoRevision> files_of_revision(const Git& git, const std::string& folder,
                                                                    const std::string& revision) {
  const auto prefix = git.read({"git", "-C", folder, "rev-parse", "--show-prefix"});
  if (!prefix) return tl::unexpected(NoRevision::no_work_tree);
  const auto commit =
      git.read({"git", "-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit) return tl::unexpected(NoRevision::unknown);
  const auto listing = git.read({"git", "-C", folder, "ls-tree", "-r", "-z", "--full-tree", without_line_end(*commit)});
  if (!listing) return tl::unexpected(NoRevision::unreadable);
  const std::vector<Blob> blobs = yaml_files(*listing);
  std::string question;
  for (const Blob& one : blobs) question += one.object + '\n';
  const auto told = git.feed({"git", "-C", folder, "cat-file", "--batch"}, question);
  if (!told) return tl::unexpected(NoRevision::unreadable);
  Memory files;
  std::size_t at = 0;
  for (const Blob& one : blobs) {
    auto bytes = next_blob(*told, at);
    if (!bytes) return tl::unexpected(NoRevision::unreadable);
    files.add(one.path, *std::move(bytes));
  }
  return files.in(without_line_end(*prefix));
}

}  // namespace rbplan
