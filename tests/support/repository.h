// A git repository in a folder of its own, which goes with it; git hears of no configuration of the machine.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "support/runs.h"

namespace rbplan::testing {

class TestRepository {
 public:
  TestRepository();
  ~TestRepository();
  TestRepository(const TestRepository&) = delete;
  TestRepository& operator=(const TestRepository&) = delete;

  void write(const std::string& path, const std::string& bytes) const;
  void remove(const std::string& path) const;

  // What git prints; it must succeed.
  std::string git(const std::vector<std::string>& words) const;
  void commit(const std::string& subject = "commit") const;

  Outcome run(const std::vector<std::string>& words) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace rbplan::testing
