// A plan read on two cores is the plan read on one. Mutants of plans are compared in tests/oracle.
#include <doctest/doctest.h>

#include "support/documents.h"
#include "support/files.h"

namespace rbplan::testing {
namespace {

bool is_read_alike(const std::string& text) {
  const SourceText source("plans/2021.yaml", text);
  return is_same(read_yaml(source), read_yaml(source, true));
}

TEST_CASE("a file is read the same whole and in halves") {
  CHECK(is_read_alike(read_file(source_dir() / "plans/2021.yaml")));
  for (const std::string folder : {"tests/plans/ok", "tests/plans/err"}) {
    for (const auto& file : files_in(folder, ".yaml")) {
      INFO(file.string());
      CHECK(is_read_alike(read_file(file)));
    }
  }
}

TEST_CASE("what runs over the middle is read whole") {
  const std::string begin = "a: 1\nprograms:\n  - number: 1\n    name: ";
  const std::string end = "\n  - number: 2\n    name: \"b\"\n";
  CHECK(is_read_alike(begin + "\"a\"" + end));
  CHECK(is_read_alike(begin + "\"a" + end));
  CHECK(is_read_alike(begin + "'a" + end));
  CHECK(is_read_alike(begin + "[a," + end));
  CHECK(is_read_alike(begin + "|\n      a" + end));
  CHECK(is_read_alike(begin + end));
  CHECK(is_read_alike(begin + "&x a" + end + "    note: *x\n"));
  CHECK(is_read_alike(begin + "a" + end + "title: \"x\"\n"));
  CHECK(is_read_alike(begin + "a" + end + "---\n"));
  CHECK(is_read_alike(begin + "a\n..." + end));
  CHECK(is_read_alike(begin + "a\n%YAML 1.2" + end));
  CHECK(is_read_alike("\xEF\xBB\xBF" + begin + "\"a\\tb\"" + end));
}

}  // namespace
}  // namespace rbplan::testing
