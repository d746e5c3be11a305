#include "load/bytes.h"

#include <doctest/doctest.h>

#include "load/plan.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

struct Found {
  std::string_view code;
  std::size_t line;
  std::size_t column;
  bool operator==(const Found&) const = default;
};

std::vector<Found> found_in(const std::string& bytes) {
  const SourceText source("f", bytes);
  std::vector<Found> out;
  for (const Diagnostic& problem : check_bytes(source)) {
    const Place place = source.place(problem.span.begin);
    out.push_back({facts(problem.kind).code, place.line, place.column});
  }
  return out;
}

TEST_CASE("bytes that a plan may not hold are told at their places") {
  using List = std::vector<Found>;
  CHECK(found_in("a: \"\xC3\xA9\"\r\n\tb\n") == List{});
  CHECK(found_in("\xEF\xBB\xBF"
                 "a\n") == List{});
  CHECK(found_in("a\xEF\xBB\xBF\n") == List{{"RB102", 1, 2}});
  CHECK(found_in("a\xEF\xBF\xBE\n") == List{{"RB102", 1, 2}});
  CHECK(found_in("\xFE\xFF\xD8") == List{{"RB101", 1, 1}});
  CHECK(found_in("a\nb\xFFz\xC3") == List{{"RB101", 2, 2}, {"RB101", 2, 4}});
  CHECK(found_in(std::string("a\0b", 3)) == List{{"RB102", 1, 2}});
  CHECK(found_in("a\rb\x1b\xC2\x85\xE2\x80\xA8") ==
        List{{"RB102", 1, 2}, {"RB102", 1, 4}, {"RB102", 1, 5}, {"RB102", 1, 6}});
  CHECK(found_in("\xE2\x80\xAE\xE2\x80\x8E") == List{{"RB103", 1, 1}, {"RB120", 1, 2}});
}

TEST_CASE("a merge conflict is told once, where it begins") {
  using List = std::vector<Found>;
  CHECK(found_in("a\n<<<<<<< HEAD\nb\n||||||| base\n=======\nc\n>>>>>>> other\nd\n") == List{{"RB105", 2, 1}});
  CHECK(found_in("||||||| base\n=======\n>>>>>>> other\n") == List{{"RB105", 1, 1}});
  CHECK(found_in("=======\n>>>>>>> other\n") == List{{"RB105", 1, 1}});
  CHECK(found_in("<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n<<<<<<< a\n>>>>>>> b\n") ==
        List{{"RB105", 1, 1}, {"RB105", 4, 1}});
  CHECK(found_in("  =======\n========\n# ======= x\n") == List{});
}

TEST_CASE("a file over the limit") {
  const std::string bytes((kLargestFileMiB << 20) + 1, ' ');
  CHECK(found_in(bytes) == std::vector<Found>{{"RB104", 1, 1}});
  Memory files({{"plans/2021.yaml", bytes}});
  Setting setting;
  setting.files = &files;
  const Outcome outcome = run_words({"validate", "plans"}, setting);
  CHECK(outcome.code == 1);
  CHECK(outcome.out.starts_with("plans/2021.yaml:1:1: error[RB104]: this file is larger than 32 MiB\n"));
}

}  // namespace
}  // namespace rbplan::testing
