// Copies of evidence beside the plan's other evidence.
#pragma once
#include <map>

#include "session/env.h"

namespace rbplan {

// Copies files into one folder, which is made where it is missing. Where nothing was recorded of them after all, they
// are taken back; a process that dies leaves them, and the next copy finds and takes them.
class EvidenceCopies {
 public:
  // `folder` is whole, from `/`. A dry run only tells where copies would be.
  EvidenceCopies(const Env& env, std::string folder, bool is_dry_run)
      : env_(env), folder_(std::move(folder)), is_dry_run_(is_dry_run) {}
  ~EvidenceCopies();
  EvidenceCopies(const EvidenceCopies&) = delete;
  EvidenceCopies& operator=(const EvidenceCopies&) = delete;

  const std::string& folder() const { return folder_; }

  // Where the copy of a file is. A file of that name that holds the same is it; beside one that holds something else
  // the copy gets a number: `sk-2.pdf`. An error says what went wrong.
  tl::expected<std::string, std::string> copy(const std::string& from, const std::string& name,
                                              const FileDigest& digest);

  void keep() { made_.clear(); }

 private:
  const Env& env_;
  std::string folder_;
  bool is_dry_run_;
  std::map<std::string, FileDigest> made_;  // in a dry run: would be made
};

}  // namespace rbplan
