// What is told of evidence that the disk does not hand out.
#include <doctest/doctest.h>

#include "support/plans.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

// Files of which only plans may be read.
class Locked : public Memory {
 public:
  std::unique_ptr<Reader> in(const std::string&) const override { return std::make_unique<Locked>(*this); }

  tl::expected<FileDigest, ReadError> digest(const std::string& path, LineEnds ends) const override {
    if (path.find("/evidence/") == std::string::npos) return Memory::digest(path, ends);
    return tl::unexpected(ReadError{ReadError::Why::no_permission, {}});
  }
};

TEST_CASE("evidence that cannot be read is told") {
  Locked files;
  files.add("plans/2021.yaml", small_plan({"months: [1]"}));
  files.add("plans/2021.progress.yaml",
            "rbplan_progress: 1\nrecords:\n"
            R"(  - {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29", )"
            R"("evidence": [{"file": "../evidence/sk.pdf", "sha256": ")" +
                std::string(64, 'a') + "\"}]}\n");
  files.add("evidence/sk.pdf", "%PDF");
  Setting setting;
  setting.files = &files;
  const Outcome outcome = run_words({"validate", "--notes", "plans"}, setting);
  INFO(outcome.out);
  CHECK(outcome.out.starts_with("plans/2021.progress.yaml:3:"));
  CHECK(outcome.out.find("warning[RB419]: `../evidence/sk.pdf` cannot be read\n") != std::string::npos);
  CHECK(outcome.out.find("\nhelp: check who may read the file\n\n1 warning in 1 file\n") != std::string::npos);
  CHECK(outcome.code == 0);
}

}  // namespace
}  // namespace rbplan::testing
