// The files that prove something, looked at on disk.
#pragma once
#include <string>
#include <vector>

#include "model/evidence.h"
#include "query/evidence.h"
#include "session/evidence_copies.h"
#include "session/option.h"
#include "world/reader.h"

namespace rbplan {

// Those of the pieces that have a problem. Files are named from the folder of the
// progress file, and belong into the git work tree that holds it, else into the folder that holds its folder.
std::vector<BadEvidence> look_at_evidence(const Reader& files, const std::string& progress_path,
                                          const std::vector<PieceOfRow>& pieces);

// The paths of the files that look_at_evidence() looks at, as seen from where the program runs; a whole path where the
// progress file is named by one. Addresses are left out.
std::vector<std::string> paths_looked_at(const Reader& files, const std::string& progress_path,
                                         const std::vector<PieceOfRow>& pieces);

// The path of a piece of evidence, by the progress file's.
std::string evidence_path(const std::string& progress_path, const std::string& file);

// A file or an address given as proof, as a record holds it.
struct TakenEvidence {
  Evidence evidence;
  std::uintmax_t size = 0;  // of a file, in bytes
  std::string copied_from = {};
};

// Why it cannot be one.
struct EvidenceRefusal {
  UsageError error;
  bool is_missing = false;  // or cannot be read
};

// `given` is an address, or the path of a file as seen from where the program runs; links are followed. The file must
// be a regular one that holds something, within the folder that look_at_evidence() keeps it in; one that is not is
// copied where there are `copies`. `year` is the plan's.
tl::expected<TakenEvidence, EvidenceRefusal> take_evidence(const Reader& files, const std::string& progress_path,
                                                           const std::string& given, int year, EvidenceCopies* copies,
                                                           const Words& words);

// Around a progress file; links are followed.
struct Surroundings {
  std::string folder;
  std::string kept;  // together with the plan
  bool is_work_tree = false;
};
Surroundings surroundings_of(const Reader& files, const std::string& progress_path);

// Where copies of evidence belong: `YEAR` in the nearest folder `evidence` at or above the plan's, else in one beside
// it.
std::string folder_of_copies(const Reader& files, const std::string& progress_path, int year);

}  // namespace rbplan
