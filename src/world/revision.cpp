#include "world/revision.h"

#include <charconv>
#include <filesystem>
#include <map>
#include <string_view>

#include "base/text.h"
#include "world/memory.h"

namespace rbplan {
namespace {

namespace fs = std::filesystem;

struct TreeEntry {
  std::string object;  // its name
  std::string path;    // from the top of the work tree
  bool is_link = false;
};

bool is_wanted(std::string_view path, const std::vector<std::string>& also) {
  if (is_yaml_name(path)) return true;
  for (const std::string& one : also) {
    if (path == one) return true;
  }
  return false;
}

// `100644 blob OBJECT`, a tab and a path, a zero byte behind each (git-ls-tree(1)); 100755 where it can be executed,
// 120000 for a link.
std::vector<TreeEntry> entries_of(const std::string& listing, const std::vector<std::string>& also) {
  std::vector<TreeEntry> entries;
  for (const std::string_view line : split(std::string_view(listing), '\0')) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || !is_wanted(line.substr(tab + 1), also)) continue;
    const auto words = split(line.substr(0, tab), ' ');
    if (words.size() != 3 || words[1] != "blob") continue;
    entries.push_back({std::string(words[2]), std::string(line.substr(tab + 1)), words[0] == "120000"});
  }
  return entries;
}

// Of `OBJECT blob SIZE`, a line feed, the bytes and a line feed (git-cat-file(1), BATCH OUTPUT): the bytes, and `at`
// behind them. One line alone says that there is no such object, or that it is not a blob's.
struct Answers {
  std::string_view told;
  std::size_t at = 0;

  // False where it cannot be understood.
  bool next(std::optional<std::string>& bytes) {
    const std::size_t line_end = told.find('\n', at);
    if (line_end == std::string_view::npos) return false;
    const std::string_view head = told.substr(at, line_end - at);
    at = line_end + 1;
    bytes = std::nullopt;
    if (head.ends_with(" missing") || head.ends_with(" ambiguous")) return true;
    const auto words = split(head, ' ');
    if (words.size() != 3) return false;
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(words[2].data(), words[2].data() + words[2].size(), size);
    if (error != std::errc() || told.size() - at < size + 1) return false;
    if (words[1] == "blob") bytes = std::string(told.substr(at, size));
    at += size + 1;
    return true;
  }
};

}  // namespace

std::optional<Repository> Repository::at(Git git, std::string folder) {
  Repository repository(std::move(git), std::move(folder));
  const auto told = repository.ask({"rev-parse", "--show-toplevel", "--show-prefix"});
  if (!told) return std::nullopt;
  const std::size_t end = told->find('\n');
  repository.top_ = told->substr(0, end);
  if (end != std::string::npos) repository.prefix_ = told->substr(end + 1);
  return repository.top_.empty() ? std::nullopt : std::optional(std::move(repository));
}

std::string Repository::way_up() const {
  std::string way;
  for (const char c : prefix_) way += c == '/' ? "../" : "";
  if (way.empty()) return ".";
  way.pop_back();
  return way;
}

