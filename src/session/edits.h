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

// Adds the problems of the edit from the merge base of `revision` and HEAD to those of the files of the work tree.
// Where the revision is all zeros, or HEAD and nothing is committed, there is no base, and nothing is judged.
Parsed<JudgedEdit> judge_edit(const Env& env, Side& work_tree, const std::string& revision, const SideRequest& request);

}  // namespace rbplan
