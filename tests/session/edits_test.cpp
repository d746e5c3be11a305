// What a merge loses, in a real repository.
#include <doctest/doctest.h>

#include "support/plans.h"
#include "support/repository.h"

namespace rbplan::testing {
namespace {

TEST_CASE("a merge loses a record of one of its parents") {
  const std::string header = "rbplan_progress: 1\nrecords:\n";
  const std::string ours =
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"done\", \"date\": \"2021-01-29\"}\n";
  const std::string theirs =
      "  - {\"indicator\": \"1.1.1.1\", \"months\": [2], \"status\": \"done\", \"date\": \"2021-02-26\"}\n";
  const std::string path = "plans/2021.progress.yaml";
  const TestRepository repository;
  repository.write("plans/2021.yaml", small_plan({"months: [1, 2]"}));
  repository.commit("base");
  repository.git({"checkout", "-q", "-b", "theirs"});
  repository.write(path, header + theirs);
  repository.commit("theirs");
  repository.git({"checkout", "-q", "main"});
  repository.write(path, header + ours);
  repository.commit("ours");
  repository.git({"merge", "-q", "-s", "ours", "-m", "merge", "theirs"});

  const Outcome outcome = repository.run({"validate", "--base", "HEAD~2"});
  CHECK(outcome.code == 1);
  CHECK(outcome.out.find("error[RB613]: a merge lost or changed what was recorded of 1.1.1.1") != std::string::npos);
  CHECK(outcome.out.find(":plans/2021.progress.yaml:3:5: it stands here") != std::string::npos);
  repository.write(path, header + ours + theirs);
  CHECK(repository.run({"validate", "--base", "HEAD~2"}).code == 0);
}

}  // namespace
}  // namespace rbplan::testing