// Neither takes locks, nor starts a program that the repository names, nor fetches what a partial clone lacks.
std::vector<std::string> Repository::command(std::vector<std::string> words) const {
  std::vector<std::string> all = {"git", "--no-optional-locks",  "-c", "core.fsmonitor=false",
                                  "-c",  "protocol.allow=never", "-C", folder_};
  all.insert(all.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
  return all;
}

std::optional<std::string> Repository::ask(std::vector<std::string> words) const {
  auto told = git_.read(command(std::move(words)));
  if (told && told->ends_with('\n')) told->pop_back();
  return told;
}

// A line each of `OBJECT commit SIZE`, or of what was asked and why there is none.
std::vector<std::optional<std::string>> Repository::commits(const std::vector<std::string>& revisions) const {
  std::string question;
  for (const std::string& one : revisions) question += one + "^{commit}\n";
  const std::string told = git_.feed(command({"cat-file", "--batch-check"}), question).value_or("");
  const std::vector<std::string_view> lines = split(std::string_view(told), '\n');
  std::vector<std::optional<std::string>> names(revisions.size());
  for (std::size_t i = 0; i < names.size() && i < lines.size(); ++i) {
    const auto words = split(lines[i], ' ');
    if (words.size() == 3 && words[1] == "commit") names[i] = std::string(words[0]);
  }
  return names;
}

std::string Repository::short_name(const std::string& commit) const {
  return ask({"rev-parse", "--short", "--end-of-options", commit}).value_or(commit);
}

bool Repository::is_shallow() const { return ask({"rev-parse", "--is-shallow-repository"}) == "true"; }

std::optional<std::string> Repository::merge_base(const std::string& a, const std::string& b) const {
  return ask({"merge-base", "--end-of-options", a, b});
}

std::optional<std::vector<Merge>> Repository::merges_between(const std::string& base, const std::string& tip) const {
  const auto told = ask({"rev-list", "--merges", "--parents", "--end-of-options", base + ".." + tip});
  if (!told) return std::nullopt;
  std::vector<Merge> merges;
  for (const std::string_view line : split(std::string_view(*told), '\n')) {
    const auto names = split(line, ' ');
    if (names.size() < 3) continue;
    merges.push_back({std::string(names[0]), {names.begin() + 1, names.end()}});
  }
  return merges;
}

std::vector<std::string> Repository::missing_from(const std::string& commit, const std::string& other) const {
  std::vector<std::string> words = {
      other.empty() ? "diff-index" : "diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=D", commit};
  if (!other.empty()) words.push_back(other);
  const std::string told = ask(std::move(words)).value_or("");
  std::vector<std::string> paths;
  for (const std::string_view path : split(std::string_view(told), '\0')) {
    if (!path.empty()) paths.emplace_back(path);
  }
  return paths;
}

std::optional<std::vector<std::optional<std::string>>> Repository::read_objects(
    const std::vector<std::string>& names) const {
  std::string question;
  for (const std::string& name : names) question += name + '\n';
  const auto told = git_.feed(command({"cat-file", "--batch"}), question);
  if (!told) return std::nullopt;
  std::vector<std::optional<std::string>> out(names.size());
  Answers answers{*told};
  for (auto& bytes : out) {
    if (!answers.next(bytes)) return std::nullopt;
  }
  return out;
}

std::optional<std::vector<std::optional<std::string>>> Repository::read(const std::vector<FileOf>& files) const {
  std::vector<std::string> names;
  for (const FileOf& one : files) names.push_back(one.commit + ':' + one.path);
  return read_objects(names);
}

std::unique_ptr<Reader> Repository::files(const std::string& commit, const std::vector<std::string>& also) const {
  const auto listing = ask({"ls-tree", "-r", "-z", "--full-tree", commit});
  if (!listing) return nullptr;
  const std::vector<TreeEntry> entries = entries_of(*listing, also);
  std::vector<std::string> objects;
  for (const TreeEntry& one : entries) objects.push_back(one.object);
  auto blobs = read_objects(objects);
  if (!blobs) return nullptr;
  std::map<std::string, std::string> bytes;
  std::vector<std::pair<std::string, std::string>> links;  // and what each leads to
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!(*blobs)[i]) return nullptr;
    if (entries[i].is_link) {
      const fs::path target = fs::path(entries[i].path).parent_path() / *(*blobs)[i];
      links.emplace_back(entries[i].path, target.lexically_normal().string());
    } else {
      bytes.emplace(entries[i].path, *std::move((*blobs)[i]));
    }
  }
  for (const auto& [path, target] : links) {
    const auto found = bytes.find(target);
    if (found != bytes.end()) bytes.emplace(path, found->second);
  }
  Memory files;
  for (auto& [path, content] : bytes) files.add(top_ + '/' + path, std::move(content));
  return files.in(top_.substr(1) + '/' + prefix_);
}

}  // namespace rbplan
