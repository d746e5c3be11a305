// A problem as the formats for machines and for forges tell it.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "findings/formats.h"

namespace rbplan {

struct Finding {
  const FileFindings* file;
  const Diagnostic* diagnostic;
  const KindFacts* kind;
  std::string path;  // of its file, as path_in() gives it
  Place begin;
  Place end;  // exclusive

  const SourceText& source() const { return *file->source; }
};

// By file and place.
std::vector<Finding> findings_of(const FindingsContent& content);

// Errors, warnings, notes.
std::vector<Finding> worst_first(std::vector<Finding> findings);

// The path of a file from the working folder, without `.` and needless `..`; one outside stays absolute where it was
// named so.
std::string path_in(const std::string& folder, const std::string& path);

// The file of another place, which may lie in a revision of git and is no location of the work tree then.
const SourceText& source_of(const Finding& finding, const Related& related);

// `PATH:LINE: MESSAGE` of another place, harmless.
std::string said_place(const Finding& finding, const Related& related, const Words& words);

enum class OtherPlaces { all, of_revisions };

// What is wrong on one harmless line: the sentence, the other places of that kind, the help.
std::string sentence(const Finding& finding, OtherPlaces places);

// A short name of a problem that does not change when lines come or go above it. Equal ones are counted.
class Fingerprints {
 public:
  std::string next(const Finding& finding);

 private:
  std::map<std::string, std::size_t> seen_;
};

// `2 errors, 1 note`; empty where there are none.
std::string said_counts(const Counts& counts, const Words& words);

Counts counts_of(const std::vector<FileFindings>& files);

// `2 errors, 1 note in 1 file`, or that there are no problems; and how many files could not be read.
std::string verdict(const FindingsContent& content, const Words& words);

}  // namespace rbplan
