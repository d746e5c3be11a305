#include "session/revisions.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "session/folder.h"
#include "session/shell.h"

namespace rbplan {
namespace {

bool is_commit_name(const std::string& revision) {
  const bool is_long = revision.size() == 40 || revision.size() == 64;
  return is_long && revision.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The line that brings what a revision names: of a remote, of a commit, of a branch that is not here.
std::string fetch_line(const std::string& revision) {
  constexpr std::string_view kRemote = "origin";
  const std::string of_remote = std::string(kRemote) + '/';
  const bool is_name = revision.find_first_of("^~:@{* ") == std::string::npos && revision != "HEAD";
  std::vector<std::string> words = {"git", "fetch", std::string(kRemote)};
  if (revision.starts_with(of_remote) && is_name) {
    words.push_back(revision.substr(of_remote.size()) + ":refs/remotes/" + revision);
  } else if (is_commit_name(revision)) {
    words.push_back(revision);
  } else if (is_name) {
    words.push_back(revision + ':' + revision);
  }
  return shell_line(words);
}

// Paths of the work tree as the files of a commit have them: from `/` where they are given so, links on the way
// followed; what is read from standard input under its name.
std::vector<std::string> inside(const Reader& work_tree, const SideRequest& request) {
  std::vector<std::string> paths;
  for (const std::string& path : request.paths) {
    const bool is_whole = path.starts_with('/');
    paths.push_back(path == kInput ? request.input_name : is_whole ? work_tree.resolved(path).value_or(path) : path);
  }
  return paths;
}

Plans fit_plans(const Workspace& workspace, Fit fit) {
  Plans plans;
  for (const auto& file : workspace.files) {
    const bool is_known = file->plan && file->plan->year.value != 0 && !file->plan->office().empty();
    if (is_known && fit(*file)) plans.push_back(&file->file);
  }
  return plans;
}

std::vector<const OpenFile*> unfit(const Workspace& workspace, Fit fit) {
  std::vector<const OpenFile*> files;
  for (const auto& file : workspace.files) {
    if (!fit(*file)) files.push_back(file.get());
  }
  return files;
}

// What has the place of a file that is not fit, or is of its office and year, is not compared with anything.
void leave_out(Plans& plans, const std::string& root, const Side& other_side, Fit fit) {
  const std::vector<const OpenFile*> others = unfit(other_side.workspace, fit);
  std::erase_if(plans, [&](const PlanFile* plan) {
    return std::any_of(others.begin(), others.end(), [&](const OpenFile* other) {
      return (other->plan && is_same_plan(*other->plan, *plan->plan)) ||
             place_below(other_side.root, other->source.path()) == place_below(root, plan->source->path());
    });
  });
}

bool has_lone(const std::vector<PlanPair>& pairs, const PlanFile* PlanPair::*missing) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const PlanPair& pair) { return !(pair.*missing); });
}

// Loads what the whole side has beside the plans that were asked for.
void load_elsewhere(const Env& env, Side& side, const std::string& top) {
  std::set<std::string> known;
  for (const auto& file : side.workspace.files) known.insert(side.files->real_path(file->source.path()));
  for (const std::string& path : side.unchanged) known.insert(side.files->real_path(path));
  std::vector<std::string> paths = find_plans(*side.files, {top}).plans;
  std::erase_if(paths, [&](const std::string& path) { return known.count(side.files->real_path(path)) > 0; });
  if (!paths.empty()) side.elsewhere = load_plans(with_files(env, *side.files), paths, {}, {.revision = side.revision});
}

}  // namespace

bool is_fit_revision(OptionReader& read, std::string_view revision) {
  const bool is_fit = !is_blank(revision) && !revision.starts_with('-') &&
                      revision.find("..") == std::string_view::npos &&
                      revision.find_first_of(std::string_view("\0\n", 2)) == std::string_view::npos;
  if (!is_fit)
    read.refuse(phrase("`{0}` is no revision", revision),
                phrase("a revision is such as main, HEAD~1 or a commit's name"));
  return is_fit;
}

std::optional<std::string> read_revision(OptionReader& read, std::string_view long_name) {
  auto revision = read.line().value(long_name);
  if (revision && !is_fit_revision(read, *revision)) return std::nullopt;
  return revision;
}

Parsed<Repository> repository_of(const Env& env) {
  auto repository = Repository::at({env.read_program, env.feed_program}, env.files.real_path(""));
  if (!repository)
    return tl::unexpected(
        UsageError{phrase("git knows no work tree here"), phrase("a revision needs a repository, and git")});
  return *std::move(repository);
}

