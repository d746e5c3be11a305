// Rows that a question does not need.
#pragma once
#include <map>
#include <mutex>

#include "session/workspace.h"

namespace rbplan {

// Lets go of rows that the question does not need, as soon as a better plan of the same office is there. Which are gone
// at the end does not depend on the order in which plans come: one goes if any plan supersedes it.
class Keeper {
 public:
  explicit Keeper(const LoadOptions& options) : options_(options) {}

  // From any thread.
  void add(OpenFile& file);

 private:
  void let_go(OpenFile& file) const;

  const LoadOptions& options_;
  std::mutex mutex_;
  std::map<std::string, std::vector<OpenFile*>, std::less<>> offices_;
};

}  // namespace rbplan
