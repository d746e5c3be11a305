// Whether an edit may be: what was enacted changes by an amendment, what was recorded never.
#pragma once
#include "diag/diagnostic.h"
#include "query/changes.h"

namespace rbplan {

// Where a problem of an edit stands: in a file as it is now, or at the beginning of one that is gone.
enum class EditedFile { plan, progress, plan_that_is_gone, progress_that_is_gone };

struct EditProblem {
  EditedFile where = EditedFile::plan;
  Diagnostic problem;
  std::vector<std::size_t> changes;    // of the edit, that it is told of; none: of a row that only follows another
  std::optional<Span> old_place = {};  // of the same key before the edit
};

// Where a progress file begins to be one: at its first line that is neither empty nor a remark.
Span header_of(const SourceText& progress);

// Which parts of an edit are judged: what has errors of its own is mended first.
struct Judged {
  bool plan = true;
  bool records = true;
};

// The problems of an edit, in the order of its changes. A plan without `decree` was a draft, and may change in any way.
std::vector<EditProblem> check_edit(const Edit& edit, Judged judged = {});

}  // namespace rbplan