UsageError unknown_revision(const Repository& repository, const std::string& revision) {
  const bool may_be_older = repository.is_shallow() && !is_commit_name(revision);
  const std::string line =
      may_be_older && revision.starts_with("HEAD") ? "git fetch --unshallow" : fetch_line(revision);
  return {phrase("git knows no revision {0}", revision), phrase("if it is elsewhere: {0}", line)};
}

Parsed<MergeBase> merge_base_of(const Repository& repository, const std::string& a, const std::string& b) {
  const auto commits = repository.commits({a, b, "MERGE_HEAD"});
  if (!commits[0]) return tl::unexpected(unknown_revision(repository, a));
  if (!commits[1]) return tl::unexpected(unknown_revision(repository, b));
  auto base = commits[0] == commits[1] ? commits[0] : repository.merge_base(*commits[0], *commits[1]);
  if (!base) {
    return usage_error(phrase("{0} and {1} have no common commit here", a, b),
                       repository.is_shallow() ? phrase("what is older was left out: {0}", "git fetch --unshallow")
                                               : phrase("if it is elsewhere: {0}", fetch_line(a)));
  }
  std::string name = base == commits[0] ? a : repository.short_name(*base);
  return MergeBase{*std::move(base), std::move(name), *commits[1], commits[2]};
}

Parsed<Side> side_of_commit(const Env& env, const Repository& repository, const std::string& commit,
                            std::string revision, const std::vector<std::string>& paths) {
  const std::string top = repository.top() + '/';
  std::vector<std::string> named;
  for (const std::string& path : paths) {
    const std::string real = env.files.followed(path);
    if (real.starts_with(top)) named.push_back(real.substr(top.size()));
  }
  auto files = repository.files(commit, named);
  if (!files) return tl::unexpected(UsageError{phrase("git cannot read the files of {0}", revision), {}});
  return Side{std::move(files), std::move(revision), {}};
}

Side side_of_work_tree(const Env& env) { return {env.files.in(""), {}, {}}; }

std::vector<std::string> usual_folder(const Side& side, const std::string& top) {
  const std::size_t most = top == "." ? 0 : top.size() + 1;
  for (std::string above; above.size() <= most; above += "../") {
    std::string folder = above + std::string(kPlansFolder);
    if (side.files->kind(folder) == FileKind::folder) return {std::move(folder)};
  }
  return {};
}

void keep_changed(const Env& env, Side& side, SideRequest& request) {
  const auto is_same = [&](const std::string& path) {
    const auto before = side.files->read(path, kLargestFile);
    const auto after = env.files.read(path, kLargestFile);
    return before && after ? *before == *after : !before && !after;
  };
  const bool has_input = std::find(request.paths.begin(), request.paths.end(), kInput) != request.paths.end();
  std::vector<std::string> changed;
  for (const std::string& path : find_plans(*side.files, inside(env.files, request)).plans) {
    const bool is_input = has_input && path == request.input_name;
    if (!is_input && is_same(path) && is_same(progress_path_of(path))) {
      side.unchanged.insert(path);
    } else {
      changed.push_back(path);
    }
  }
  request.paths = std::move(changed);
}

void load_side(const Env& env, Side& side, SideRequest request, bool may_lack) {
  if (!side.revision.empty()) request.paths = inside(env.files, request);
  if (may_lack)
    std::erase_if(request.paths, [&](const std::string& path) { return side.files->kind(path) == FileKind::missing; });
  request.options.revision = side.revision;
  side.workspace = load_plans(with_files(env, *side.files), request.paths, request.input_name, request.options);
}

std::vector<PlanPair> pair_sides(const Env& env, Side& before, Side& after, const std::string& top, Fit fit) {
  Plans old_ones = fit_plans(before.workspace, fit);
  Plans new_ones = fit_plans(after.workspace, fit);
  std::erase_if(new_ones, [&](const PlanFile* one) { return before.unchanged.count(one->source->path()) > 0; });
  leave_out(old_ones, before.root, after, fit);
  leave_out(new_ones, after.root, before, fit);
  std::vector<PlanPair> pairs = pair_plans(old_ones, new_ones, {before.root, after.root});
  if (top.empty()) return pairs;
  const auto add_elsewhere = [&](Side& side, const PlanFile* PlanPair::*missing, const PlanFile* PlanPair::*there) {
    if (!has_lone(pairs, missing)) return;
    load_elsewhere(env, side, top);
    const Plans found = fit_plans(side.elsewhere, fit);
    for (PlanPair& pair : pairs) {
      if (pair.*missing) continue;
      for (const PlanFile* one : found) {
        if (is_same_plan(*one->plan, *(pair.*there)->plan) && !(pair.*missing)) pair.*missing = one;
      }
    }
  };
  add_elsewhere(before, &PlanPair::before, &PlanPair::after);
  add_elsewhere(after, &PlanPair::after, &PlanPair::before);
  return pairs;
}

}  // namespace rbplan
