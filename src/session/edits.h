// Whether the edit from a revision to the work tree may be.
#pragma once
#include "session/revisions.h"

namespace rbplan {

// The problems of a file that is gone.
struct GoneFile {
  std::string office;  // whose plan it was
  FileFindings findings;
};

// The other side of an edit, and what its problems point to.
struct JudgedEdit {
  Side base;
  std::vector<std::unique_ptr<SourceText>> sources;
  std::vector<GoneFile> gone;
  std::vector<std::unique_ptr<OpenProgress>> read;  // as parents of merges had them
};

// The plans of the merge base of `revision` and HEAD, loaded as far as they are not the same in the work tree. No
// commit where the revision is all zeros, or HEAD and nothing is committed: then there is no base, and nothing is
// judged.
struct OpenBase {
  std::optional<Repository> repository = {};
  MergeBase commit = {};
  Side side = {};
  std::vector<std::string> alone = {};  // progress files without their plan
};
Parsed<OpenBase> open_base(const Env& env, const std::string& revision, SideRequest request);

// Adds the problems of the edit from the base to those of the files of the work tree.
Parsed<JudgedEdit> judge_edit(const Env& env, Side& work_tree, OpenBase base, const SideRequest& request);

}  // namespace rbplan
