// A plan as the text of its file: in the usual form, and read back the same.
#include "record/plan_text.h"

#include <doctest/doctest.h>

#include "load/plan.h"
#include "load/usual.h"
#include "query/changes.h"
#include "support/files.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

std::string bytes_of(const std::string& name) { return read_file(source_dir() / name); }

TEST_CASE("what is written is in the usual form and the same plan") {
  for (const char* name : {"plans/2021.yaml", "tests/plans/ok/quarters.yaml", "tests/plans/ok/draft.yaml",
                           "tests/plans/ok/smallest.yaml"}) {
    INFO(std::string(name));
    const auto old = plan_of(bytes_of(name), "plan.yaml");
    const std::string text = plan_text(old->plan, {});
    INFO(text);
    const SourceText written("plans/2021.yaml", text);
    CHECK(read_usual(written));
    const auto now = plan_of(text, "plan.yaml");
    CHECK(plan_text(now->plan, {}) == text);
    CHECK(edit_of({&old->file, &now->file}).changes.empty());
  }
}

TEST_CASE("every key is written, remarks of the old file aside") {
  const SourceText source("2199.yaml", bytes_of("tests/plans/ok/everything.yaml"));
  const LoadedPlan old = load_plan(source);
  REQUIRE(old.plan);
  const SourceText written("2199.yaml", plan_text(*old.plan, {}));
  const LoadedPlan now = load_plan(written);
  REQUIRE(now.plan);
  CHECK(count(now.problems, Severity::error) == 0);
  CHECK(plan_text(*now.plan, {}) == written.bytes());
}

TEST_CASE("of a decree what is said is written, be it little, and signs are escaped") {
  for (const char* decree :
       {"{}", R"({number: "1 \"a\" \\ b"})", R"({date: "2021-01-04"})", R"({place: "P"})",
        R"({signatory: {name: "N"}})", R"({signatory: {position: "Ketua"}})",
        R"({certified_by: {name: "N", office: "O"}})", R"({certified_by: {position: "Sekretaris"}})",
        R"({issuer: "I"})", R"({about: "A"})", R"({deciding: ["KESATU"]})"}) {
    CAPTURE(std::string(decree));
    const auto old = plan_of(bytes_of("tests/plans/ok/smallest.yaml") + "decree: " + decree + "\n", "plan.yaml");
    const auto now = plan_of(plan_text(old->plan, {}), "plan.yaml");
    REQUIRE(now->plan.decree);
    CHECK(now->plan.decree->entries.size() == old->plan.decree->entries.size());
    CHECK(edit_of({&old->file, &now->file}).changes.empty());
  }
}

TEST_CASE("remarks stand above their rows and change nothing") {
  const auto old = plan_of(bytes_of("tests/plans/ok/smallest.yaml"));
  PlanRemarks remarks{{"one", "", "two: three"}, {}, "check"};
  remarks.of_rows[&old->plan.programs[0]] = {"a remark # with signs", "another\nof two lines"};
  const std::string text = plan_text(old->plan, remarks);
  INFO(text);
  CHECK(read_usual(SourceText("plans/2021.yaml", text)));
  CHECK(text.find("# one\n#\n# two: three\n") != std::string::npos);
  CHECK(text.find("  # check: a remark # with signs\n  # check: another of two lines\n  - number: ") !=
        std::string::npos);
  CHECK(plan_text(plan_of(text)->plan, {}) == plan_text(old->plan, {}));
}

}  // namespace
}  // namespace rbplan::testing
