#include "support/repository.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "world/disk.h"
#include "world/process.h"

namespace rbplan::testing {
namespace {

std::vector<std::string> alone(const std::vector<std::string>& words) {
  std::vector<std::string> all = {"env",
                                  "-u",
                                  "GIT_DIR",
                                  "-u",
                                  "GIT_WORK_TREE",
                                  "-u",
                                  "GIT_INDEX_FILE",
                                  "GIT_CONFIG_NOSYSTEM=1",
                                  "GIT_CONFIG_GLOBAL=/dev/null",
                                  "HOME=/nonexistent",
                                  "GIT_AUTHOR_NAME=Siti",
                                  "GIT_AUTHOR_EMAIL=siti@example.go.id",
                                  "GIT_AUTHOR_DATE=2021-07-09T08:00:00Z",
                                  "GIT_COMMITTER_NAME=Siti",
                                  "GIT_COMMITTER_EMAIL=siti@example.go.id",
                                  "GIT_COMMITTER_DATE=2021-07-09T08:00:00Z"};
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

}  // namespace

TestRepository::TestRepository() {
  std::string name = (std::filesystem::temp_directory_path() / "rbplan-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()));
  folder_ = name;
  git({"init", "-q", "-b", "main"});
}

TestRepository::~TestRepository() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void TestRepository::write(const std::string& path, const std::string& bytes) const {
  std::filesystem::create_directories((folder_ / path).parent_path());
  std::ofstream(folder_ / path, std::ios::binary) << bytes;
}

void TestRepository::remove(const std::string& path) const { REQUIRE(std::filesystem::remove(folder_ / path)); }

std::string TestRepository::git(const std::vector<std::string>& words) const {
  std::vector<std::string> all = {"git", "-C", folder_.string()};
  all.insert(all.end(), words.begin(), words.end());
  const auto printed = read_program(alone(all));
  REQUIRE_MESSAGE(printed.has_value(), "git failed: " << words.front());
  return *printed;
}

void TestRepository::commit(const std::string& subject) const {
  git({"add", "-A"});
  git({"commit", "-q", "--allow-empty", "-m", subject});
}

Outcome TestRepository::run(const std::vector<std::string>& words) const {
  const Disk disk(folder_.string());
  Setting setting;
  setting.files = &disk;
  setting.read_program = [](const auto& arguments) { return read_program(alone(arguments)); };
  setting.feed_program = [](const auto& arguments, const std::string& input) {
    return feed_program(alone(arguments), input);
  };
  return run_words(words, setting);
}

}  // namespace rbplan::testing
