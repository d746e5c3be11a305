// The files that prove something, looked at on disk.
#pragma once
#include <string>
#include <vector>

#include "model/evidence.h"
#include "world/reader.h"

namespace rbplan {

// The pieces of evidence that have a problem, in the order of the records. Files are named from the folder of the
// progress file, and belong into the git work tree that holds it, else into the folder that holds its folder.
std::vector<BadEvidence> look_at_evidence(const Reader& files, const std::string& progress_path,
                                          const Progress& progress);

// The path of a piece of evidence as seen from where the program runs.
std::string evidence_path(const std::string& progress_path, const std::string& file);

}  // namespace rbplan
