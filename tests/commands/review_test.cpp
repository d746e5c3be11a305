// `review` with filters instead of ids: all that awaits a review among what they take, in all offices or in none.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/runs.h"

namespace rbplan::testing {
namespace {

constexpr std::size_t kMost = 1U << 20U;
constexpr std::string_view kReviewAll = "rbplan review --accept --program 1 --by Provinsi";

std::string plan_of(std::string_view office) {
  return fmt::format(
      "rbplan: 1\ntitle: \"Rencana\"\nyear: 2021\ninstitution: {{name: \"KPU {0}\", code: \"{0}\"}}\nprograms:\n"
      "  - number: 1\n    name: \"Program\"\n    activities:\n      - number: 1\n        name: \"Kegiatan\"\n"
      "        sub_activities:\n          - number: 1\n            name: \"Sub\"\n            indicators:\n"
      "              - {{number: 1, name: \"Laporan\", months: [1, 2, 3]}}\n",
      office);
}

// January is done and reviewed, February done, March not; recorded on that day.
std::string progress_of(std::string_view recorded) {
  const std::string row = R"(  - {"indicator": "1.1.1.1", "months": [)";
  return fmt::format(
      "rbplan_progress: 1\nrecords:\n{0}1, 2], \"status\": \"done\", \"date\": \"2021-02-01\", \"recorded\": "
      "\"{1}\"}}\n"
      "{0}1], \"review\": \"returned\", \"date\": \"2021-02-03\", \"recorded\": \"2021-02-03T02:00:00Z\"}}\n",
      row, recorded);
}

Memory two_offices(std::string_view recorded_of_second = "2021-02-01T02:00:00Z") {
  return Memory({{"plans/a-2021.yaml", plan_of("A")},
                 {"plans/a-2021.progress.yaml", progress_of("2021-02-01T02:00:00Z")},
                 {"plans/b-2021.yaml", plan_of("B")},
                 {"plans/b-2021.progress.yaml", progress_of(recorded_of_second)}});
}

std::string records_of(const Memory& files, std::string_view office) {
  return files.read(fmt::format("plans/{}-2021.progress.yaml", office), kMost).value();
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST_CASE("a filter reviews what awaits it in every office, and only that") {
  Memory files = two_offices();
  CHECK(run_line_in(files, std::string(kReviewAll) + " -n").code == exit_code::ok);
  CHECK(records_of(files, "a") == records_of(two_offices(), "a"));
  const Outcome outcome = run_line_in(files, std::string(kReviewAll));
  CHECK(outcome.code == exit_code::ok);
  for (const std::string_view office : {"a", "b"}) {
    CHECK(holds(outcome.out, fmt::format("Recorded in plans/{}-2021.progress.yaml:5\n", office)));
    CHECK(holds(records_of(files, office), "\"months\": [2], \"review\": \"accepted\""));
  }
  CHECK(run_line_in(files, std::string(kReviewAll)).code == exit_code::usage);
}

TEST_CASE("an office that is named is the only one reviewed") {
  Memory files = two_offices();
  CHECK(run_line_in(files, "rbplan review --accept --office B").code == exit_code::ok);
  CHECK(records_of(files, "a") == records_of(two_offices(), "a"));
  CHECK(records_of(files, "b") != records_of(two_offices(), "b"));
}

TEST_CASE("where one office's review is refused no office has any") {
  constexpr std::string_view kAhead = "2030-01-01T02:00:00Z";  // so that the clock seems to be behind
  Memory files = two_offices(kAhead);
  const Outcome outcome = run_line_in(files, std::string(kReviewAll));
  CHECK(outcome.code == exit_code::usage);
  CHECK(holds(outcome.err, "RB506"));
  CHECK(records_of(files, "a") == records_of(two_offices(), "a"));
  CHECK(records_of(files, "b") == records_of(two_offices(kAhead), "b"));
}

TEST_CASE("an office with errors is none to be passed over") {
  Memory files = two_offices();
  files.add("plans/b-2021.progress.yaml", "rbplan_progress: 1\nrecords:\n  - x\n");
  const Outcome outcome = run_line_in(files, std::string(kReviewAll));
  CHECK(outcome.code == exit_code::problems);
  CHECK(holds(outcome.err, "nothing was recorded"));
  CHECK(records_of(files, "a") == records_of(two_offices(), "a"));
}

TEST_CASE("where nothing of the day's year awaits a review, the year of which something does is named") {
  Memory files = two_offices();
  std::string next = plan_of("A");
  next.replace(next.find("2021"), 4, "2022");
  files.add("plans/a-2022.yaml", next);
  const Outcome outcome = run_line_in(files, std::string(kReviewAll) + " --office A --as-of 2022-01-10");
  CHECK(outcome.code == exit_code::usage);
  CHECK(holds(outcome.err, "\nhelp: of 2021 something does: --year 2021\n"));
  const Outcome told = run_line_in(files, std::string(kReviewAll) + " --office A --year 2021 -n");
  CHECK_MESSAGE(told.code == exit_code::ok, told.err);
}

TEST_CASE("where one of several files may not be written none is") {
  Memory files = two_offices();
  Setting setting;
  write_into(files, setting);
  const auto update = setting.update_file;
  setting.update_file = [&](const std::string& path, auto patience, const Rewrite& rewrite) {
    return holds(path, "b-2021") ? Updated{Updated::How::read_only, {}, {}} : update(path, patience, rewrite);
  };
  const Outcome outcome = run_line(std::string(kReviewAll), setting);
  CHECK(outcome.code == exit_code::io);
  CHECK(outcome.recorded.empty());
  CHECK(outcome.err == "error: plans/b-2021.progress.yaml is write-protected\nnothing was recorded\n");
  CHECK(records_of(files, "a") == records_of(two_offices(), "a"));
}

TEST_CASE("where the second file cannot be written it is said which one has its records") {
  Memory files = two_offices();
  Setting setting;
  write_into(files, setting);
  const auto update = setting.update_file;
  setting.update_file = [&](const std::string& path, auto patience, const Rewrite& rewrite) {
    if (!holds(path, "b-2021") || !rewrite(files.read(path, kMost).value())) return update(path, patience, rewrite);
    return Updated{Updated::How::failed, ENOSPC, {}};
  };
  const Outcome outcome = run_line(std::string(kReviewAll), setting);
  CHECK(outcome.code == exit_code::io);
  CHECK(outcome.recorded == "the record is in plans/a-2021.progress.yaml:5");
  CHECK(holds(outcome.err, "\nnothing was recorded in plans/b-2021.progress.yaml\n"));
}

}  // namespace
}  // namespace rbplan::testing
