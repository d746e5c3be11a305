// Plan files beside what `validate` says of them: `ok` ones are silent, each of `err` has a `.out` and a `.json`.
#include <doctest/doctest.h>

#include "support/files.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

std::string path_in_tree(const std::filesystem::path& file) {
  return std::filesystem::relative(file, source_dir()).string();
}

TEST_CASE("good plans are silent") {
  const auto files = files_in("tests/plans/ok", ".yaml");
  REQUIRE(!files.empty());
  for (const auto& file : files) {
    INFO(file.string());
    const Outcome outcome = run_words({"validate", "--strict", path_in_tree(file)});
    CHECK(outcome.out == "");
    CHECK(outcome.err == "");
    CHECK(outcome.code == 0);
  }
}

TEST_CASE("each problem of a bad plan is told at its place") {
  const auto files = files_in("tests/plans/err", ".yaml");
  REQUIRE(!files.empty());
  for (const auto& file : files) {
    INFO(file.string());
    const Outcome text = run_words({"validate", "--strict", "--notes", path_in_tree(file)});
    CHECK(text.code == 1);
    CHECK(text.err == "");
    check_golden(std::filesystem::path(file).replace_extension(".out"), text.out);
    const Outcome json = run_words({"validate", "--format", "json", path_in_tree(file)});
    check_golden(std::filesystem::path(file).replace_extension(".json"), json.out);
  }
}

}  // namespace
}  // namespace rbplan::testing
