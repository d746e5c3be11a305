#include "session/find.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "model/year.h"
#include "world/folder.h"

namespace rbplan {
namespace {

constexpr std::size_t kDeepestFolder = 64;
constexpr std::string_view kProgressEnding = ".progress.yaml";

bool is_plan_name(std::string_view name, std::string_view ending) {
  if (!name.ends_with(ending)) return false;
  const auto year = year_at_end(name.substr(0, name.size() - ending.size()));
  return year && *year >= kFirstYear && *year <= kLastYear;
}

std::string below(const std::string& folder, const std::string& name) {
  if (folder.empty() || folder == ".") return name;
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

class Search {
 public:
  explicit Search(const Reader& files) : files_(files) {}

  Found found;

  void path(const std::string& path) {
    if (path == kInput) return plan(path);
    switch (files_.kind(path)) {
      case FileKind::folder:
        return folder(path, 0);
      case FileKind::missing:
        found.unread.push_back({path, {ReadError::Why::missing, {}}});
        return;
      case FileKind::pipe:
        return plan(path);
      case FileKind::other:
        found.unread.push_back({path, {ReadError::Why::not_a_file, {}}});
        return;
      case FileKind::file:
        if (const auto plan_path = plan_path_of(path)) return progress(path, *plan_path);
        plan(path);
    }
  }

 private:
  void folder(const std::string& path, std::size_t depth) {
    const auto entries = files_.list(path);
    if (!entries) {
      found.unread.push_back({path, entries.error()});
      return;
    }
    std::string last_plan;  // of this folder
    std::vector<std::pair<std::string, MeantName>> misnamed;
    for (const FolderEntry& entry : *entries) {
      const std::string inside = below(path, entry.name);
      if (entry.name.starts_with(kBeside)) found.left.push_back(inside);
      if (entry.name.starts_with('.')) continue;
      if (entry.kind == FileKind::folder) {
        if (!entry.is_link && depth < kDeepestFolder) folder(inside, depth + 1);
      } else if (is_plan_name(entry.name, ".yaml")) {
        last_plan = entry.name;
        // Only a pipe that is named is waited for.
        entry.kind == FileKind::pipe ? found.unread.push_back({inside, {ReadError::Why::not_a_file, {}}})
                                     : plan(inside);
      } else if (is_plan_name(entry.name, kProgressEnding)) {
        progress(inside, *plan_path_of(inside));
      } else if (auto meant = meant_name(entry.name)) {
        misnamed.emplace_back(inside, std::move(*meant));
      }
    }
    for (auto& [inside, meant] : misnamed) {
      if (meant.name == kProgressEnding) meant.name = last_plan.empty() ? "" : progress_path_of(last_plan);
      if (!meant.name.empty()) add_misnamed(path, inside, meant);
    }
  }

  void add_misnamed(const std::string& folder, const std::string& path, const MeantName& meant) {
    std::string meant_path = below(folder, meant.name);
    const bool is_there = files_.kind(meant_path) == FileKind::file;
    if (meant.why == Misnamed::Why::copy_of_computer && !is_there) return;
    found.misnamed.push_back({path, meant.why, std::move(meant_path), is_there});
  }

  // A progress file stands for its plan.
  void progress(const std::string& path, const std::string& plan_path) {
    if (files_.kind(plan_path) == FileKind::file) return plan(plan_path);
    if (seen_.insert(path).second) found.alone.push_back(path);
  }

  // A plan that is named twice, by one path, by two or by a link, is read once; under the name that its progress has.
  void plan(const std::string& path) {
    const auto [known, is_new] = plans_.emplace(file_of(path), found.plans.size());
    if (is_new) return found.plans.push_back(path);
    std::string& first = found.plans[known->second];
    const std::string records = progress_path_of(path);
    if (path == kInput || files_.kind(records) == FileKind::missing) return;
    if (files_.kind(progress_path_of(first)) == FileKind::missing) {
      first = path;
    } else if (file_of(records) != file_of(progress_path_of(first))) {
      found.plans.push_back(path);  // two records of one plan are for the user to put together
    }
  }

  std::string file_of(const std::string& path) const { return path == kInput ? path : files_.followed(path); }

  const Reader& files_;
  std::map<std::string, std::size_t> plans_;  // of each file, where in found.plans it is
  std::set<std::string> seen_;                // progress files without a plan
};

}  // namespace

Found find_plans(const Reader& files, const std::vector<std::string>& paths) {
  Search search(files);
  for (const std::string& path : paths) search.path(path);
  return std::move(search.found);
}

bool is_piped(const Reader& files, const std::string& path) {
  return path == kInput || files.kind(path) == FileKind::pipe;
}

tl::expected<std::string, ReadError> read_any(const Reader& files, const std::string& path) {
  if (path == kInput) return files.read_input(kLargestFile);
  return is_piped(files, path) ? files.read_pipe(path, kLargestFile) : files.read(path, kLargestFile);
}

std::string progress_path_of(std::string_view plan_path) {
  for (const std::string_view ending : {".yaml", ".yml"}) {
    if (plan_path.ends_with(ending)) plan_path.remove_suffix(ending.size());
  }
  return std::string(plan_path) + std::string(kProgressEnding);
}

std::optional<std::string> plan_path_of(std::string_view progress_path) {
  if (!progress_path.ends_with(kProgressEnding)) return std::nullopt;
  return std::string(progress_path.substr(0, progress_path.size() - kProgressEnding.size())) + ".yaml";
}

std::vector<std::string> plan_paths(const Env& env, const CommandLine& line) {
  std::vector<std::string> paths = line.values("--plan");
  if (!paths.empty()) return paths;
  const std::string variable = env.variable(std::string(kPathVariable)).value_or("");
  if (!variable.empty()) {
    for (const std::string_view path : split(variable, ':')) paths.emplace_back(path);
    return paths;
  }
  std::string up;
  for (std::size_t above = env.files.folders_above() + 1; above-- > 0; up += "../") {
    const std::string folder = up + std::string(kPlansFolder);
    if (env.files.kind(folder) == FileKind::folder) return {folder};
    if (env.files.kind(up + ".git") != FileKind::missing) break;  // what stands above a repository is not of it
  }
  return {};
}

}  // namespace rbplan
