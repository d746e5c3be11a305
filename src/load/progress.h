// From the bytes of a progress file to records.
//
// The file is YAML of one strict form: comments, blank lines, the two header lines, then behind `- ` one JSON object a
// line. One line a record, so that git's `merge=union` can lose and mix none.
#pragma once
#include "diag/diagnostic.h"
#include "load/yaml.h"
#include "model/progress.h"

namespace rbplan {

struct LoadedProgress {
  Progress progress;                        // the records that could be read
  std::vector<Span> comments;               // each from its `#` to the end of its line
  Diagnostics problems;                     // by place
  std::optional<std::size_t> misread = {};  // as of a document
};

LoadedProgress load_progress(const SourceText& source, Reading reading = Reading::quick);

}  // namespace rbplan
