// Whether the edit from a revision to the work tree may be.
#pragma once
#include "check/edits.h"
#include "check/ignore.h"
#include "session/revisions.h"

namespace rbplan {

// The file of a plan that a side has; nothing where it has none.
OpenFile* open_of(const Side& side, const PlanFile* file);

// What remarks of an edit say of its problems; either file may be missing.
class RemarksOfEdit {
 public:
  RemarksOfEdit(const OpenFile* before, const OpenFile* after) : before_(before), after_(after) {}

  bool silence(const EditProblem& one);

 private:
  struct OfFile {
    std::optional<Silenced> now = {};
    std::optional<Silenced> before = {};

    template <class File>  // a plan's or its progress
    bool silence(const File& file, const File* old_file, const EditProblem& one);
  };

  const OpenFile* before_;
  const OpenFile* after_;
  OfFile of_plan_;
  OfFile of_progress_;
};

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
