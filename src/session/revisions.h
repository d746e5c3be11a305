// The plans of a revision of git, beside those of the work tree or of another revision.
#pragma once
#include <set>

#include "query/plan_pairs.h"
#include "session/workspace.h"
#include "world/revision.h"

namespace rbplan {

// A revision as git is given it: it says something, and begins with no dash.
std::optional<std::string> read_revision(OptionReader& read, std::string_view long_name);
bool is_fit_revision(OptionReader& read, std::string_view revision);

// The work tree around the folder; an error where git knows none.
Parsed<Repository> repository_of(const Env& env);

// For a revision that git does not know: how to bring it.
UsageError unknown_revision(const Repository& repository, const std::string& revision);

// Where two revisions parted.
struct MergeBase {
  std::string commit;
  std::string name;                         // as people are told: `a` where it is that commit
  std::string tip;                          // the commit of `b`
  std::optional<std::string> merging = {};  // the commit that is being merged, not committed yet
};
Parsed<MergeBase> merge_base_of(const Repository& repository, const std::string& a, const std::string& b);

// One of two sides that are compared: files, and the plans among them that were asked for.
struct Side {
  std::unique_ptr<Reader> files;
  std::string revision;  // as people are told; empty: the work tree
  Workspace workspace = {};
  std::set<std::string> unchanged = {};  // paths of plans that are the same on the other side, and not loaded here
  Workspace elsewhere = {};              // plans found outside the paths asked for, as partners of some inside
  std::string root = {};                 // where two paths are compared, this one's
};

struct SideRequest {
  std::vector<std::string> paths;
  std::string input_name = {};
  LoadOptions options = {};
};

// The files of a commit, not searched yet.
Parsed<Side> side_of_commit(const Env& env, const Repository& repository, const std::string& commit,
                            std::string revision, const std::vector<std::string>& paths);
Side side_of_work_tree(const Env& env);

// The folder of plans that a commit has here or above, where none is asked for and the work tree has none. `top` is the
// way up to the whole work tree.
std::vector<std::string> usual_folder(const Side& side, const std::string& top);

// Of a revision only what is not the same in the work tree, byte for byte, a plan and its progress: the rest is named.
void keep_changed(const Env& env, Side& side, SideRequest& request);

// Finds and loads the plans of a side; paths that it does not have are none of its plans where `may_lack` says so.
void load_side(const Env& env, Side& side, SideRequest request, bool may_lack);

// Plans with their partners. One without a partner on the other side is looked for in all of that side: `top` is the
// path of the whole work tree. Plans that are not `fit` are left out, and so is what bears their path on the other
// side.
using Fit = bool (*)(const OpenFile& file);
inline bool has_no_errors(const OpenFile& file) { return !file.has_errors(); }
std::vector<PlanPair> pair_sides(const Env& env, Side& before, Side& after, const std::string& top, Fit fit);

}  // namespace rbplan
